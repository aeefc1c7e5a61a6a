package io.chargehand.event;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.ShiftId;

/**
 * A shift will not be worked, or ends now.
 *
 * @param shiftId the shift
 * @param reason why, up to 200 characters
 */
public record ShiftCancelled(ShiftId shiftId, String reason) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ShiftCancelled {
        Rules.present("shiftId", shiftId);
        Rules.text("reason", reason, 200);
    }
}
