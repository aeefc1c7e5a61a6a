package io.chargehand.event;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.ZoneId;

/**
 * A location of a node.
 *
 * @param locationId the location
 * @param zoneId the zone it lies in
 */
public record LocationDefined(LocationId locationId, ZoneId zoneId) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public LocationDefined {
        Rules.present("locationId", locationId);
        Rules.present("zoneId", zoneId);
    }
}
