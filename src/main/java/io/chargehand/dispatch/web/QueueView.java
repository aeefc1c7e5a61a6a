package io.chargehand.dispatch.web;

import io.chargehand.dispatch.TaskQueue;

import java.util.List;

/**
 * A queue as JSON.
 *
 * @param nodeId the node
 * @param version rises with every change of the plan
 * @param plannedAt when the plan was made
 * @param eventPosition position in the log up to which events are in the plan
 * @param tasks by rank
 */
record QueueView(String nodeId, long version, String plannedAt, long eventPosition, List<TaskView> tasks) {

    static QueueView of(TaskQueue queue) {
        return new QueueView(
                queue.node().value(),
                queue.version(),
                queue.plannedAt().toString(),
                queue.eventPosition(),
                queue.tasks().stream().map(TaskView::of).toList());
    }
}
