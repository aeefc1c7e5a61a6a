package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.util.List;

/**
 * A worker has a shift at a node, or it has changed.
 *
 * @param shiftId the shift
 * @param workerId the worker
 * @param nodeId the node
 * @param hours from start to end, at most 24 hours
 * @param breaks within the hours, in order, not overlapping
 */
public record ShiftScheduled(
        ShiftId shiftId, WorkerId workerId, NodeId nodeId, TimeWindow hours, List<TimeWindow> breaks)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public ShiftScheduled {
        Rules.present("shiftId", shiftId);
        Rules.present("workerId", workerId);
        Rules.present("nodeId", nodeId);
        Rules.present("hours", hours);
        breaks = Facts.list("breaks", breaks);
        Facts.breaksWithin(hours, breaks);
    }
}
