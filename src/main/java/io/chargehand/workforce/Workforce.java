package io.chargehand.workforce;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Workers and their shifts as last folded. Thread-safe. */
public interface Workforce {

    Optional<WorkerDefined> findWorker(WorkerId id);

    /**
     * The worker of that id.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    WorkerDefined getWorker(WorkerId id);

    /** Shifts at the node that are not cancelled and overlap the window, by start and worker. */
    List<ShiftScheduled> listShifts(NodeId node, TimeWindow window);

    /** Workers on shift at the node and not on break at that instant. */
    int countOnShift(NodeId node, Instant at);
}
