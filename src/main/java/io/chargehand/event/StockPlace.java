package io.chargehand.event;

import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Rules;

/**
 * A location and the status of units there.
 *
 * @param locationId the location
 * @param status the status
 */
public record StockPlace(LocationId locationId, InventoryStatus status) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockPlace {
        Rules.present("locationId", locationId);
        Rules.present("status", status);
    }
}
