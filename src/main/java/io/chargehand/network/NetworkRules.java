package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.BatchSoFar;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.ZoneId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What master data must hold together with what is known. Thread-safe. */
public final class NetworkRules {

    private final RetailNetwork network;

    /**
     * Makes the rules.
     *
     * @param network what is known
     */
    public NetworkRules(RetailNetwork network) {
        this.network = network;
    }

    /** The rule that a fact breaks; empty for facts of other modules. */
    public Optional<InvalidInputException> objection(OperationalFact fact, BatchSoFar batch) {
        try {
            if (fact instanceof NodeDefined node) {
                check(node, batch);
            } else if (fact instanceof AssortmentSet assortment) {
                check(assortment, batch);
            }
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(e);
        }
    }

    private void check(NodeDefined node, BatchSoFar batch) {
        Set<ZoneId> zones = new HashSet<>();
        for (int i = 0; i < node.zones().size(); i++) {
            ZoneDefined zone = node.zones().get(i);
            String field = "zones[" + i + "].zoneId";
            Rules.require(
                    zones.add(zone.zoneId()), field, zone.zoneId(), "must differ from the other zones of the node");
            unclaimed(field, zone.zoneId(), network.ownerOf(zone.zoneId()), node.nodeId(), batch);
        }
        Map<LocationId, Integer> locations = new HashMap<>();
        for (int i = 0; i < node.locations().size(); i++) {
            LocationDefined location = node.locations().get(i);
            LocationId id = location.locationId();
            String field = "locations[" + i + "].";
            Rules.require(
                    locations.putIfAbsent(id, i) == null,
                    field + "locationId",
                    id,
                    "must differ from the other locations of the node");
            known(zones.contains(location.zoneId()), field + "zoneId", location.zoneId(), "zone of the node");
            unclaimed(field + "locationId", id, network.ownerOf(id), node.nodeId(), batch);
        }
        checkWays(node, locations);
    }

    private static void checkWays(NodeDefined node, Map<LocationId, Integer> locations) {
        ShortestWays ways = new ShortestWays(locations.size());
        List<WalkingLink> links = node.links();
        for (int i = 0; i < links.size(); i++) {
            WalkingLink link = links.get(i);
            Integer from = locations.get(link.from());
            Integer to = locations.get(link.to());
            if (from == null) {
                throw new UnknownIdException("links[" + i + "].from", link.from(), "location of the node");
            }
            if (to == null) {
                throw new UnknownIdException("links[" + i + "].to", link.to(), "location of the node");
            }
            ways.link(from, to, link.distance().value());
        }
        for (int i = 1; i < node.locations().size(); i++) {
            Rules.require(
                    Double.isFinite(ways.metres(0, i)),
                    "locations[" + i + "].locationId",
                    node.locations().get(i).locationId(),
                    "must be linked, directly or by others, to the first location "
                            + node.locations().get(0).locationId());
        }
    }

    private void check(AssortmentSet assortment, BatchSoFar batch) {
        NodeId nodeId = assortment.nodeId();
        Optional<Node> node = network.findNode(nodeId);
        boolean inBatch = batch.defines(nodeId);
        known(node.isPresent() || inBatch, "nodeId", nodeId, "node");
        boolean item = network.findItem(assortment.itemId()).isPresent() || batch.defines(assortment.itemId());
        known(item, "itemId", assortment.itemId(), "item");
        assortment.floorLocation().ifPresent(floor -> inNode("floorLocation", floor, node, inBatch, batch));
        inNode("storageLocation", assortment.storageLocation(), node, inBatch, batch);
    }

    private static void inNode(
            String field, LocationId location, Optional<Node> node, boolean inBatch, BatchSoFar batch) {
        boolean lies = node.isPresent() && node.get().has(location) || inBatch && batch.defines(location);
        known(lies, field, location, "location of the node");
    }

    /** Zones and locations are unique within the retailer. */
    private static void unclaimed(String field, Record id, Optional<NodeId> owner, NodeId node, BatchSoFar batch) {
        boolean elsewhere = owner.isPresent() && !owner.get().equals(node);
        boolean elsewhereInBatch = owner.isEmpty() && batch.defines(id) && !batch.defines(node);
        if (elsewhere || elsewhereInBatch) {
            throw new ConflictException(
                    field,
                    id,
                    "must not belong to another node"
                            + owner.map(other -> ", " + other).orElse(""));
        }
    }

    private static void known(boolean known, String field, Record id, String kind) {
        if (!known) {
            throw new UnknownIdException(field, id, kind);
        }
    }
}
