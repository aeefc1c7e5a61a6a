package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a backroom without a plan does: tasks in the order they came, each to the able worker who is free first. */
public final class FifoPlan {

    private final SequencingProblem problem;
    private final Map<WorkerId, List<Stop>> stops = new LinkedHashMap<>();
    private final Map<WorkerId, Instant> free = new HashMap<>();
    private final List<UnplacedTask> unplaced = new ArrayList<>();
    private final Set<TaskId> left = new HashSet<>();

    private FifoPlan(SequencingProblem problem) {
        this.problem = problem;
        problem.workers().forEach(worker -> {
            stops.put(worker.id(), new ArrayList<>());
            free.put(worker.id(), worker.availableFrom());
        });
    }

    /** The plan, timed and priced; predecessors are expected before their successors in the problem's order. */
    public static SequencePlan of(SequencingProblem problem) {
        FifoPlan fifo = new FifoPlan(problem);
        problem.tasks().forEach(fifo::give);
        return fifo.evaluate().plan();
    }

    private void give(SequencingTask task) {
        boolean waits = task.predecessors().stream().anyMatch(left::contains);
        Optional<SequencingWorker> worker = waits
                ? Optional.empty()
                : problem.workers().stream()
                        .filter(candidate -> candidate.canDo(task))
                        .sorted((a, b) -> free.get(a.id()).compareTo(free.get(b.id())))
                        .filter(candidate -> fits(task, candidate.id()))
                        .findFirst();
        if (worker.isEmpty()) {
            left.add(task.id());
            unplaced.add(new UnplacedTask(task.id(), UnplacedTask.Reason.NOT_WORTH_IT, "no time"));
        }
    }

    private boolean fits(SequencingTask task, WorkerId worker) {
        List<Stop> queue = stops.get(worker);
        queue.add(new Stop(task.id(), problem.now(), problem.now(), problem.now(), Minutes.ZERO));
        PlanEvaluation evaluation = evaluate();
        boolean fits = evaluation.violations().stream().noneMatch(rule -> rule.contains("does not fit"));
        if (fits) {
            free.put(worker, evaluation.plan().findStop(task.id()).orElseThrow().finish());
        } else {
            queue.remove(queue.size() - 1);
        }
        return fits;
    }

    private PlanEvaluation evaluate() {
        List<WorkerSequence> sequences = new ArrayList<>();
        stops.forEach((worker, queue) -> sequences.add(new WorkerSequence(worker, queue)));
        PlanCost none = PlanCost.zero(problem.prices().currency());
        return PlanEvaluation.of(problem, new SequencePlan(problem.now(), sequences, unplaced, none));
    }
}
