package io.chargehand.inventory.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.inventory.Reservation;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reservations, staged units and inbound lines that the events of a batch touch, as of a point within the batch. One
 * batch, one thread.
 */
final class InventoryBatch {

    private final ReservationTables tables;
    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Map<OrderLineRef, Map<NodeId, ItemId>> items = new HashMap<>();
    private final Map<StagedUnits.Key, StagedUnits> staged = new HashMap<>();
    private final Map<AsnId, Map<Integer, InboundLine>> inbound = new HashMap<>();
    private final Set<Object> read = new HashSet<>();
    private final Map<ReservationId, Reservation> changedReservations = new LinkedHashMap<>();
    private final Map<StagedUnits.Key, StagedUnits> changedStaged = new LinkedHashMap<>();
    private final Map<AsnLineRef, InboundLine> changedInbound = new LinkedHashMap<>();

    InventoryBatch(ReservationTables tables) {
        this.tables = tables;
    }

    /** Reads what is not read yet of what these facts name. */
    void read(Collection<? extends OperationalFact> facts) {
        Set<ReservationId> named = new LinkedHashSet<>();
        Set<OrderId> orders = new LinkedHashSet<>();
        Set<AsnId> asns = new LinkedHashSet<>();
        for (OperationalFact fact : facts) {
            if (fact instanceof StockReserved reserved) {
                named.add(reserved.reservationId());
            } else if (fact instanceof ReservationPicked picked) {
                named.add(picked.reservationId());
            } else if (fact instanceof ReservationReleased released) {
                named.add(released.reservationId());
            } else if (fact instanceof OrderLineFulfilled fulfilled) {
                orders.add(fulfilled.orderLine().order());
            } else if (fact instanceof AsnAdvised advised) {
                asns.add(advised.asnId());
            } else if (fact instanceof ReceiptCounted counted) {
                asns.add(counted.asnId());
            }
        }
        named.removeAll(read);
        orders.removeAll(read);
        asns.removeAll(read);
        tables.load(named).forEach(this::know);
        tables.loadOfOrders(orders)
                .forEach(each -> items.computeIfAbsent(each.reserved().orderLine(), any -> new HashMap<>())
                        .putIfAbsent(each.reserved().nodeId(), each.reserved().itemId()));
        tables.loadStaged(orders).forEach(each -> staged.put(each.key(), each));
        tables.loadInbound(asns).forEach(this::know);
        read.addAll(named);
        read.addAll(orders);
        read.addAll(asns);
    }

    Optional<Reservation> find(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    /** The item that the node holds for the order line, known from its reservations. */
    Optional<ItemId> findItem(OrderLineRef line, NodeId node) {
        return Optional.ofNullable(items.get(line)).map(each -> each.get(node));
    }

    StagedUnits staged(StagedUnits.Key key) {
        return staged.getOrDefault(key, new StagedUnits(key, 0, 0));
    }

    /** The lines of an ASN by number; empty where it was not advised. */
    Map<Integer, InboundLine> inbound(AsnId asn) {
        return inbound.getOrDefault(asn, Map.of());
    }

    void put(Reservation reservation) {
        know(reservation);
        changedReservations.put(reservation.reserved().reservationId(), reservation);
    }

    void put(StagedUnits units) {
        staged.put(units.key(), units);
        changedStaged.put(units.key(), units);
    }

    void put(InboundLine line) {
        know(line);
        changedInbound.put(line.ref(), line);
    }

    private void know(Reservation reservation) {
        StockReserved reserved = reservation.reserved();
        reservations.put(reserved.reservationId(), reservation);
        items.computeIfAbsent(reserved.orderLine(), any -> new HashMap<>())
                .putIfAbsent(reserved.nodeId(), reserved.itemId());
    }

    private void know(InboundLine line) {
        inbound.computeIfAbsent(line.ref().asn(), any -> new TreeMap<>())
                .put(line.ref().line(), line);
    }

    void save() {
        tables.save(List.copyOf(changedReservations.values()));
        tables.saveStaged(List.copyOf(changedStaged.values()));
        tables.saveInbound(List.copyOf(changedInbound.values()));
    }
}
