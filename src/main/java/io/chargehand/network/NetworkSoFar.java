package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.UnknownIdException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Master data as of a point within a batch of events: what {@link Network} knows, and over it what the batch's earlier events
 * define. For folds, which judge an event before the batch is folded. One batch, one thread.
 */
public final class NetworkSoFar {

    private final Network network;
    private final Map<NodeId, NodeDefined> nodes = new HashMap<>();
    private final Map<NodeId, Map<ItemId, AssortmentSet>> assortments = new HashMap<>();
    private final Set<ItemId> items = new HashSet<>();
    private final Set<SupplierId> suppliers = new HashSet<>();

    /** Starts from what is known before the batch. */
    public NetworkSoFar(Network network) {
        this.network = network;
    }

    /** Takes in what a fact of the batch defines; other facts change nothing. */
    public void see(OperationalFact fact) {
        if (fact instanceof NodeDefined node) {
            nodes.put(node.nodeId(), node);
        } else if (fact instanceof ItemDefined item) {
            items.add(item.itemId());
        } else if (fact instanceof SupplierDefined supplier) {
            suppliers.add(supplier.supplierId());
        } else if (fact instanceof AssortmentSet set) {
            assortments.computeIfAbsent(set.nodeId(), any -> new HashMap<>()).put(set.itemId(), set);
        }
    }

    /** An objection unless the node is known. */
    public Optional<InvalidInputException> unknownNode(String field, NodeId node) {
        boolean known = nodes.containsKey(node) || network.findNode(node).isPresent();
        return known ? Optional.empty() : Optional.of(new UnknownIdException(field, node, "node"));
    }

    /** An objection unless the item is known. */
    public Optional<InvalidInputException> unknownItem(String field, ItemId item) {
        boolean known = items.contains(item) || network.findItem(item).isPresent();
        return known ? Optional.empty() : Optional.of(new UnknownIdException(field, item, "item"));
    }

    /** An objection unless the supplier is known. */
    public Optional<InvalidInputException> unknownSupplier(String field, SupplierId supplier) {
        boolean known =
                suppliers.contains(supplier) || network.findSupplier(supplier).isPresent();
        return known ? Optional.empty() : Optional.of(new UnknownIdException(field, supplier, "supplier"));
    }

    /** An objection unless the location lies in the node. */
    public Optional<InvalidInputException> unknownLocation(String field, NodeId node, LocationId location) {
        NodeDefined defined = nodes.get(node);
        boolean known = defined == null
                ? network.findNode(node).map(each -> each.has(location)).orElse(false)
                : defined.locations().stream()
                        .anyMatch(each -> each.locationId().equals(location));
        return known
                ? Optional.empty()
                : Optional.of(new UnknownIdException(field, location, "location of node " + node));
    }

    /** What the node carries of the item. */
    public Optional<AssortmentSet> findAssortment(NodeId node, ItemId item) {
        Map<ItemId, AssortmentSet> defined = assortments.get(node);
        if (defined != null && defined.containsKey(item)) {
            return Optional.of(defined.get(item));
        }
        return network.findAssortment(node, item);
    }

    /** The first location of a zone of that purpose; empty where the node has none or is unknown. */
    public Optional<LocationId> firstLocation(NodeId node, ZonePurpose purpose) {
        NodeDefined defined = nodes.get(node);
        if (defined == null) {
            return network.findNode(node)
                    .flatMap(each -> each.locations(purpose).stream().findFirst());
        }
        return defined.locations().stream()
                .filter(each -> purpose(defined, each) == purpose)
                .map(LocationDefined::locationId)
                .findFirst();
    }

    /** What the zone of a location is for; empty where the location is not in the node. */
    public Optional<ZonePurpose> findPurpose(NodeId node, LocationId location) {
        NodeDefined defined = nodes.get(node);
        if (defined == null) {
            return network.findNode(node).filter(each -> each.has(location)).map(each -> each.purpose(location));
        }
        return defined.locations().stream()
                .filter(each -> each.locationId().equals(location))
                .map(each -> purpose(defined, each))
                .findFirst();
    }

    private static ZonePurpose purpose(NodeDefined node, LocationDefined location) {
        return node.zones().stream()
                .filter(each -> each.zoneId().equals(location.zoneId()))
                .map(ZoneDefined::purpose)
                .findFirst()
                .orElseThrow(() -> new UnknownIdException("zoneId", location.zoneId(), "zone of " + node.nodeId()));
    }
}
