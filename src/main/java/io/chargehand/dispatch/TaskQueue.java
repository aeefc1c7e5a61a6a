package io.chargehand.dispatch;

import io.chargehand.kernel.NodeId;

import java.time.Instant;
import java.util.List;

/**
 * The ranked tasks of a node. Immutable.
 *
 * @param node the node
 * @param version rises with every change of the plan; the ETag
 * @param plannedAt when the plan was made
 * @param eventPosition position in the log up to which events are in the plan
 * @param tasks by rank
 */
public record TaskQueue(NodeId node, long version, Instant plannedAt, long eventPosition, List<QueuedTask> tasks) {

    public TaskQueue {
        tasks = List.copyOf(tasks);
    }
}
