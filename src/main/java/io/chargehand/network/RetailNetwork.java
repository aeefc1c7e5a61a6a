package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.ZoneId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The master data in memory. One writer at a time, which the intake sees to; any number of readers, who find each node, each
 * item and each node's assortment whole.
 */
public final class RetailNetwork implements Network {

    private final double metresPerMinute;
    private final Map<NodeId, Dated<Node>> nodes = new ConcurrentHashMap<>();
    private final Map<ItemId, Dated<ItemDefined>> items = new ConcurrentHashMap<>();
    private final Map<SupplierId, Dated<SupplierDefined>> suppliers = new ConcurrentHashMap<>();
    private final Map<NodeId, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<ItemId, List<NodeId>> carriers = new ConcurrentHashMap<>();
    private final Map<Record, NodeId> owners = new ConcurrentHashMap<>();
    private final Map<AssortmentKey, Dated<AssortmentSet>> assortments = new ConcurrentHashMap<>();
    private volatile List<Node> sortedNodes = List.of();

    /**
     * Makes an empty network.
     *
     * @param metresPerMinute how fast an average worker walks; more than 0
     */
    public RetailNetwork(double metresPerMinute) {
        Rules.require(metresPerMinute > 0, "walkingMetresPerMinute", metresPerMinute, "must be more than 0");
        this.metresPerMinute = metresPerMinute;
    }

    /** Takes facts of master data over, in order; others change nothing. A fact older than what is known changes nothing. */
    @SuppressWarnings("ReferenceEquality") // asks whether the very fact given was kept
    public void apply(Collection<? extends Dated<? extends OperationalFact>> facts) {
        Map<NodeId, Map<ItemId, AssortmentSet>> changedShelves = new HashMap<>();
        boolean nodesChanged = false;
        for (Dated<? extends OperationalFact> dated : facts) {
            OperationalFact fact = dated.fact();
            if (fact instanceof NodeDefined node) {
                nodesChanged |= define(dated, node);
            } else if (fact instanceof ItemDefined item) {
                items.merge(item.itemId(), new Dated<>(dated.at(), item), RetailNetwork::newer);
            } else if (fact instanceof SupplierDefined supplier) {
                suppliers.merge(supplier.supplierId(), new Dated<>(dated.at(), supplier), RetailNetwork::newer);
            } else if (fact instanceof AssortmentSet assortment) {
                Dated<AssortmentSet> given = new Dated<>(dated.at(), assortment);
                AssortmentKey key = new AssortmentKey(assortment.nodeId(), assortment.itemId());
                if (given.equals(assortments.merge(key, given, RetailNetwork::newer))) {
                    changedShelves
                            .computeIfAbsent(assortment.nodeId(), node -> new HashMap<>())
                            .put(assortment.itemId(), assortment);
                }
            }
        }
        if (nodesChanged) {
            sortedNodes = nodes.values().stream()
                    .map(Dated::fact)
                    .sorted(Comparator.comparing(Node::id))
                    .toList();
        }
        changedShelves.forEach(this::change);
    }

    private boolean define(Dated<?> dated, NodeDefined definition) {
        Dated<Node> given = new Dated<>(dated.at(), new WalkedNode(definition, metresPerMinute));
        Dated<Node> before = nodes.get(definition.nodeId());
        if (before != null && !given.replaces(before)) {
            return false;
        }
        if (before != null) {
            owners.values().removeIf(definition.nodeId()::equals);
        }
        definition.zones().forEach(zone -> owners.put(zone.zoneId(), definition.nodeId()));
        definition.locations().forEach(location -> owners.put(location.locationId(), definition.nodeId()));
        nodes.put(definition.nodeId(), given);
        return true;
    }

    private void change(NodeId node, Map<ItemId, AssortmentSet> changes) {
        Shelf before = shelves.getOrDefault(node, Shelf.EMPTY);
        shelves.put(node, before.with(changes));
        for (ItemId item : changes.keySet()) {
            if (!before.byItem().containsKey(item)) {
                List<NodeId> carrying = new ArrayList<>(carriers.getOrDefault(item, List.of()));
                carrying.add(node);
                carrying.sort(Comparator.naturalOrder());
                carriers.put(item, List.copyOf(carrying));
            }
        }
    }

    private static <T> Dated<T> newer(Dated<T> known, Dated<T> given) {
        return given.replaces(known) ? given : known;
    }

    @Override
    public Optional<Node> findNode(NodeId id) {
        return Optional.ofNullable(nodes.get(id)).map(Dated::fact);
    }

    @Override
    public Node getNode(NodeId id) {
        return findNode(id).orElseThrow(() -> new UnknownIdException("nodeId", id, "node"));
    }

    @Override
    public List<Node> listNodes() {
        return sortedNodes;
    }

    @Override
    public Optional<ItemDefined> findItem(ItemId id) {
        return Optional.ofNullable(items.get(id)).map(Dated::fact);
    }

    @Override
    public ItemDefined getItem(ItemId id) {
        return findItem(id).orElseThrow(() -> new UnknownIdException("itemId", id, "item"));
    }

    @Override
    public Optional<SupplierDefined> findSupplier(SupplierId id) {
        return Optional.ofNullable(suppliers.get(id)).map(Dated::fact);
    }

    @Override
    public Optional<AssortmentSet> findAssortment(NodeId node, ItemId item) {
        return Optional.ofNullable(
                shelves.getOrDefault(node, Shelf.EMPTY).byItem().get(item));
    }

    @Override
    public List<AssortmentSet> listAssortment(NodeId node) {
        return shelves.getOrDefault(node, Shelf.EMPTY).sorted();
    }

    @Override
    public List<NodeId> listNodesCarrying(ItemId item) {
        return carriers.getOrDefault(item, List.of());
    }

    /** The node in which a zone lies. */
    Optional<NodeId> ownerOf(ZoneId zone) {
        return Optional.ofNullable(owners.get(zone));
    }

    /** The node in which a location lies. */
    Optional<NodeId> ownerOf(LocationId location) {
        return Optional.ofNullable(owners.get(location));
    }

    private record AssortmentKey(NodeId node, ItemId item) {}
}
