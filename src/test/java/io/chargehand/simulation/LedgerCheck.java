package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
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
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** Folds events as the modules do, by the contract's words alone, and notes every rule that one breaks. */
final class LedgerCheck {

    private record Carried(NodeId node, ItemId item) {}

    final Map<Class<?>, Long> counts = new HashMap<>();
    long asnLines;
    long hash = 17;
    final LedgerStock stock = new LedgerStock();
    final LedgerOrders orders = new LedgerOrders(stock);

    private final Set<TaskId> openTasks = new HashSet<>();
    private final Map<Carried, AssortmentSet> assortments = new HashMap<>();
    private final Map<NodeId, LocationId> docks = new HashMap<>();
    private final Map<AsnId, AsnAdvised> asns = new HashMap<>();
    private Instant last = Instant.MIN;

    void accept(List<OperationalEvent> events) {
        for (OperationalEvent event : events) {
            hash = 31 * hash + event.hashCode();
            stock.require(!event.time().isBefore(last), event.fact(), "out of order of time");
            stock.require(stock.isNew(event.id()), event.fact(), "event id used twice");
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

    private void fold(OperationalFact fact) {
        if (!foldMaster(fact) && !foldInbound(fact) && !orders.fold(fact, last) && !foldTasks(fact)) {
            foldStock(fact);
        }
    }

    private boolean foldMaster(OperationalFact fact) {
        if (fact instanceof ItemDefined item) {
            stock.defines(fact, item.itemId());
        } else if (fact instanceof SupplierDefined supplier) {
            stock.defines(fact, supplier.supplierId());
        } else if (fact instanceof NodeDefined node) {
            stock.defines(fact, node.nodeId());
            node.locations().forEach(location -> stock.defines(fact, location.locationId()));
            docks.put(
                    node.nodeId(),
                    node.locations().stream()
                            .filter(location -> location.zoneId().value().endsWith("-D"))
                            .findFirst()
                            .orElseThrow()
                            .locationId());
        } else if (fact instanceof AssortmentSet set) {
            stock.knows(fact, set.nodeId(), set.itemId(), set.storageLocation());
            assortments.put(new Carried(set.nodeId(), set.itemId()), set);
        } else if (fact instanceof WorkerDefined worker) {
            stock.knows(fact, worker.nodeId());
            stock.defines(fact, worker.workerId());
        } else if (fact instanceof ShiftScheduled shift) {
            stock.knows(fact, shift.workerId(), shift.nodeId());
            stock.defines(fact, shift.shiftId());
        } else if (fact instanceof ShiftCancelled cancelled) {
            ShiftId shift = cancelled.shiftId();
            stock.knows(fact, shift);
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
            stock.knows(fact, supplier, asn.nodeId());
            stock.defines(fact, asn.asnId());
            asns.put(asn.asnId(), asn);
            asnLines += asn.lines().size();
            asn.lines().forEach(line -> {
                stock.knows(fact, line.itemId());
                stock.add(
                        dock(asn.nodeId()),
                        line.itemId(),
                        InventoryStatus.IN_TRANSIT,
                        line.advised().units());
            });
        } else if (fact instanceof AsnArrived arrived) {
            stock.knows(fact, arrived.asnId());
        } else if (fact instanceof ReceiptCounted receipt) {
            stock.defines(fact, receipt.receiptId());
            foldReceipt(receipt, requireNonNull(asns.get(receipt.asnId())));
        } else if (fact instanceof ReturnReceived returned) {
            stock.defines(fact, returned.returnId());
            stock.add(
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
            stock.take(
                    receipt,
                    dock,
                    line.itemId(),
                    InventoryStatus.IN_TRANSIT,
                    line.advised().units());
            for (ReceiptLine counted : receipt.lines()) {
                if (counted.line() == line.line()) {
                    stock.add(
                            dock,
                            line.itemId(),
                            InventoryStatus.QUALITY_HOLD,
                            counted.counted().units());
                    stock.add(
                            dock,
                            line.itemId(),
                            InventoryStatus.DAMAGED,
                            counted.damaged().units());
                }
            }
        }
    }

    private boolean foldTasks(OperationalFact fact) {
        if (fact instanceof TaskCreated task) {
            stock.knows(fact, task.nodeId(), task.from(), task.to());
            stock.defines(fact, task.taskId());
            openTasks.add(task.taskId());
        } else if (fact instanceof TaskCompleted done) {
            ends(fact, done.taskId(), done.workerId());
        } else if (fact instanceof TaskExceptionRaised raised) {
            ends(fact, raised.taskId(), raised.workerId());
        } else if (fact instanceof TaskCancelled cancelled) {
            stock.require(openTasks.remove(cancelled.taskId()), fact, "not open");
        } else {
            return false;
        }
        return true;
    }

    private void ends(OperationalFact fact, TaskId task, WorkerId worker) {
        stock.knows(fact, worker);
        stock.require(openTasks.remove(task), fact, "not open");
    }

    private void foldStock(OperationalFact fact) {
        if (fact instanceof StockCounted counted) {
            counted.counts()
                    .forEach(count -> stock.set(
                            count.locationId(),
                            count.itemId(),
                            count.status(),
                            count.quantity().units()));
        } else if (fact instanceof StockMoved moved) {
            long units = moved.quantity().units();
            stock.take(
                    fact,
                    moved.from().locationId(),
                    moved.itemId(),
                    moved.from().status(),
                    units);
            stock.add(moved.to().locationId(), moved.itemId(), moved.to().status(), units);
        } else if (fact instanceof StockAdjusted adjusted) {
            stock.add(
                    adjusted.place().locationId(),
                    adjusted.itemId(),
                    adjusted.place().status(),
                    adjusted.change());
        } else if (fact instanceof SalesReported sales) {
            sales.sales().forEach(sold -> {
                AssortmentSet set = requireNonNull(assortments.get(new Carried(sales.nodeId(), sold.itemId())));
                LocationId floor = set.floorLocation().orElse(set.storageLocation());
                stock.add(
                        floor,
                        sold.itemId(),
                        InventoryStatus.AVAILABLE,
                        -sold.quantity().units());
            });
        } else {
            stock.require(false, fact, "of an unexpected kind");
        }
    }
}
