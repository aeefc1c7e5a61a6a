package io.chargehand.backroom;

import io.chargehand.event.AsnArrived;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.TaskType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Derived events that wait to be taken in together, as each call of the intake waits for the disk. What follows from an event
 * may depend on work that is open already; an event for which the waiting ones could matter so is told apart, and they go first.
 * For one thread.
 */
final class DerivedBatch {

    private static final int MOST = 1_000;

    private final List<OperationalEvent> waiting = new ArrayList<>();
    private final Set<OrderId> orders = new HashSet<>();
    private final Set<Replenished> replenished = new HashSet<>();
    private boolean cancels;

    private record Replenished(NodeId node, ItemId item) {}

    /** Whether the waiting events must be taken in before it is told what follows from this one. */
    boolean mattersTo(LoggedEvent cause) {
        return !waiting.isEmpty()
                && (waiting.size() >= MOST || mattersTo(cause.event().fact()));
    }

    private boolean mattersTo(OperationalFact fact) {
        if (fact instanceof StockReserved it) {
            return cancels || orders.contains(it.orderLine().order()) || isReplenished(it.nodeId(), it.itemId());
        } else if (fact instanceof SalesReported it) {
            return it.sales().stream().anyMatch(sale -> isReplenished(it.nodeId(), sale.itemId()));
        } else if (fact instanceof StockCounted it) {
            return it.counts().stream().anyMatch(count -> isReplenished(it.nodeId(), count.itemId()));
        } else if (fact instanceof StockMoved it) {
            return isReplenished(it.nodeId(), it.itemId());
        } else if (fact instanceof StockAdjusted it) {
            return isReplenished(it.nodeId(), it.itemId());
        } else if (fact instanceof AssortmentSet it) {
            return isReplenished(it.nodeId(), it.itemId());
        } else if (fact instanceof AsnArrived || fact instanceof ReceiptCounted || fact instanceof ReturnReceived) {
            return false;
        }
        return fact instanceof OrderCancelled
                || fact instanceof ReservationReleased
                || fact instanceof TaskCompleted
                || fact instanceof TaskExceptionRaised;
    }

    private boolean isReplenished(NodeId node, ItemId item) {
        return replenished.contains(new Replenished(node, item));
    }

    /** Adds what follows from an event. */
    void add(List<OperationalEvent> derived) {
        waiting.addAll(derived);
        for (OperationalEvent event : derived) {
            cancels |= event.fact() instanceof TaskCancelled;
            if (event.fact() instanceof TaskCreated task) {
                task.orderLine().ifPresent(line -> orders.add(line.order()));
                if (task.taskType() == TaskType.REPLENISH) {
                    task.itemId().ifPresent(item -> replenished.add(new Replenished(task.nodeId(), item)));
                }
            }
        }
    }

    /** The waiting events, in order; none wait after it. */
    List<OperationalEvent> drain() {
        List<OperationalEvent> drained = List.copyOf(waiting);
        waiting.clear();
        orders.clear();
        cancels = false;
        replenished.clear();
        return drained;
    }
}
