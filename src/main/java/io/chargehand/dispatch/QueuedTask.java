package io.chargehand.dispatch;

import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as its workers see it. Immutable.
 *
 * @param task the task
 * @param node the node
 * @param rank 1 is first; 0 once it has ended
 * @param taskType what kind of work
 * @param state how far it has come
 * @param from where it starts
 * @param to where it ends
 * @param item the item, where it concerns one
 * @param quantity units
 * @param orderLine the order line it serves
 * @param asnLine the ASN line it serves
 * @param standardTime how long it should take
 * @param worker who has it, or is planned to
 * @param plannedStart when it is planned to start
 * @param plannedFinish when it is planned to finish
 * @param delayCostPerMinute what a minute of delay costs, at the planned finish
 * @param reason why it stands where it stands, in money
 * @param reasonParts the parts of the reason; their amounts add up to {@code delayCostPerMinute}
 */
public record QueuedTask(
        TaskId task,
        NodeId node,
        int rank,
        TaskType taskType,
        TaskState state,
        LocationId from,
        LocationId to,
        Optional<ItemId> item,
        Quantity quantity,
        Optional<OrderLineRef> orderLine,
        Optional<AsnLineRef> asnLine,
        Duration standardTime,
        Optional<WorkerId> worker,
        Optional<Instant> plannedStart,
        Optional<Instant> plannedFinish,
        Money delayCostPerMinute,
        String reason,
        List<ReasonPart> reasonParts) {

    public QueuedTask {
        reasonParts = List.copyOf(reasonParts);
    }
}
