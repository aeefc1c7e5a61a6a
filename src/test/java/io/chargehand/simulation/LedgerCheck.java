package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockReserved;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** Folds events as the modules do, by the contract's words alone, and notes every rule that one breaks. */
final class LedgerCheck {

    private record Place(LocationId location, ItemId item, InventoryStatus status) {}

    private record Carried(NodeId node, ItemId item) {}

    private static final class Held {
        final StockReserved reserved;
        long picked;
        boolean open = true;

        Held(StockReserved reserved) {
            this.reserved = reserved;
        }
    }

    final List<String> broken = new ArrayList<>();
    final Map<Class<?>, Long> counts = new HashMap<>();
    final Map<Place, Long> stock = new HashMap<>();
    long asnLines;
    long orderLines;
    long hash = 17;

    private final Set<Object> known = new HashSet<>();
    private final Set<TaskId> openTasks = new HashSet<>();
    private final Map<Carried, AssortmentSet> assortments = new HashMap<>();
    private final Map<NodeId, LocationId> docks = new HashMap<>();
    private final Map<AsnId, AsnAdvised> asns = new HashMap<>();
    private final Map<ReservationId, Held> reservations = new HashMap<>();
    private final Map<OrderLineRef, long[]> lines = new HashMap<>();
    private final Map<OrderLineRef, ItemId> itemOf = new HashMap<>();
    private Instant last = Instant.MIN;

    void accept(List<OperationalEvent> events) {
        for (OperationalEvent event : events) {
            hash = 31 * hash + event.hashCode();
            require(!event.time().isBefore(last), event.fact(), "out of order of time");
            require(known.add(event.id()), event.fact(), "event id used twice");
            last = event.time();
            counts.merge(event.fact().getClass(), 1L, Long::sum);
            fold(event.fact());
        }
    }

    long count(Class<?> kind) {
        return counts.getOrDefault(kind, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void require(boolean holds, OperationalFact fact, String rule) {
        if (!holds && broken.size() < 20) {
            broken.add(rule + ": " + fact);
        }
    }

    private void knows(OperationalFact fact, Object... ids) {
        for (Object id : ids) {
            require(known.contains(id), fact, "unknown " + id);
        }
    }

    private void defines(OperationalFact fact, Object id) {
        require(known.add(id), fact, "defined twice " + id);
    }

    private void add(LocationId location, ItemId item, InventoryStatus status, long units) {
        stock.merge(new Place(location, item, status), units, Long::sum);
    }

    private long units(LocationId location, ItemId item, InventoryStatus status) {
        return stock.getOrDefault(new Place(location, item, status), 0L);
    }

    private void take(OperationalFact fact, LocationId location, ItemId item, InventoryStatus status, long units) {
        require(units(location, item, status) >= units, fact, "takes more " + status + " than there is");
        add(location, item, status, -units);
    }

    private void fold(OperationalFact fact) {
        if (!foldMaster(fact) && !foldInbound(fact) && !foldOrders(fact) && !foldTasks(fact)) {
            foldStock(fact);
        }
    }

    private boolean foldMaster(OperationalFact fact) {
        if (fact instanceof ItemDefined item) {
            defines(fact, item.itemId());
        } else if (fact instanceof SupplierDefined supplier) {
            defines(fact, supplier.supplierId());
        } else if (fact instanceof NodeDefined node) {
            defines(fact, node.nodeId());
            node.locations().forEach(location -> defines(fact, location.locationId()));
            docks.put(
                    node.nodeId(),
                    node.locations().stream()
                            .filter(location -> location.zoneId().value().endsWith("-D"))
                            .findFirst()
                            .orElseThrow()
                            .locationId());
        } else if (fact instanceof AssortmentSet set) {
            knows(fact, set.nodeId(), set.itemId(), set.storageLocation());
            assortments.put(new Carried(set.nodeId(), set.itemId()), set);
        } else if (fact instanceof WorkerDefined worker) {
            knows(fact, worker.nodeId());
            defines(fact, worker.workerId());
        } else if (fact instanceof ShiftScheduled shift) {
            knows(fact, shift.workerId(), shift.nodeId());
            defines(fact, shift.shiftId());
        } else if (fact instanceof ShiftCancelled cancelled) {
            ShiftId shift = cancelled.shiftId();
            knows(fact, shift);
        } else {
            return false;
        }
        return true;
    }

    private LocationId dock(NodeId node) {
        return requireNonNull(docks.get(node));
    }

    private boolean foldInbound(OperationalFact fact) {
        if (fact instanceof AsnAdvised asn) {
            SupplierId supplier = asn.supplierId();
            knows(fact, supplier, asn.nodeId());
            defines(fact, asn.asnId());
            asns.put(asn.asnId(), asn);
            asnLines += asn.lines().size();
            asn.lines().forEach(line -> {
                knows(fact, line.itemId());
                add(
                        dock(asn.nodeId()),
                        line.itemId(),
                        InventoryStatus.IN_TRANSIT,
                        line.advised().units());
            });
        } else if (fact instanceof AsnArrived arrived) {
            knows(fact, arrived.asnId());
        } else if (fact instanceof ReceiptCounted receipt) {
            defines(fact, receipt.receiptId());
            foldReceipt(receipt, requireNonNull(asns.get(receipt.asnId())));
        } else if (fact instanceof ReturnReceived returned) {
            defines(fact, returned.returnId());
            add(
                    dock(returned.nodeId()),
                    returned.itemId(),
                    InventoryStatus.QUALITY_HOLD,
                    returned.quantity().units());
        } else {
            return false;
        }
        return true;
    }

    private void foldReceipt(ReceiptCounted receipt, AsnAdvised asn) {
        LocationId dock = dock(asn.nodeId());
        for (AsnLine line : asn.lines()) {
            take(
                    receipt,
                    dock,
                    line.itemId(),
                    InventoryStatus.IN_TRANSIT,
                    line.advised().units());
            for (ReceiptLine counted : receipt.lines()) {
                if (counted.line() == line.line()) {
                    add(
                            dock,
                            line.itemId(),
                            InventoryStatus.QUALITY_HOLD,
                            counted.counted().units());
                    add(
                            dock,
                            line.itemId(),
                            InventoryStatus.DAMAGED,
                            counted.damaged().units());
                }
            }
        }
    }

    private long[] line(OrderLineRef ref) {
        return lines.getOrDefault(ref, new long[4]);
    }

    private boolean foldOrders(OperationalFact fact) {
        if (fact instanceof OrderPlaced order) {
            OrderId id = order.orderId();
            defines(fact, id);
            for (OrderLine line : order.lines()) {
                knows(fact, line.itemId());
                orderLines++;
                OrderLineRef ref = new OrderLineRef(id, line.line());
                lines.put(ref, new long[] {line.quantity().units(), 0, 0, 0});
                itemOf.put(ref, line.itemId());
            }
        } else if (fact instanceof OrderCancelled cancelled) {
            knows(fact, cancelled.orderId());
        } else if (fact instanceof FinishPlanned planned) {
            require(lines.containsKey(planned.orderLine()), fact, "unknown order line");
        } else if (fact instanceof StockReserved reserved) {
            foldReserved(reserved);
        } else if (fact instanceof ReservationPicked picked) {
            Held held = requireNonNull(reservations.get(picked.reservationId()));
            long units = picked.quantity().units();
            require(held.open && held.picked + units <= held.reserved.quantity().units(), fact, "picks past it");
            held.picked += units;
            held.open = held.picked < held.reserved.quantity().units();
            take(fact, held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.RESERVED, units);
            add(picked.locationId(), held.reserved.itemId(), InventoryStatus.STAGED, units);
        } else if (fact instanceof ReservationReleased released) {
            Held held = requireNonNull(reservations.get(released.reservationId()));
            require(held.open, fact, "closed already");
            held.open = false;
            long rest = held.reserved.quantity().units() - held.picked;
            take(fact, held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.RESERVED, rest);
            add(held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.AVAILABLE, rest);
            line(held.reserved.orderLine())[1] -= rest;
        } else if (fact instanceof OrderLineFulfilled done) {
            foldFulfilled(done);
        } else {
            return false;
        }
        return true;
    }

    private void foldReserved(StockReserved reserved) {
        defines(reserved, reserved.reservationId());
        knows(reserved, reserved.nodeId(), reserved.locationId());
        reservations.put(reserved.reservationId(), new Held(reserved));
        long units = reserved.quantity().units();
        long[] line = line(reserved.orderLine());
        line[1] += units;
        require(line[1] <= line[0], reserved, "reserves more than ordered");
        take(reserved, reserved.locationId(), reserved.itemId(), InventoryStatus.AVAILABLE, units);
        add(reserved.locationId(), reserved.itemId(), InventoryStatus.RESERVED, units);
        require(!reserved.plannedFinish().isBefore(last), reserved, "planned to finish in the past");
    }

    private void foldFulfilled(OrderLineFulfilled done) {
        int step = done.step() == FulfillmentStep.READY ? 2 : 3;
        long[] line = line(done.orderLine());
        line[step] += done.quantity().units();
        require(line[step] <= line[0], done, "more than ordered");
        ItemId item = requireNonNull(itemOf.get(done.orderLine()));
        long units = done.quantity().units();
        if (step == 2) {
            take(done, done.locationId(), item, InventoryStatus.STAGED, units);
            add(done.locationId(), item, InventoryStatus.PICKUP_READY, units);
        } else {
            boolean waited = line[2] >= line[3];
            take(done, done.locationId(), item, waited ? InventoryStatus.PICKUP_READY : InventoryStatus.STAGED, units);
        }
    }

    private boolean foldTasks(OperationalFact fact) {
        if (fact instanceof TaskCreated task) {
            knows(fact, task.nodeId(), task.from(), task.to());
            defines(fact, task.taskId());
            openTasks.add(task.taskId());
        } else if (fact instanceof TaskCompleted done) {
            ends(fact, done.taskId(), done.workerId());
        } else if (fact instanceof TaskExceptionRaised raised) {
            ends(fact, raised.taskId(), raised.workerId());
        } else if (fact instanceof TaskCancelled cancelled) {
            require(openTasks.remove(cancelled.taskId()), fact, "not open");
        } else {
            return false;
        }
        return true;
    }

    private void ends(OperationalFact fact, TaskId task, WorkerId worker) {
        knows(fact, worker);
        require(openTasks.remove(task), fact, "not open");
    }

    private void foldStock(OperationalFact fact) {
        if (fact instanceof StockCounted counted) {
            counted.counts()
                    .forEach(count -> stock.put(
                            new Place(count.locationId(), count.itemId(), count.status()),
                            count.quantity().units()));
        } else if (fact instanceof StockMoved moved) {
            long units = moved.quantity().units();
            take(fact, moved.from().locationId(), moved.itemId(), moved.from().status(), units);
            add(moved.to().locationId(), moved.itemId(), moved.to().status(), units);
        } else if (fact instanceof StockAdjusted adjusted) {
            add(
                    adjusted.place().locationId(),
                    adjusted.itemId(),
                    adjusted.place().status(),
                    adjusted.change());
        } else if (fact instanceof SalesReported sales) {
            sales.sales().forEach(sold -> {
                AssortmentSet set = requireNonNull(assortments.get(new Carried(sales.nodeId(), sold.itemId())));
                LocationId floor = set.floorLocation().orElse(set.storageLocation());
                add(
                        floor,
                        sold.itemId(),
                        InventoryStatus.AVAILABLE,
                        -sold.quantity().units());
            });
        } else {
            require(false, fact, "of an unexpected kind");
        }
    }
}
