package io.chargehand.event;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.ZoneId;

/**
 * A zone of a node.
 *
 * @param zoneId the zone
 * @param purpose what it is for
 */
public record ZoneDefined(ZoneId zoneId, ZonePurpose purpose) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ZoneDefined {
        Rules.present("zoneId", zoneId);
        Rules.present("purpose", purpose);
    }
}
