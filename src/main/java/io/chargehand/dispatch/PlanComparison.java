package io.chargehand.dispatch;

import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan beside another one for the same problem, both timed and priced alike. Immutable.
 *
 * @param plan the plan in question
 * @param best the other; empty where there is none
 * @param differences of tasks that another worker has, or that stand elsewhere, start at another time or cost another amount, in the
 *     problem's order; empty without another plan
 */
public record PlanComparison(PlanExplanation plan, Optional<PlanExplanation> best, List<TaskDifference> differences) {

    public PlanComparison {
        differences = List.copyOf(differences);
    }

    /**
     * How a task differs.
     *
     * @param task the task
     * @param here in the plan in question
     * @param there in the other one
     * @param added what it costs more here
     */
    public record TaskDifference(TaskId task, TaskExplanation here, TaskExplanation there, Money added) {}

    /** What the plan costs more than the other; less where it is negative; empty without another one. */
    public Optional<Money> added() {
        return best.map(other -> plan.cost().total().minus(other.cost().total()));
    }

    static PlanComparison of(SequencingProblem problem, SequencePlan plan, Optional<SequencePlan> best) {
        PlanExplanation here = PlanExplanation.of(problem, plan);
        if (best.isEmpty()) {
            return new PlanComparison(here, Optional.empty(), List.of());
        }
        PlanExplanation there = PlanExplanation.of(problem, best.get());
        List<TaskDifference> differences = new ArrayList<>();
        for (int i = 0; i < here.tasks().size(); i++) {
            TaskExplanation one = here.tasks().get(i);
            TaskExplanation other = there.tasks().get(i);
            Money added = one.cost().total().minus(other.cost().total());
            if (!isSame(one, other) || added.amount().signum() != 0) {
                differences.add(new TaskDifference(one.task(), one, other, added));
            }
        }
        return new PlanComparison(here, Optional.of(there), differences);
    }

    private static boolean isSame(TaskExplanation one, TaskExplanation other) {
        return one.worker().equals(other.worker())
                && one.position() == other.position()
                && one.stop().map(Stop::start).equals(other.stop().map(Stop::start));
    }

    /** Whether a plan has the problem's tasks and workers, and no others. */
    static boolean isOf(SequencingProblem problem, SequencePlan plan) {
        Set<TaskId> tasks = new HashSet<>();
        Set<WorkerId> workers = new HashSet<>();
        for (WorkerSequence sequence : plan.sequences()) {
            workers.add(sequence.worker());
            sequence.stops().forEach(stop -> tasks.add(stop.task()));
        }
        plan.unplaced().stream().map(UnplacedTask::task).forEach(tasks::add);
        return tasks.equals(new HashSet<>(
                        problem.tasks().stream().map(SequencingTask::id).toList()))
                && workers.equals(new HashSet<>(
                        problem.workers().stream().map(SequencingWorker::id).toList()));
    }
}
