package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.util.List;
import java.util.Optional;

/**
 * Why a task stands where it stands, and what it costs there. Immutable.
 *
 * @param task the task
 * @param rank among the placed tasks of the node by planned start, from 1; 0 when unplaced
 * @param position among its worker's tasks, from 1; 0 when unplaced
 * @param worker who has it; empty when unplaced
 * @param stop when it is done; empty when unplaced, or when it waits for ever
 * @param unplaced why it is left undone; empty when placed
 * @param reason what the next minute of delay costs and why; what precedence passes back is in it
 * @param cost its part of the plan score, by kind: an order's loss is at its last task, and the walk is the one to the task
 * @param delay where the delay in {@code cost} comes from: the parts add up to it, the first takes what rounding leaves; empty when
 *     unplaced
 * @param waitsFor what keeps it from starting earlier where it stands; empty without {@code stop}
 * @param slack how much later it may finish; empty without {@code stop}, or where the plan breaks a rule
 */
public record TaskExplanation(
        TaskId task,
        int rank,
        int position,
        Optional<WorkerId> worker,
        Optional<Stop> stop,
        Optional<UnplacedTask> unplaced,
        TaskReason reason,
        PlanCost cost,
        List<DelayShare> delay,
        Optional<Wait> waitsFor,
        Optional<Slack> slack) {
    public TaskExplanation {
        delay = List.copyOf(delay);
    }
}
