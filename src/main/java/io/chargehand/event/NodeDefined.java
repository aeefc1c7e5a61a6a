package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Rules;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A node exists, or has changed: the whole of its master data, replacing what was known.
 *
 * @param nodeId the node
 * @param name what people call it, up to 100 characters
 * @param kind what it is for
 * @param format the retailer's word for its format, such as APPAREL or GROCERY
 * @param timeZone IANA time zone of its clocks
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param opens start of its working day, local
 * @param closes end of its working day, local; after {@code opens}
 * @param pickLinesPerHour order lines it can pick in an hour when fully staffed, 0 to 100,000; 0 where it fills
 *     no orders
 * @param zones its zones, at least one
 * @param locations its locations, at least one, each in one of the zones
 * @param links walkable links between its locations, both ways; every location is reachable from every other
 */
public record NodeDefined(
        NodeId nodeId,
        String name,
        NodeKind kind,
        String format,
        ZoneId timeZone,
        double latitude,
        double longitude,
        LocalTime opens,
        LocalTime closes,
        int pickLinesPerHour,
        List<ZoneDefined> zones,
        List<LocationDefined> locations,
        List<WalkingLink> links)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public NodeDefined {
        Rules.present("nodeId", nodeId);
        Rules.present("kind", kind);
        Rules.present("timeZone", timeZone);
        Rules.present("opens", opens);
        Rules.present("closes", closes);
        Rules.text("name", name, 100);
        Rules.identifier("format", format);
        Rules.range("latitude", latitude, -90, 90);
        Rules.range("longitude", longitude, -180, 180);
        Rules.require(closes.isAfter(opens), "closes", closes, "must be after opens " + opens);
        Rules.range("pickLinesPerHour", pickLinesPerHour, 0, 100_000);
        zones = Facts.nonEmpty("zones", zones);
        locations = Facts.nonEmpty("locations", locations);
        links = Facts.list("links", links);
    }
}
