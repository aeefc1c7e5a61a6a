package io.chargehand.network;

import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.ZoneId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node with the shortest ways between its locations, found when first asked for. Immutable to its callers. */
final class WalkedNode implements Node {

    private final NodeDefined definition;
    private final List<LocationId> locations;
    private final Map<LocationId, Integer> indices = new HashMap<>();
    private final Map<LocationId, ZonePurpose> purposes = new HashMap<>();
    private final Map<ZonePurpose, List<LocationId>> byPurpose = new EnumMap<>(ZonePurpose.class);
    private final ShortestWays ways;
    private final double metresPerMinute;

    /** Takes a definition that {@link NetworkRules} has no objection to. */
    WalkedNode(NodeDefined definition, double metresPerMinute) {
        this.definition = definition;
        this.metresPerMinute = metresPerMinute;
        this.locations =
                definition.locations().stream().map(LocationDefined::locationId).toList();
        Map<ZoneId, ZonePurpose> zones = new HashMap<>();
        for (ZoneDefined zone : definition.zones()) {
            zones.put(zone.zoneId(), zone.purpose());
        }
        for (LocationDefined location : definition.locations()) {
            ZonePurpose purpose = zones.get(location.zoneId());
            if (purpose == null) {
                throw new UnknownIdException("zoneId", location.zoneId(), "zone of node " + definition.nodeId());
            }
            indices.put(location.locationId(), indices.size());
            purposes.put(location.locationId(), purpose);
            byPurpose.computeIfAbsent(purpose, p -> new ArrayList<>()).add(location.locationId());
        }
        this.ways = new ShortestWays(locations.size());
        for (WalkingLink link : definition.links()) {
            ways.link(index(link.from()), index(link.to()), link.distance().value());
        }
    }

    @Override
    public NodeId id() {
        return definition.nodeId();
    }

    @Override
    public NodeDefined definition() {
        return definition;
    }

    @Override
    public List<LocationId> locations() {
        return locations;
    }

    @Override
    public boolean has(LocationId location) {
        return indices.containsKey(location);
    }

    @Override
    public ZonePurpose purpose(LocationId location) {
        ZonePurpose purpose = purposes.get(location);
        if (purpose == null) {
            throw unknown(location);
        }
        return purpose;
    }

    @Override
    public List<LocationId> locations(ZonePurpose purpose) {
        return List.copyOf(byPurpose.getOrDefault(purpose, List.of()));
    }

    @Override
    public Minutes walking(LocationId from, LocationId to) {
        return new Minutes(ways.metres(index(from), index(to)) / metresPerMinute);
    }

    private int index(LocationId location) {
        Integer index = indices.get(location);
        if (index == null) {
            throw unknown(location);
        }
        return index;
    }

    private UnknownIdException unknown(LocationId location) {
        return new UnknownIdException("locationId", location, "location of node " + id());
    }

    @Override
    public String toString() {
        return "Node " + id() + " with " + locations.size() + " locations";
    }
}
