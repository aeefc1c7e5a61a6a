package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * One item of an ASN.
 *
 * @param line 1 or more
 * @param itemId the item
 * @param advised units advised, at least 1
 * @param cartons cartons they come in, 1 to 100,000
 */
public record AsnLine(int line, ItemId itemId, Quantity advised, int cartons) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public AsnLine {
        Rules.present("itemId", itemId);
        Rules.present("advised", advised);
        Rules.require(line >= 1, "line", line, "must be at least 1");
        Rules.require(!advised.isZero(), "advised", advised, "must be at least 1");
        Rules.range("cartons", cartons, 1, 100_000);
    }
}
