package io.chargehand.testing;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.Network;
import io.chargehand.network.Node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Master data in memory, made of facts; every walk takes half a minute. Thread-safe. */
public final class FakeNetwork implements Network {

    private final Map<NodeId, Node> nodes = new ConcurrentSkipListMap<>();
    private final Map<ItemId, ItemDefined> items = new ConcurrentSkipListMap<>();
    private final Map<SupplierId, SupplierDefined> suppliers = new ConcurrentSkipListMap<>();
    private final Map<NodeId, Map<ItemId, AssortmentSet>> assortments = new ConcurrentSkipListMap<>();

    /** Takes in master data; other facts change nothing. */
    public void add(OperationalFact fact) {
        if (fact instanceof NodeDefined node) {
            nodes.put(node.nodeId(), new FakeNode(node));
        } else if (fact instanceof ItemDefined item) {
            items.put(item.itemId(), item);
        } else if (fact instanceof SupplierDefined supplier) {
            suppliers.put(supplier.supplierId(), supplier);
        } else if (fact instanceof AssortmentSet set) {
            assortments
                    .computeIfAbsent(set.nodeId(), any -> new ConcurrentSkipListMap<>())
                    .put(set.itemId(), set);
        }
    }

    @Override
    public Optional<Node> findNode(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    @Override
    public Node getNode(NodeId id) {
        return findNode(id).orElseThrow(() -> new UnknownIdException("nodeId", id, "node"));
    }

    @Override
    public List<Node> listNodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public Optional<ItemDefined> findItem(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public ItemDefined getItem(ItemId id) {
        return findItem(id).orElseThrow(() -> new UnknownIdException("itemId", id, "item"));
    }

    @Override
    public Optional<SupplierDefined> findSupplier(SupplierId id) {
        return Optional.ofNullable(suppliers.get(id));
    }

    @Override
    public Optional<AssortmentSet> findAssortment(NodeId node, ItemId item) {
        return Optional.ofNullable(assortments.get(node)).map(each -> each.get(item));
    }

    @Override
    public List<AssortmentSet> listAssortment(NodeId node) {
        return List.copyOf(assortments.getOrDefault(node, Map.of()).values());
    }

    @Override
    public List<NodeId> listNodesCarrying(ItemId item) {
        return assortments.entrySet().stream()
                .filter(each -> each.getValue().containsKey(item))
                .map(Map.Entry::getKey)
                .toList();
    }

    private record FakeNode(NodeDefined definition) implements Node {

        @Override
        public NodeId id() {
            return definition.nodeId();
        }

        @Override
        public List<LocationId> locations() {
            return definition.locations().stream()
                    .map(LocationDefined::locationId)
                    .toList();
        }

        @Override
        public boolean has(LocationId location) {
            return locations().contains(location);
        }

        @Override
        public ZonePurpose purpose(LocationId location) {
            return definition.locations().stream()
                    .filter(each -> each.locationId().equals(location))
                    .flatMap(each -> definition.zones().stream()
                            .filter(zone -> zone.zoneId().equals(each.zoneId())))
                    .findFirst()
                    .orElseThrow(() -> new UnknownIdException("locationId", location, "location of " + id()))
                    .purpose();
        }

        @Override
        public List<LocationId> locations(ZonePurpose purpose) {
            return locations().stream().filter(each -> purpose(each) == purpose).toList();
        }

        @Override
        public Minutes walking(LocationId from, LocationId to) {
            return new Minutes(from.equals(to) ? 0 : 0.5);
        }
    }
}
