package io.chargehand.inventory.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemQuantity;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockReserved;
import io.chargehand.event.ZonePurpose;
import io.chargehand.inventory.Reservation;
import io.chargehand.inventory.jdbc.StockChange.Effect;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.NetworkSoFar;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What each fact does to stock. Updates the batch's reservations, staged units and inbound lines on the way. */
final class StockEffects {

    private final InventoryBatch batch;
    private final NetworkSoFar network;
    private final Consumer<StockChange> changes;

    StockEffects(InventoryBatch batch, NetworkSoFar network, Consumer<StockChange> changes) {
        this.batch = batch;
        this.network = network;
        this.changes = changes;
    }

    void apply(OperationalEvent event) {
        OperationalFact fact = event.fact();
        Instant at = event.time();
        network.see(fact);
        if (fact instanceof SalesReported sales) {
            sales.sales().forEach(each -> sold(sales.nodeId(), each, at));
        } else if (fact instanceof StockCounted counted) {
            counted.counts()
                    .forEach(each -> emit(
                            new StockKey(counted.nodeId(), each.itemId(), each.locationId(), each.status()),
                            Effect.COUNT,
                            each.quantity().units(),
                            at));
        } else if (fact instanceof StockMoved moved) {
            long units = moved.quantity().units();
            emit(StockKey.of(moved.nodeId(), moved.itemId(), moved.from()), Effect.PHYSICAL, -units, at);
            emit(StockKey.of(moved.nodeId(), moved.itemId(), moved.to()), Effect.PHYSICAL, units, at);
        } else if (fact instanceof StockAdjusted adjusted) {
            emit(
                    StockKey.of(adjusted.nodeId(), adjusted.itemId(), adjusted.place()),
                    Effect.PHYSICAL,
                    adjusted.change(),
                    at);
        } else if (fact instanceof AsnAdvised advised) {
            advised.lines().forEach(each -> advised(advised, each, at));
        } else if (fact instanceof ReceiptCounted counted) {
            counted(counted, at);
        } else if (fact instanceof ReturnReceived returned) {
            StockKey hold = new StockKey(
                    returned.nodeId(), returned.itemId(), dock(returned.nodeId()), InventoryStatus.QUALITY_HOLD);
            emit(hold, Effect.PHYSICAL, returned.quantity().units(), at);
        } else if (fact instanceof StockReserved reserved) {
            reserved(reserved, at);
        } else if (fact instanceof ReservationPicked picked) {
            picked(picked, at);
        } else if (fact instanceof ReservationReleased released) {
            released(released, at);
        } else if (fact instanceof OrderLineFulfilled fulfilled) {
            fulfilled(fulfilled, at);
        }
    }

    private void sold(NodeId node, ItemQuantity sold, Instant at) {
        AssortmentSet place = network.findAssortment(node, sold.itemId())
                .orElseThrow(() -> new UnknownIdException("itemId", sold.itemId(), "item carried by node " + node));
        LocationId from = place.floorLocation().orElse(place.storageLocation());
        emit(
                new StockKey(node, sold.itemId(), from, InventoryStatus.AVAILABLE),
                Effect.PHYSICAL,
                -sold.quantity().units(),
                at);
    }

    private void advised(AsnAdvised advised, AsnLine line, Instant at) {
        long units = line.advised().units();
        batch.put(
                new InboundLine(new AsnLineRef(advised.asnId(), line.line()), advised.nodeId(), line.itemId(), units));
        emit(
                new StockKey(advised.nodeId(), line.itemId(), dock(advised.nodeId()), InventoryStatus.IN_TRANSIT),
                Effect.STATUS,
                units,
                at);
    }

    private void counted(ReceiptCounted counted, Instant at) {
        Map<Integer, InboundLine> lines = batch.inbound(counted.asnId());
        for (ReceiptLine line : counted.lines()) {
            InboundLine inbound = lines.get(line.line());
            if (inbound == null) {
                throw new UnknownIdException("lines.line", line.line(), "line of ASN " + counted.asnId());
            }
            arrived(inbound, at);
            atDock(inbound, InventoryStatus.QUALITY_HOLD, line.counted(), at);
            atDock(inbound, InventoryStatus.DAMAGED, line.damaged(), at);
        }
        if (counted.complete()) {
            batch.inbound(counted.asnId()).values().stream().toList().forEach(each -> arrived(each, at));
        }
    }

    private void arrived(InboundLine line, Instant at) {
        if (line.inTransit() > 0) {
            emit(
                    new StockKey(line.node(), line.item(), dock(line.node()), InventoryStatus.IN_TRANSIT),
                    Effect.STATUS,
                    -line.inTransit(),
                    at);
            batch.put(line.arrived());
        }
    }

    private void atDock(InboundLine line, InventoryStatus status, Quantity units, Instant at) {
        if (!units.isZero()) {
            emit(new StockKey(line.node(), line.item(), dock(line.node()), status), Effect.PHYSICAL, units.units(), at);
        }
    }

    private void reserved(StockReserved reserved, Instant at) {
        batch.put(new Reservation(reserved, at, Quantity.ZERO, true, 1));
        emit(
                place(reserved, InventoryStatus.AVAILABLE),
                Effect.RESERVE,
                reserved.quantity().units(),
                at);
        emit(
                place(reserved, InventoryStatus.RESERVED),
                Effect.STATUS,
                reserved.quantity().units(),
                at);
    }

    private void picked(ReservationPicked picked, Instant at) {
        Reservation before = known(picked.reservationId());
        Quantity total = before.picked().plus(picked.quantity());
        boolean open = total.compareTo(before.reserved().quantity()) < 0;
        batch.put(new Reservation(before.reserved(), before.reservedAt(), total, open, before.version() + 1));
        StockReserved reserved = before.reserved();
        long units = picked.quantity().units();
        emit(place(reserved, InventoryStatus.RESERVED), Effect.STATUS, -units, at);
        StockKey staged =
                new StockKey(reserved.nodeId(), reserved.itemId(), picked.locationId(), InventoryStatus.STAGED);
        emit(staged, Effect.STATUS, units, at);
    }

    private void released(ReservationReleased released, Instant at) {
        Reservation before = known(released.reservationId());
        StockReserved reserved = before.reserved();
        long left = reserved.quantity().lessOrZero(before.picked()).units();
        batch.put(new Reservation(reserved, before.reservedAt(), before.picked(), false, before.version() + 1));
        emit(place(reserved, InventoryStatus.RESERVED), Effect.STATUS, -left, at);
        emit(place(reserved, InventoryStatus.AVAILABLE), Effect.STATUS, left, at);
    }

    private void fulfilled(OrderLineFulfilled fulfilled, Instant at) {
        StagedUnits before = batch.staged(StagedUnits.Key.of(fulfilled));
        StagedUnits after = before.plus(fulfilled.step(), fulfilled.quantity().units());
        batch.put(after);
        batch.findItem(fulfilled.orderLine(), fulfilled.nodeId()).ifPresent(item -> {
            NodeId node = fulfilled.nodeId();
            LocationId location = fulfilled.locationId();
            emit(
                    new StockKey(node, item, location, InventoryStatus.STAGED),
                    Effect.STATUS,
                    before.leftStaged() - after.leftStaged(),
                    at);
            emit(
                    new StockKey(node, item, location, InventoryStatus.PICKUP_READY),
                    Effect.STATUS,
                    after.waiting() - before.waiting(),
                    at);
        });
    }

    private Reservation known(ReservationId id) {
        return batch.find(id).orElseThrow(() -> new UnknownIdException("reservationId", id, "reservation"));
    }

    private LocationId dock(NodeId node) {
        return network.firstLocation(node, ZonePurpose.DOCK)
                .orElseThrow(() -> new UnknownIdException("nodeId", node, "node with a dock"));
    }

    private static StockKey place(StockReserved reserved, InventoryStatus status) {
        return new StockKey(reserved.nodeId(), reserved.itemId(), reserved.locationId(), status);
    }

    private void emit(StockKey key, Effect effect, long units, Instant at) {
        if (units != 0 || effect == Effect.COUNT) {
            changes.accept(new StockChange(key, effect, units, at));
        }
    }
}
