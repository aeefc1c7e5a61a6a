package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * One item of an order.
 *
 * @param line 1 or more
 * @param itemId the item
 * @param quantity units ordered, at least 1
 * @param unitPrice what the customer pays for a unit, at least 0
 */
public record OrderLine(int line, ItemId itemId, Quantity quantity, Money unitPrice) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public OrderLine {
        Rules.present("itemId", itemId);
        Rules.present("quantity", quantity);
        Rules.present("unitPrice", unitPrice);
        Rules.require(line >= 1, "line", line, "must be at least 1");
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
        Facts.notNegative("unitPrice", unitPrice);
    }
}
