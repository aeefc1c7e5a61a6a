package io.chargehand.event;

import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * The count of one item in one status at one location.
 *
 * @param locationId the location
 * @param itemId the item
 * @param status the status of the units
 * @param quantity units found
 */
public record StockCount(LocationId locationId, ItemId itemId, InventoryStatus status, Quantity quantity) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockCount {
        Rules.present("locationId", locationId);
        Rules.present("itemId", itemId);
        Rules.present("status", status);
        Rules.present("quantity", quantity);
    }
}
