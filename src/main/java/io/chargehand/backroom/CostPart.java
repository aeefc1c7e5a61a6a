package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Rules;

/**
 * One source of a task's delay cost. Immutable.
 *
 * @param cause what kind of loss
 * @param reference id of the order, item or ASN behind it, 1 to 128 characters
 * @param label how a store manager would name it, such as {@code pickup risk on order 1182}, 1 to 200 characters
 * @param curve expected loss by finish time from this source alone
 */
public record CostPart(DelayCause cause, String reference, String label, DelayCostCurve curve) {

    /**
     * Checks that all is present.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming what is missing
     */
    public CostPart {
        Rules.present("cause", cause);
        Rules.text("reference", reference, 128);
        Rules.text("label", label, 200);
        Rules.present("curve", curve);
    }
}
