package io.chargehand.event;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.Rules;

/**
 * What an ASN advised has arrived at the dock, at the time of the event.
 *
 * @param asnId the ASN
 */
public record AsnArrived(AsnId asnId) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public AsnArrived {
        Rules.present("asnId", asnId);
    }
}
