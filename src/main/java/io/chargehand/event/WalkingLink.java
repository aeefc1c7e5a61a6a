package io.chargehand.event;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Rules;

/**
 * A link that workers walk, both ways.
 *
 * @param from one end
 * @param to the other end
 * @param distance its length in metres
 */
public record WalkingLink(LocationId from, LocationId to, Metres distance) {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public WalkingLink {
        Rules.present("from", from);
        Rules.present("to", to);
        Rules.present("distance", distance);
    }
}
