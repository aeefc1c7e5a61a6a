package io.chargehand.dispatch;

import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.util.Optional;

/** The ranked queue, and what workers report back. Thread-safe. */
public interface TaskDispatch {

    /**
     * The queue of a node by rank.
     *
     * @param node the node
     * @param worker only tasks planned for this worker, where present
     * @param limit most tasks, 1 to 1,000
     * @throws io.chargehand.kernel.UnknownIdException for an unknown node or worker
     */
    TaskQueue queue(NodeId node, Optional<WorkerId> worker, int limit);

    /**
     * A worker begins a task.
     *
     * @throws io.chargehand.kernel.ConflictException when it is not open, or the worker has another task under way
     */
    QueuedTask start(TaskId task, WorkerId worker);

    /**
     * A worker has finished a task.
     *
     * @param done units done
     * @throws io.chargehand.kernel.ConflictException when this worker has not started it
     */
    QueuedTask complete(TaskId task, WorkerId worker, Quantity done);

    /**
     * A worker cannot finish a task as asked.
     *
     * @param done units done before
     * @param note may be empty
     * @throws io.chargehand.kernel.ConflictException when this worker has not started it
     */
    QueuedTask exception(TaskId task, WorkerId worker, TaskExceptionReason reason, Quantity done, String note);

    /**
     * A task as its workers see it, also once it has ended.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    QueuedTask find(TaskId task);
}
