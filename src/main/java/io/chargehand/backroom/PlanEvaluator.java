package io.chargehand.backroom;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
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

    private final SequencingProblem problem;
    private final SequencePlan plan;
    private final Currency currency;
    private final Map<TaskId, SequencingTask> tasks = new HashMap<>();
    private final Map<WorkerId, SequencingWorker> workers = new HashMap<>();
    private final Map<TaskId, WorkerId> before = new HashMap<>();
    private final Map<TaskId, WorkerId> placed = new HashMap<>();
    private final Map<TaskId, Instant> finishes = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private Money delay;
    private Money work;
    private Money walking;
    private Money overtime;
    private Money change;
    private Money undone;

    PlanEvaluator(SequencingProblem problem, SequencePlan plan) {
        this.problem = problem;
        this.plan = plan;
        this.currency = problem.prices().currency();
        Money zero = Money.zero(currency);
        delay = work = walking = overtime = change = undone = zero;
        problem.tasks().forEach(task -> tasks.put(task.id(), task));
        problem.workers().forEach(worker -> workers.put(worker.id(), worker));
        problem.previousPlan()
                .ifPresent(previous -> previous.sequences()
                        .forEach(sequence ->
                                sequence.stops().forEach(stop -> before.put(stop.task(), sequence.worker()))));
    }

    PlanEvaluation evaluate() {
        checkPlaces();
        List<Route> routes = routes();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Route route : routes) {
                while (route.advance()) {
                    moved = true;
                }
            }
        }
        for (Route route : routes) {
            if (!route.atEnd()) {
                violations.add("worker " + route.worker.id() + " waits for ever before task " + route.next());
            }
        }
        plan.unplaced().forEach(this::priceUndone);
        List<WorkerSequence> sequences = routes.stream()
                .map(route -> new WorkerSequence(route.worker.id(), route.stops))
                .toList();
        PlanCost cost = new PlanCost(delay, work, walking, overtime, change, undone);
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

    private List<Route> routes() {
        Set<WorkerId> seen = new HashSet<>();
        List<Route> routes = new ArrayList<>();
        for (WorkerSequence sequence : plan.sequences()) {
            SequencingWorker worker = seen.add(sequence.worker()) ? workers.get(sequence.worker()) : null;
            require(worker != null, "worker " + sequence.worker() + " is not in the problem, or occurs twice");
            if (worker != null) {
                routes.add(new Route(worker, sequence.stops()));
            }
        }
        return routes;
    }

    private void priceUndone(UnplacedTask unplaced) {
        SequencingTask task = tasks.get(unplaced.task());
        if (task == null) {
            return;
        }
        if (task.pin().filter(Pin.Started.class::isInstance).isPresent()) {
            violations.add("started task " + task.id() + " is unplaced");
        }
        Money wage = Money.zero(currency);
        for (SequencingWorker worker : problem.workers()) {
            wage = worker.wagePerHour().compareTo(wage) > 0 ? worker.wagePerHour() : wage;
        }
        undone = undone.plus(task.delayCost().at(problem.horizon()))
                .plus(wage.times(task.duration().value() / 60))
                .plus(problem.prices().undone());
    }

    private void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static Duration millis(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Money pay(Money perHour, Duration time) {
        return perHour.times(time.toMillis() / 3_600_000.0);
    }

    /** One worker's way through the plan, as far as it has been timed. */
    private final class Route {

        private final SequencingWorker worker;
        private final List<Stop> order;
        private final List<Stop> stops = new ArrayList<>();
        private int at;
        private int lastFrozenRank = Integer.MIN_VALUE;
        private boolean movableSeen;
        private Instant free;
        private LocationId place;

        Route(SequencingWorker worker, List<Stop> order) {
            this.worker = worker;
            this.order = order;
            this.free = later(problem.now(), worker.availableFrom());
            this.place = worker.position();
        }

        boolean atEnd() {
            return at == order.size();
        }

        TaskId next() {
            return order.get(at).task();
        }

        boolean advance() {
            if (atEnd()) {
                return false;
            }
            SequencingTask task = tasks.get(next());
            if (task == null) {
                at++;
                return true;
            }
            if (task.pin().orElse(null) instanceof Pin.Started started) {
                at++;
                work(task, started);
                return true;
            }
            Instant earliest = later(free, task.release().orElse(free));
            for (TaskId predecessor : task.predecessors()) {
                Instant finish = finishes.get(predecessor);
                if (finish != null) {
                    earliest = later(earliest, finish);
                } else if (placed.containsKey(predecessor)) {
                    return false;
                } else {
                    violations.add("task " + task.id() + " is placed, its predecessor " + predecessor + " is not");
                }
            }
            at++;
            checkPins(task);
            require(worker.canDo(task), "worker " + worker.id() + " lacks skill or equipment for task " + task.id());
            work(task, earliest);
            return true;
        }

        private void checkPins(SequencingTask task) {
            Pin pin = task.pin().orElse(null);
            require(
                    pin == null || pin.worker().equals(worker.id()),
                    "task " + task.id() + " is not with its pinned worker");
            if (pin instanceof Pin.Frozen frozen) {
                require(!movableSeen, "frozen task " + task.id() + " comes after a movable one");
                require(frozen.rank() >= lastFrozenRank, "frozen task " + task.id() + " is out of order");
                lastFrozenRank = frozen.rank();
            } else {
                movableSeen = true;
            }
        }

        private void work(SequencingTask task, Pin.Started started) {
            require(started.worker().equals(worker.id()), "started task " + task.id() + " is not with its worker");
            require(stops.isEmpty() && !movableSeen, "started task " + task.id() + " is not first");
            Duration length = millis(task.duration().value() * worker.pace());
            Instant finish = later(problem.now(), started.start().plus(length));
            add(task, new Stop(task.id(), started.start(), started.start(), finish, Minutes.ZERO));
            work = work.plus(pay(worker.wagePerHour(), Duration.between(problem.now(), finish)));
        }

        private void work(SequencingTask task, Instant earliest) {
            Minutes walk = problem.walking().between(place, task.from());
            Duration walkTime = millis(walk.value());
            Duration length = millis(task.duration().value() * worker.pace());
            Instant reached = later(earliest, free.plus(walkTime));
            Optional<Instant> start = startWithinShift(reached, walkTime, length);
            require(start.isPresent(), "task " + task.id() + " does not fit the shift of worker " + worker.id());
            Instant from = start.orElse(reached);
            Instant finish = from.plus(length);
            work = work.plus(pay(worker.wagePerHour(), length));
            walking = walking.plus(pay(worker.wagePerHour(), walkTime));
            overtime = overtime.plus(overtime(from.minus(walkTime), finish));
            change = change.plus(priceOfChange(task));
            add(task, new Stop(task.id(), from.minus(walkTime), from, finish, walk));
        }

        private void add(SequencingTask task, Stop stop) {
            delay = delay.plus(task.delayCost().at(stop.finish()));
            finishes.put(task.id(), stop.finish());
            stops.add(stop);
            free = later(free, stop.finish());
            place = task.to();
        }

        private Optional<Instant> startWithinShift(Instant reached, Duration walk, Duration length) {
            int last = worker.windows().size() - 1;
            for (int i = 0; i <= last; i++) {
                TimeWindow window = worker.windows().get(i);
                Instant end = i < last
                        ? window.end()
                        : window.end().plus(millis(worker.overtimeAllowed().value()));
                Instant start = later(reached, window.start().plus(walk));
                if (!start.plus(length).isAfter(end)) {
                    return Optional.of(start);
                }
            }
            return Optional.empty();
        }

        private Money overtime(Instant walkStart, Instant finish) {
            if (worker.windows().isEmpty()) {
                return Money.zero(currency);
            }
            Instant end = worker.windows().get(worker.windows().size() - 1).end();
            Duration over = Duration.between(later(end, walkStart), finish);
            Money extra = worker.overtimePerHour().minus(worker.wagePerHour());
            return over.isNegative() ? Money.zero(currency) : pay(extra, over);
        }

        private Money priceOfChange(SequencingTask task) {
            SequencingWorker had = workers.get(before.getOrDefault(task.id(), worker.id()));
            boolean changed = task.pin().isEmpty() && had != null && !had.id().equals(worker.id()) && had.canDo(task);
            return changed ? problem.prices().reassignment() : Money.zero(currency);
        }
    }
}
