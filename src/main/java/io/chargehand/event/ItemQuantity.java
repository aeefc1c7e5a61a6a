package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * Units of an item.
 *
 * @param itemId the item
 * @param quantity units, at least 1
 */
public record ItemQuantity(ItemId itemId, Quantity quantity) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ItemQuantity {
        Rules.present("itemId", itemId);
        Rules.present("quantity", quantity);
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
