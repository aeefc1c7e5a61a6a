package io.chargehand.event;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.Rules;

/**
 * Units of a reservation have been picked and stand at a staging location.
 *
 * @param reservationId the reservation
 * @param locationId the staging location
 * @param quantity units, at least 1
 */
public record ReservationPicked(ReservationId reservationId, LocationId locationId, Quantity quantity)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReservationPicked {
        Rules.present("reservationId", reservationId);
        Rules.present("locationId", locationId);
        Rules.present("quantity", quantity);
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
