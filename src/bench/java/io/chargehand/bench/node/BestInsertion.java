package io.chargehand.bench.node;

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
import io.chargehand.kernel.WorkerId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What repair is measured against: the plan before, less what is gone, with each task that has no place, in the problem's order, put
 * where the whole plan costs least, each place priced by the evaluation. Knows nothing of the solver. Used once.
 */
final class BestInsertion {

    private final SequencingProblem problem;
    private final Map<WorkerId, List<TaskId>> sequences = new LinkedHashMap<>();
    private final Set<TaskId> placed = new HashSet<>();

    BestInsertion(SequencingProblem problem, SequencePlan before) {
        this.problem = problem;
        Set<TaskId> open = new HashSet<>();
        problem.tasks().forEach(task -> open.add(task.id()));
        for (SequencingWorker worker : problem.workers()) {
            List<TaskId> kept = new ArrayList<>();
            before.findSequence(worker.id()).stream()
                    .flatMap(sequence -> sequence.stops().stream())
                    .map(Stop::task)
                    .filter(open::contains)
                    .forEach(kept::add);
            sequences.put(worker.id(), kept);
            placed.addAll(kept);
        }
    }

    /** The cost of the plan once everything has a place, or has none that is sound and worth it. */
    double cost() {
        for (SequencingTask task : problem.tasks()) {
            if (!placed.contains(task.id())) {
                insert(task.id());
            }
        }
        return priced().orElse(Double.POSITIVE_INFINITY);
    }

    private void insert(TaskId task) {
        double best = priced().orElse(Double.POSITIVE_INFINITY);
        List<TaskId> bestSequence = List.of();
        int bestAt = -1;
        placed.add(task);
        for (List<TaskId> sequence : sequences.values()) {
            for (int at = 0; at <= sequence.size(); at++) {
                sequence.add(at, task);
                double cost = priced().orElse(Double.POSITIVE_INFINITY);
                if (cost < best) {
                    best = cost;
                    bestSequence = sequence;
                    bestAt = at;
                }
                sequence.remove(at);
            }
        }
        if (bestAt < 0) {
            placed.remove(task);
        } else {
            bestSequence.add(bestAt, task);
        }
    }

    private Optional<Double> priced() {
        List<WorkerSequence> all = new ArrayList<>();
        sequences.forEach((worker, tasks) -> all.add(new WorkerSequence(
                worker,
                tasks.stream()
                        .map(task -> new Stop(task, problem.now(), problem.now(), problem.now(), Minutes.ZERO))
                        .toList())));
        List<UnplacedTask> rest = problem.tasks().stream()
                .map(SequencingTask::id)
                .filter(task -> !placed.contains(task))
                .map(task -> new UnplacedTask(task, UnplacedTask.Reason.NOT_WORTH_IT, "has no place yet"))
                .toList();
        PlanCost none = PlanCost.zero(problem.prices().currency());
        PlanEvaluation evaluation = PlanEvaluation.of(problem, new SequencePlan(problem.now(), all, rest, none));
        return evaluation.violations().isEmpty()
                ? Optional.of(evaluation.cost().total().toDouble())
                : Optional.empty();
    }
}
