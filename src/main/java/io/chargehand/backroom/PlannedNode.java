package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published plan of a node. Immutable.
 *
 * @param node the node
 * @param version rises with every change of its content
 * @param plannedAt when it was made, by the service's clock
 * @param eventPosition position in the log up to which events are in it
 * @param plan who does what when
 * @param reasons why, for each task of the plan
 */
public record PlannedNode(
        NodeId node, long version, Instant plannedAt, long eventPosition, SequencePlan plan, List<TaskReason> reasons) {

    public PlannedNode {
        reasons = List.copyOf(reasons);
    }

    /** The same plan under another version. */
    PlannedNode under(long otherVersion) {
        return otherVersion == version
                ? this
                : new PlannedNode(node, otherVersion, plannedAt, eventPosition, plan, reasons);
    }

    /** Where the task stands and who has it. Immutable. */
    public record Placed(io.chargehand.kernel.WorkerId worker, Stop stop) {}

    /** The place of every placed task. */
    public Map<TaskId, Placed> placed() {
        Map<TaskId, Placed> placed = new LinkedHashMap<>();
        for (WorkerSequence sequence : plan.sequences()) {
            sequence.stops().forEach(stop -> placed.put(stop.task(), new Placed(sequence.worker(), stop)));
        }
        return placed;
    }

    /** Whether the other plan says the same, whenever it was made. */
    boolean saysTheSame(PlannedNode other) {
        return plan.sequences().equals(other.plan.sequences())
                && plan.unplaced().equals(other.plan.unplaced())
                && reasons.equals(other.reasons);
    }

    /** When a task is planned to finish; empty where it is not placed. */
    public Optional<Instant> finish(TaskId task) {
        return plan.findStop(task).map(Stop::finish);
    }
}
