package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;

import java.util.List;
import java.util.Optional;

/**
 * A plan, whoever made it, in parts that add up to its score: one for each task, and each worker's way home. Immutable.
 *
 * @param plan the plan, timed and priced anew
 * @param violations broken rules as sentences; empty for a sound plan
 * @param tasks one for each task of the problem, in its order
 * @param workers one for each sequence of the plan, in its order
 * @param skills how busy those who have a skill are, busiest first; only skills that tasks need
 * @param lowerBound no plan costs less: each task's work by whom it costs least or the price of leaving it, no walking, no lateness
 */
public record PlanExplanation(
        SequencePlan plan,
        List<String> violations,
        List<TaskExplanation> tasks,
        List<WorkerExplanation> workers,
        List<SkillLoad> skills,
        Money lowerBound) {

    public PlanExplanation {
        violations = List.copyOf(violations);
        tasks = List.copyOf(tasks);
        workers = List.copyOf(workers);
        skills = List.copyOf(skills);
    }

    /** Explains any plan of the problem; the times and cost it brings are not used. */
    public static PlanExplanation of(SequencingProblem problem, SequencePlan plan) {
        return new PlanExplainer(problem, plan).explain();
    }

    /** The plan score by kind: the sum over {@code tasks} and ways home. */
    public PlanCost cost() {
        return plan.cost();
    }

    /** The skill whose holders have least time to spare; empty where no task needs any. */
    public Optional<SkillLoad> bottleneck() {
        return skills.stream().findFirst();
    }

    /** The explanation of a task, if the problem has it. */
    public Optional<TaskExplanation> find(TaskId task) {
        return tasks.stream().filter(each -> each.task().equals(task)).findFirst();
    }
}
