package io.chargehand.bench.technicians;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Regret-2 insertion, as a planner would write it first: again and again the job that would lose most if it had to go to the
 * second best technician, or be left, goes to the best. Each place is priced by the evaluation of that technician alone. Knows
 * nothing of the solver, and of jobs that wait for no other. Used once.
 */
final class RegretInsertion {

    private static final double BROKEN = Double.POSITIVE_INFINITY;

    private final SequencingProblem problem;
    private final List<List<TaskId>> sequences = new ArrayList<>();
    private final double[] cost;
    private final double[][] added;
    private final int[][] place;
    private final List<SequencingTask> open;

    RegretInsertion(SequencingProblem problem) {
        this.problem = problem;
        int workers = problem.workers().size();
        int tasks = problem.tasks().size();
        this.cost = new double[workers];
        this.added = new double[tasks][workers];
        this.place = new int[tasks][workers];
        this.open = new ArrayList<>(problem.tasks());
        for (int w = 0; w < workers; w++) {
            sequences.add(new ArrayList<>());
        }
    }

    SequencePlan plan() {
        for (int w = 0; w < sequences.size(); w++) {
            price(w);
        }
        while (true) {
            SequencingTask next = null;
            double most = Double.NEGATIVE_INFINITY;
            for (SequencingTask task : open) {
                double regret = regret(task);
                if (regret > most) {
                    most = regret;
                    next = task;
                }
            }
            if (next == null) {
                return evaluated().plan();
            }
            take(next);
        }
    }

    private void take(SequencingTask task) {
        int t = problem.tasks().indexOf(task);
        int w = 0;
        for (int v = 1; v < sequences.size(); v++) {
            w = added[t][v] < added[t][w] ? v : w;
        }
        sequences.get(w).add(place[t][w], task.id());
        open.remove(task);
        price(w);
    }

    /** What is lost where the task does not get its best technician; nothing is worth less than leaving it. */
    private double regret(SequencingTask task) {
        double[] sorted = added[problem.tasks().indexOf(task)].clone();
        Arrays.sort(sorted);
        double leaving = leaving(task);
        if (sorted[0] > leaving || sorted[0] == BROKEN) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.min(sorted.length > 1 ? sorted[1] : BROKEN, leaving) - sorted[0];
    }

    private static double leaving(SequencingTask task) {
        return task.terms().leaving() instanceof io.chargehand.backroom.Leaving.Price price
                ? price.money().toDouble()
                : 1e9;
    }

    private void price(int w) {
        SequencingWorker worker = problem.workers().get(w);
        cost[w] = costOf(w, Set.of());
        for (SequencingTask task : open) {
            int t = problem.tasks().indexOf(task);
            added[t][w] = BROKEN;
            List<TaskId> sequence = sequences.get(w);
            for (int at = 0; worker.canDo(task) && at <= sequence.size(); at++) {
                sequence.add(at, task.id());
                double more = costOf(w, Set.of(task)) - cost[w];
                sequence.remove(at);
                if (more < added[t][w]) {
                    added[t][w] = more;
                    place[t][w] = at;
                }
            }
        }
    }

    /** The worker's cost alone, in a problem of that worker and those tasks. */
    private double costOf(int w, Set<SequencingTask> more) {
        List<TaskId> ids = sequences.get(w);
        List<SequencingTask> own = new ArrayList<>(more);
        for (SequencingTask task : problem.tasks()) {
            if (ids.contains(task.id()) && !more.contains(task)) {
                own.add(task);
            }
        }
        SequencingProblem alone = new SequencingProblem(
                problem.now(),
                List.of(problem.workers().get(w)),
                own,
                problem.walking(),
                problem.prices(),
                Optional.empty());
        PlanEvaluation evaluation = evaluate(alone, List.of(ids));
        return evaluation.violations().isEmpty() ? evaluation.cost().total().toDouble() : BROKEN;
    }

    private PlanEvaluation evaluated() {
        return evaluate(problem, sequences);
    }

    /** The plan with these sequences, priced; what is in none of them is left. */
    static PlanEvaluation evaluate(SequencingProblem problem, List<List<TaskId>> sequences) {
        List<WorkerSequence> all = new ArrayList<>();
        Set<TaskId> placed = new HashSet<>();
        for (int w = 0; w < sequences.size(); w++) {
            List<Stop> stops = new ArrayList<>();
            for (TaskId task : sequences.get(w)) {
                stops.add(new Stop(task, problem.now(), problem.now(), problem.now(), Minutes.ZERO));
                placed.add(task);
            }
            all.add(new WorkerSequence(problem.workers().get(w).id(), stops));
        }
        List<UnplacedTask> rest = problem.tasks().stream()
                .map(SequencingTask::id)
                .filter(task -> !placed.contains(task))
                .map(task -> new UnplacedTask(task, UnplacedTask.Reason.NOT_WORTH_IT, "has no place"))
                .toList();
        PlanCost none = PlanCost.zero(problem.prices().currency());
        return PlanEvaluation.of(problem, new SequencePlan(problem.now(), all, rest, none));
    }
}
