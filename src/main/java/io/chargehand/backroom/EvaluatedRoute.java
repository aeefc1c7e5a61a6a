package io.chargehand.backroom;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.chargehand.backroom.PlanEvaluator.isStarted;
import static io.chargehand.backroom.PlanEvaluator.later;

/** One worker's way through an evaluated plan, as far as it has been timed. Not thread-safe; used once. */
final class EvaluatedRoute {

    private final PlanEvaluator evaluator;
    private final SequencingProblem problem;
    private final SequencingWorker worker;
    private final List<Stop> order;
    private List<Stop> stops = new ArrayList<>();
    private Optional<WayHome> wayHome = Optional.empty();
    private int at;
    private int lastFrozenRank = Integer.MIN_VALUE;
    private boolean movableSeen;
    private Instant free;
    private LocationId place;

    /** A worker who stands ready for one half of work for two. */
    record Half(EvaluatedRoute route, Instant reached, Duration walk, Duration length) {
        Optional<Instant> startFrom(Instant earliest) {
            return route.worker.startWithin(later(reached, earliest), walk, length);
        }
    }

    EvaluatedRoute(PlanEvaluator evaluator, SequencingWorker worker, List<Stop> order) {
        this.evaluator = evaluator;
        this.problem = evaluator.problem;
        this.worker = worker;
        this.order = order;
        this.free = later(problem.now(), worker.availableFrom());
        this.place = worker.position();
    }

    SequencingWorker worker() {
        return worker;
    }

    boolean atEnd() {
        return at == order.size();
    }

    TaskId next() {
        return order.get(at).task();
    }

    /** Times the next task; false where it waits for another worker, or there is none. */
    boolean advance() {
        if (atEnd()) {
            return false;
        }
        Optional<SequencingTask> found = evaluator.findTask(next());
        if (found.isEmpty()) {
            at++;
            return true;
        }
        SequencingTask task = found.get();
        if (task.pin().orElse(null) instanceof Pin.Started started) {
            at++;
            require(started.worker().equals(worker.id()), "started task " + task.id() + " is not with its worker");
            require(stops.isEmpty() && !movableSeen, "started task " + task.id() + " is not first");
            Instant finish = later(problem.now(), started.start().plus(length(task)));
            add(task, new Stop(task.id(), started.start(), started.start(), finish, Minutes.ZERO));
            return true;
        }
        for (TaskId predecessor : task.predecessors()) {
            if (evaluator.isPlaced(predecessor)
                    && evaluator.findStop(predecessor).isEmpty()) {
                return false;
            }
        }
        Minutes walk = problem.walking().between(place, task.from());
        Instant reached = later(released(task), free.plus(millis(walk)));
        Half own = new Half(this, reached, millis(walk), length(task));
        Optional<SequencingTask> partner = evaluator.findPartner(task);
        if (partner.isPresent()) {
            boolean news = evaluator.ready(task.id(), own);
            if (evaluator.findHalf(partner.get().id()).isEmpty()) {
                return news;
            }
        }
        at++;
        checkPlace(task);
        Optional<Instant> start = partner.isPresent() ? startTogether(own, partner.get()) : own.startFrom(reached);
        require(start.isPresent(), "task " + task.id() + " does not fit the shift of worker " + worker.id());
        Instant from = start.orElse(reached);
        add(task, new Stop(task.id(), from.minus(millis(walk)), from, from.plus(length(task)), walk));
        return true;
    }

    private Optional<Instant> startTogether(Half own, SequencingTask partner) {
        Half other = evaluator.findHalf(partner.id()).orElseThrow();
        Optional<Instant> start = own.startFrom(own.reached());
        while (start.isPresent()) {
            Optional<Instant> theirs = other.startFrom(start.get());
            Optional<Instant> ours = theirs.flatMap(own::startFrom);
            if (ours.equals(start) && theirs.equals(start)) {
                return start;
            }
            start = ours;
        }
        return start;
    }

    /** The earliest instant by release and predecessors. */
    private Instant released(SequencingTask task) {
        Instant earliest = later(free, task.release().orElse(free));
        for (TaskId predecessor : task.predecessors()) {
            Optional<Stop> stop = evaluator.findStop(predecessor);
            if (stop.isPresent()) {
                earliest = later(earliest, stop.get().finish().plus(gap(task, predecessor)));
            }
        }
        return earliest;
    }

    private static Duration gap(SequencingTask task, TaskId predecessor) {
        return task.terms().links().stream()
                .filter(link -> link.predecessor().equals(predecessor))
                .findFirst()
                .map(link -> millis(link.gap()))
                .orElse(Duration.ZERO);
    }

    private void checkPlace(SequencingTask task) {
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
        require(worker.canDo(task), "worker " + worker.id() + " lacks skill or equipment for task " + task.id());
        for (TaskId predecessor : task.predecessors()) {
            require(
                    evaluator.isPlaced(predecessor),
                    "task " + task.id() + " is placed, its predecessor " + predecessor + " is not");
        }
        for (PredecessorLink link : task.terms().links()) {
            boolean apart =
                    evaluator.isPlaced(link.predecessor()) && !evaluator.isPlacedWith(link.predecessor(), worker);
            require(
                    !link.sameWorker() || !apart,
                    "task " + task.id() + " is not with the worker of " + link.predecessor());
        }
        task.terms()
                .partner()
                .ifPresent(partner -> require(
                        evaluator.isPlaced(partner),
                        "task " + task.id() + " is placed, its other half " + partner + " is not"));
    }

    private void add(SequencingTask task, Stop stop) {
        evaluator.timed(stop);
        stops.add(stop);
        free = later(free, stop.finish());
        place = task.to();
    }

    /** The sequence with its final times; checks what concerns it as a whole. */
    WorkerSequence finish() {
        wayHome = wayHome(stops);
        worker.tour().longest().ifPresent(longest -> keepTour(millis(longest)));
        checkLatest();
        checkCart();
        return new WorkerSequence(worker.id(), stops, wayHome);
    }

    private Optional<WayHome> wayHome(List<Stop> way) {
        Optional<LocationId> home = worker.tour().home();
        if (home.isEmpty() || way.isEmpty()) {
            return Optional.empty();
        }
        Stop last = way.get(way.size() - 1);
        Instant left = later(last.finish(), later(problem.now(), worker.availableFrom()));
        LocationId from =
                evaluator.findTask(last.task()).map(SequencingTask::to).orElse(place);
        Minutes walk = problem.walking().between(from, home.get());
        Optional<Instant> arrival = worker.startWithin(left.plus(millis(walk)), millis(walk), Duration.ZERO);
        require(arrival.isPresent() || onlyStarted(way), "worker " + worker.id() + " is not home within the shift");
        Instant there = arrival.orElse(left.plus(millis(walk)));
        return Optional.of(new WayHome(there.minus(millis(walk)), there, walk));
    }

    /** Sets out later where waiting made the tour too long, without coming home later or letting others wait. */
    private void keepTour(Duration longest) {
        if (stops.isEmpty()) {
            return;
        }
        Stop first = stops.get(0);
        boolean underWay = isStarted(task(first));
        Instant departure = underWay ? problem.now() : first.walkStart();
        Instant end = end(stops, wayHome);
        if (Duration.between(departure, end).compareTo(longest) <= 0) {
            return;
        }
        Optional<List<Stop>> delayed = underWay ? Optional.empty() : delayed(end.minus(longest));
        boolean kept = delayed.isPresent()
                && !end(delayed.get(), wayHome(delayed.get())).isAfter(end);
        require(kept || onlyStarted(stops), "the tour of worker " + worker.id() + " is longer than " + longest);
        if (kept) {
            stops = delayed.orElseThrow();
            wayHome = wayHome(stops);
        }
    }

    /** Work under way is never refused, nor what follows from it alone. */
    private boolean onlyStarted(List<Stop> way) {
        return way.stream().allMatch(stop -> isStarted(task(stop)));
    }

    private static Instant end(List<Stop> way, Optional<WayHome> home) {
        return home.map(WayHome::arrival)
                .orElseGet(() -> way.get(way.size() - 1).finish());
    }

    private Optional<List<Stop>> delayed(Instant departure) {
        List<Stop> delayed = new ArrayList<>();
        Map<TaskId, Instant> finishes = new HashMap<>();
        Instant ready = later(departure, later(problem.now(), worker.availableFrom()));
        for (Stop stop : stops) {
            SequencingTask task = task(stop);
            Duration walk = millis(stop.walking());
            Instant reached = later(stop.start(), ready.plus(walk));
            for (TaskId predecessor : task.predecessors()) {
                if (finishes.containsKey(predecessor)) {
                    reached = later(reached, finishes.get(predecessor).plus(gap(task, predecessor)));
                }
            }
            Optional<Instant> start = worker.startWithin(reached, walk, length(task));
            if (start.isEmpty() || !mayStart(task, stop, start.get())) {
                return Optional.empty();
            }
            ready = start.get().plus(length(task));
            finishes.put(task.id(), ready);
            delayed.add(new Stop(stop.task(), start.get().minus(walk), start.get(), ready, stop.walking()));
        }
        return Optional.of(delayed);
    }

    private boolean mayStart(SequencingTask task, Stop stop, Instant start) {
        if (start.equals(stop.start())) {
            return true;
        }
        Instant finish = start.plus(length(task));
        for (SequencingTask successor : evaluator.successors(task.id())) {
            boolean elsewhere = evaluator.isPlaced(successor.id())
                    && !evaluator.isPlacedWith(successor.id(), worker)
                    && !isStarted(successor);
            Optional<Stop> waiting = evaluator.findStop(successor.id());
            if (elsewhere
                    && (waiting.isEmpty()
                            || finish.plus(gap(successor, task.id()))
                                    .isAfter(waiting.get().start()))) {
                return false;
            }
        }
        return evaluator.findPartner(task).isEmpty();
    }

    private void checkLatest() {
        for (Stop stop : stops) {
            SequencingTask task = task(stop);
            if (!isStarted(task)) {
                boolean inTime =
                        task.terms().latestStart().filter(stop.start()::isAfter).isEmpty()
                                && task.terms()
                                        .latestFinish()
                                        .filter(stop.finish()::isAfter)
                                        .isEmpty();
                require(inTime, "task " + task.id() + " is later than its window");
            }
        }
    }

    private void checkCart() {
        CartCapacity most = worker.tour().capacity();
        long grams = 0;
        long milliliters = 0;
        long slots = 0;
        long chilledSlots = 0;
        for (Stop stop : stops) {
            CartLoad load = task(stop).terms().load();
            grams += load.grams();
            milliliters += load.milliliters();
            slots += load.slots();
            chilledSlots += load.chilledSlots();
            boolean room = (load.grams() == 0 || grams <= most.grams().orElse(Long.MAX_VALUE))
                    && (load.milliliters() == 0
                            || milliliters <= most.milliliters().orElse(Long.MAX_VALUE))
                    && (load.slots() == 0 || slots <= most.slots().orElse(Integer.MAX_VALUE))
                    && (load.chilledSlots() == 0
                            || chilledSlots <= most.chilledSlots().orElse(Integer.MAX_VALUE));
            require(
                    room || isStarted(task(stop)),
                    "the cart of worker " + worker.id() + " is too full for task " + stop.task());
            if (task(stop).terms().unloads()) {
                grams = milliliters = slots = chilledSlots = 0;
            }
        }
    }

    /** What the sequence costs, by its final times. */
    PlanCost cost() {
        StopPrices prices = evaluator.prices;
        PlanCost cost = PlanCost.zero(problem.prices().currency());
        for (Stop stop : stops) {
            cost = cost.plus(prices.stop(task(stop), worker, stop));
        }
        return wayHome.isEmpty() ? cost : cost.plus(prices.wayHome(worker, wayHome.get()));
    }

    private SequencingTask task(Stop stop) {
        return evaluator.findTask(stop.task()).orElseThrow();
    }

    private Duration length(SequencingTask task) {
        return worker.lengthOf(task);
    }

    private void require(boolean holds, String violation) {
        evaluator.require(holds, violation);
    }

    private static Duration millis(Minutes minutes) {
        return Duration.ofMillis(Math.round(minutes.value() * 60_000));
    }
}
