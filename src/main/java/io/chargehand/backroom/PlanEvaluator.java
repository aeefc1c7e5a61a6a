package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Times and prices one plan by walking through it, task by task, in the types of the contract. Slow and plain on purpose: the
 * solver is held to it. Not thread-safe; used once.
 */
final class PlanEvaluator {

    final SequencingProblem problem;
    final StopPrices prices;
    private final SequencePlan plan;
    private final Map<TaskId, SequencingTask> tasks = new HashMap<>();
    private final Map<TaskId, List<SequencingTask>> successors = new HashMap<>();
    private final Map<WorkerId, SequencingWorker> workers = new HashMap<>();
    private final Map<TaskId, WorkerId> placed = new HashMap<>();
    private final Map<TaskId, Stop> stops = new HashMap<>();
    private final Map<TaskId, EvaluatedRoute.Half> halves = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    PlanEvaluator(SequencingProblem problem, SequencePlan plan) {
        this.problem = problem;
        this.prices = new StopPrices(problem);
        this.plan = plan;
        problem.tasks().forEach(task -> tasks.put(task.id(), task));
        problem.tasks()
                .forEach(task -> task.predecessors()
                        .forEach(p -> successors
                                .computeIfAbsent(p, id -> new ArrayList<>())
                                .add(task)));
        problem.workers().forEach(worker -> workers.put(worker.id(), worker));
    }

    PlanEvaluation evaluate() {
        checkPlaces();
        List<EvaluatedRoute> routes = routes();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (EvaluatedRoute route : routes) {
                while (route.advance()) {
                    moved = true;
                }
            }
        }
        for (EvaluatedRoute route : routes) {
            if (!route.atEnd()) {
                violations.add("worker " + route.worker().id() + " waits for ever before task " + route.next());
            }
        }
        PlanCost cost = PlanCost.zero(problem.prices().currency()).plusUndone(undone());
        List<WorkerSequence> sequences = new ArrayList<>();
        for (EvaluatedRoute route : routes) {
            sequences.add(route.finish());
            cost = cost.plus(route.cost());
        }
        return new PlanEvaluation(new SequencePlan(problem.now(), sequences, plan.unplaced(), cost), violations);
    }

    private void checkPlaces() {
        Set<TaskId> seen = new HashSet<>();
        for (WorkerSequence sequence : plan.sequences()) {
            for (Stop stop : sequence.stops()) {
                require(tasks.containsKey(stop.task()), "task " + stop.task() + " is not in the problem");
                require(seen.add(stop.task()), "task " + stop.task() + " occurs twice");
                placed.put(stop.task(), sequence.worker());
            }
        }
        for (UnplacedTask unplaced : plan.unplaced()) {
            require(tasks.containsKey(unplaced.task()), "task " + unplaced.task() + " is not in the problem");
            require(seen.add(unplaced.task()), "task " + unplaced.task() + " occurs twice");
        }
        for (TaskId id : tasks.keySet()) {
            require(seen.contains(id), "task " + id + " is neither placed nor named unplaced");
        }
    }

    private List<EvaluatedRoute> routes() {
        Set<WorkerId> seen = new HashSet<>();
        List<EvaluatedRoute> routes = new ArrayList<>();
        for (WorkerSequence sequence : plan.sequences()) {
            SequencingWorker worker = seen.add(sequence.worker()) ? workers.get(sequence.worker()) : null;
            require(worker != null, "worker " + sequence.worker() + " is not in the problem, or occurs twice");
            if (worker != null) {
                routes.add(new EvaluatedRoute(this, worker, sequence.stops()));
            }
        }
        return routes;
    }

    private Money undone() {
        Money sum = Money.zero(problem.prices().currency());
        for (UnplacedTask unplaced : plan.unplaced()) {
            SequencingTask task = tasks.get(unplaced.task());
            if (task != null) {
                require(!isStarted(task), "started task " + task.id() + " is unplaced");
                sum = sum.plus(prices.undone(task).undone());
            }
        }
        return sum;
    }

    void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    Optional<SequencingTask> findTask(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    List<SequencingTask> successors(TaskId id) {
        return successors.getOrDefault(id, List.of());
    }

    boolean isPlaced(TaskId id) {
        return placed.containsKey(id);
    }

    boolean isPlacedWith(TaskId id, SequencingWorker worker) {
        return worker.id().equals(placed.get(id));
    }

    static boolean isStarted(SequencingTask task) {
        return task.pin().filter(Pin.Started.class::isInstance).isPresent();
    }

    /** The other half of work for two, if both are placed and neither has begun. */
    Optional<SequencingTask> findPartner(SequencingTask task) {
        return task.terms()
                .partner()
                .flatMap(this::findTask)
                .filter(other -> isPlaced(other.id()) && !isStarted(other) && !isStarted(task));
    }

    /** Where the task was timed before anybody set out later, if it was. */
    Optional<Stop> findStop(TaskId id) {
        return Optional.ofNullable(stops.get(id));
    }

    void timed(Stop stop) {
        stops.put(stop.task(), stop);
    }

    Optional<EvaluatedRoute.Half> findHalf(TaskId id) {
        return Optional.ofNullable(halves.get(id));
    }

    /** Notes that a worker stands ready for one half; false where that was known. */
    boolean ready(TaskId id, EvaluatedRoute.Half half) {
        return halves.put(id, half) == null;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
