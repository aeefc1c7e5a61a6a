package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.WorkerId;

import java.util.Optional;

/**
 * What a worker's time goes to and what the worker's tasks cost. Immutable.
 *
 * @param worker the worker
 * @param tasks how many there are
 * @param cost the part of the plan score that the worker's tasks and way home have, by kind
 * @param wayHome the part of {@code cost} that no task has; zero without a way home
 * @param working from the plan's now on, on tasks
 * @param walking between them, and home
 * @param idle working time without overtime, between available and the end of the last task or way home, that goes to neither
 * @param left working time without overtime after that
 * @param slack how much later all that has not begun may be before the plan costs more; empty when it never does, when there is
 *     no such task, or where the plan breaks a rule
 */
public record WorkerExplanation(
        WorkerId worker,
        int tasks,
        PlanCost cost,
        PlanCost wayHome,
        Minutes working,
        Minutes walking,
        Minutes idle,
        Minutes left,
        Optional<Minutes> slack) {}
