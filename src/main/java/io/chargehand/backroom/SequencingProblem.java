package io.chargehand.backroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a plan of one node depends on. Immutable.
 *
 * @param now nothing is planned before
 * @param workers who can work, by their order; may be empty
 * @param tasks what is open, work under way included; may be empty
 * @param walking how long walking takes, for every location named by workers and tasks
 * @param prices what is paid beside delay and wages
 * @param previousPlan the plan to start from; tasks and workers that are gone are passed over
 */
public record SequencingProblem(
        Instant now,
        List<SequencingWorker> workers,
        List<SequencingTask> tasks,
        WalkingTimes walking,
        SequencingPrices prices,
        Optional<SequencePlan> previousPlan) {

    /**
     * Checks that the problem does not contradict itself.
     *
     * @throws io.chargehand.kernel.InvalidInputException when an id occurs twice, a location, predecessor or pinned worker is
     *     unknown, predecessors form a cycle, a worker has two started tasks, currencies differ, or
     *     the dearest plan could cost more than 10^12
     */
    public SequencingProblem {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
        ProblemRules.check(now, workers, tasks, walking, prices);
    }

    /** The same problem, to be planned from {@code plan}. */
    public SequencingProblem from(SequencePlan plan) {
        return new SequencingProblem(now, workers, tasks, walking, prices, Optional.of(plan));
    }

    /** The end of the last working time, overtime included; {@code now} if there is none after it. */
    public Instant horizon() {
        Instant horizon = now;
        for (SequencingWorker worker : workers) {
            Instant end = worker.lastEnd().orElse(now);
            horizon = end.isAfter(horizon) ? end : horizon;
        }
        return horizon;
    }
}
