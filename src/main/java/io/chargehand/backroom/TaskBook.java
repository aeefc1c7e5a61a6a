package io.chargehand.backroom;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks as last folded: open ones in memory, ended ones in the database. Thread-safe. */
public interface TaskBook {

    /** The task of that id, open or ended. */
    Optional<BackroomTask> find(TaskId id);

    /**
     * The task of that id, open or ended.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    BackroomTask get(TaskId id);

    /** The tasks of a node that have not ended, by creation and id. */
    List<BackroomTask.Open> listOpen(NodeId node);

    /** What the worker has under way; the task begun last where events tell of several. */
    Optional<BackroomTask.Started> findCurrent(WorkerId worker);

    /** Where the worker's last task ended. */
    Optional<LocationId> findPosition(WorkerId worker);

    /** When a STAGE task of the order was last completed at the node. */
    Optional<Instant> findLastStaged(OrderId order, NodeId node);

    /** Position in the log of the last event that this book has seen. */
    long position();

    /** How often tasks of the node have changed since the service started; rises. */
    long changes(NodeId node);
}
