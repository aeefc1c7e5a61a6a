package io.chargehand.backroom;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.SalesReported;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskStarted;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.NodeId;

import java.util.Optional;

/**
 * Which node's plan an event changes. What calls for work (an arrival, a reservation, a return) changes the plan by the task
 * that is derived from it, a moment later. Stateless.
 */
final class EventNodes {

    private EventNodes() {}

    /** The node whose plan depends on the fact; none where it says nothing about open work. */
    static Optional<NodeId> node(OperationalFact fact) {
        Optional<NodeId> ofTask = ofTask(fact);
        return ofTask.isPresent() ? ofTask : ofState(fact);
    }

    private static Optional<NodeId> ofTask(OperationalFact fact) {
        if (fact instanceof TaskCreated it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof TaskStarted it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof TaskCompleted it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof TaskExceptionRaised it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof TaskCancelled it) {
            return Optional.of(it.nodeId());
        }
        return Optional.empty();
    }

    private static Optional<NodeId> ofState(OperationalFact fact) {
        if (fact instanceof SalesReported it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof StockMoved it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof StockCounted it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof StockAdjusted it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof OrderLineFulfilled it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof ShiftScheduled it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof WorkerDefined it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof NodeDefined it) {
            return Optional.of(it.nodeId());
        } else if (fact instanceof AssortmentSet it) {
            return Optional.of(it.nodeId());
        }
        return Optional.empty();
    }
}
