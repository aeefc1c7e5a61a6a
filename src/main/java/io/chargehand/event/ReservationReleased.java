package io.chargehand.event;

import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.Rules;

/**
 * What was left of a reservation is free again.
 *
 * @param reservationId the reservation
 * @param reason why, up to 200 characters
 */
public record ReservationReleased(ReservationId reservationId, String reason) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ReservationReleased {
        Rules.present("reservationId", reservationId);
        Rules.text("reason", reason, 200);
    }
}
