package io.chargehand.backroom.solver;

import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.PredecessorLink;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Times lists of tasks from nothing, whatever rules they break: the problem facts of the reference score. Plain, and without a look at
 * the timetable. Used once.
 */
final class ReferenceTiming {

    private final ReferenceProblem problem;
    private final List<List<Integer>> lists = new ArrayList<>();
    private final Map<Integer, Integer> holders = new HashMap<>();
    private final Map<Integer, Timed> timed = new HashMap<>();
    private final Map<Integer, Ready> ready = new HashMap<>();
    private final int[] next;

    /** A task with its final times. */
    record Timed(
            ReferenceProblem problem,
            int task,
            int worker,
            Duration walk,
            Instant start,
            Instant finish,
            boolean allowed) {
        Instant walkStart() {
            return start.minus(walk);
        }
    }

    /** What is true of a worker's list as a whole. */
    record Route(
            ReferenceProblem problem,
            int worker,
            boolean waitsForEver,
            boolean isLate,
            boolean isTooLong,
            boolean isTooFull,
            Duration walkHome,
            Instant setsOut,
            Instant home) {}

    /** All of it. */
    record Result(List<Timed> stops, List<Route> routes, ReferenceProblem problem, List<Integer> undone) {}

    private record Ready(Instant reached, Duration walk) {}

    private ReferenceTiming(ReferenceProblem problem, List<TaskList> given) {
        this.problem = problem;
        int workers = problem.problem.workers().size();
        for (int w = 0; w <= workers; w++) {
            lists.add(List.of());
        }
        given.forEach(list -> lists.set(
                list.index(), list.tasks().stream().map(TaskNode::index).toList()));
        for (int w = 0; w < workers; w++) {
            for (int task : lists.get(w)) {
                holders.put(task, w);
            }
        }
        next = new int[workers];
    }

    static Result of(ReferenceProblem problem, List<TaskList> lists) {
        return new ReferenceTiming(problem, lists).time();
    }

    private Result time() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int w = 0; w < next.length; w++) {
                while (next[w] < lists.get(w).size() && timeNext(w)) {
                    next[w]++;
                    moved = true;
                }
            }
        }
        boolean stuck = false;
        for (int w = 0; w < next.length; w++) {
            stuck |= waitsForEver(w);
        }
        List<Route> routes = new ArrayList<>();
        Map<Integer, Timed> last = new HashMap<>(timed);
        for (int w = 0; w < next.length; w++) {
            routes.add(stuck ? stuckRoute(w) : route(w, last));
        }
        return new Result(List.copyOf(last.values()), routes, problem, lists.get(next.length));
    }

    private boolean waitsForEver(int w) {
        return next[w] < lists.get(w).size();
    }

    private Route stuckRoute(int w) {
        Instant now = problem.problem.now();
        return new Route(problem, w, waitsForEver(w), false, false, false, Duration.ZERO, now, now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant available(int w) {
        return later(problem.problem.now(), problem.worker(w).availableFrom());
    }

    private LocationId placeBefore(int w, int at) {
        return at == 0
                ? problem.worker(w).position()
                : problem.task(lists.get(w).get(at - 1)).to();
    }

    private Instant freeBefore(int w, int at) {
        Instant free = available(w);
        for (int i = 0; i < at; i++) {
            free = later(free, timed.get(lists.get(w).get(i)).finish());
        }
        return free;
    }

    private boolean timeNext(int w) {
        int at = next[w];
        int task = lists.get(w).get(at);
        if (problem.started(task).isPresent()) {
            Instant begun = problem.started(task).get().start();
            Instant finish = later(problem.problem.now(), begun.plus(problem.length(w, task)));
            timed.put(task, new Timed(problem, task, w, Duration.ZERO, begun, finish, true));
            return true;
        }
        boolean allowed = problem.mayDo(w, task);
        Duration walk = problem.walk(placeBefore(w, at), problem.task(task).from());
        Instant reached = freeBefore(w, at).plus(walk);
        reached = later(reached, problem.task(task).release().orElse(reached));
        for (TaskId id : problem.task(task).predecessors()) {
            int predecessor = problem.indexOf(id);
            if (!holders.containsKey(predecessor)) {
                allowed = false;
            } else if (!timed.containsKey(predecessor)) {
                return false;
            } else {
                reached = later(reached, timed.get(predecessor).finish().plus(gap(task, id)));
                allowed &= !isShared(task, id) || holders.get(predecessor) == w;
            }
        }
        Optional<Instant> start = problem.fits(w, reached, walk, problem.length(w, task));
        Optional<Integer> partner = problem.partner(task);
        if (partner.isPresent() && holders.containsKey(partner.get())) {
            ready.put(task, new Ready(reached, walk));
            if (!ready.containsKey(partner.get())) {
                return false;
            }
            start = together(task, partner.get());
        } else {
            allowed &= partner.isEmpty();
        }
        Instant from = start.orElse(reached);
        Instant finish = from.plus(problem.length(w, task));
        allowed &= start.isPresent() && problem.inTime(task, from, finish);
        timed.put(task, new Timed(problem, task, w, walk, from, finish, allowed));
        return true;
    }

    /** The first start that fits both working times; none with one pair of hands. */
    private Optional<Instant> together(int task, int partner) {
        int own = holders.get(task);
        int other = holders.get(partner);
        if (own == other) {
            return Optional.empty();
        }
        Instant from = later(ready.get(task).reached(), ready.get(partner).reached());
        while (true) {
            Optional<Instant> ours = problem.fits(own, from, ready.get(task).walk(), problem.length(own, task));
            Optional<Instant> theirs =
                    problem.fits(other, from, ready.get(partner).walk(), problem.length(other, partner));
            if (ours.isEmpty() || theirs.isEmpty()) {
                return Optional.empty();
            }
            if (ours.get().equals(theirs.get())) {
                return ours;
            }
            from = later(ours.get(), theirs.get());
        }
    }

    private Duration gap(int task, TaskId predecessor) {
        return link(task, predecessor)
                .map(link -> ReferenceProblem.time(link.gap()))
                .orElse(Duration.ZERO);
    }

    private boolean isShared(int task, TaskId predecessor) {
        return link(task, predecessor).filter(PredecessorLink::sameWorker).isPresent();
    }

    private Optional<PredecessorLink> link(int task, TaskId predecessor) {
        return problem.task(task).terms().links().stream()
                .filter(link -> link.predecessor().equals(predecessor))
                .findFirst();
    }

    /** Judges a worker's list as a whole; where it sets out late, its last times go into {@code last}. */
    private Route route(int w, Map<Integer, Timed> last) {
        List<Integer> tasks = lists.get(w);
        if (tasks.isEmpty()) {
            return stuckRoute(w);
        }
        Timed first = timed.get(tasks.get(0));
        boolean underWay = problem.started(first.task()).isPresent();
        boolean onlyStarted = underWay && tasks.size() == 1;
        Optional<LocationId> home = problem.worker(w).tour().home();
        LocationId end = problem.task(tasks.get(tasks.size() - 1)).to();
        Duration walk = home.map(to -> problem.walk(end, to)).orElse(Duration.ZERO);
        Instant done = freeBefore(w, tasks.size());
        Optional<Instant> arrival =
                home.isEmpty() ? Optional.of(done) : problem.fits(w, done.plus(walk), walk, Duration.ZERO);
        Instant there = arrival.orElse(done.plus(walk));
        boolean isLate = arrival.isEmpty()
                && problem.started(tasks.get(tasks.size() - 1)).isEmpty();
        boolean isTooLong = false;
        if (problem.worker(w).tour().longest().isPresent()) {
            Duration longest =
                    ReferenceProblem.time(problem.worker(w).tour().longest().get());
            Instant departure = underWay ? problem.problem.now() : first.walkStart();
            if (Duration.between(departure, there).compareTo(longest) > 0) {
                Optional<List<Timed>> delayed = underWay
                        ? Optional.empty()
                        : setOutLate(w, there.minus(longest), there, walk, home.isPresent());
                isTooLong = delayed.isEmpty() && !onlyStarted;
                delayed.ifPresent(stops -> stops.forEach(stop -> last.put(stop.task(), stop)));
            }
        }
        Duration walked = home.isPresent() ? walk : Duration.ZERO;
        return new Route(
                problem,
                w,
                false,
                isLate,
                isTooLong && !blamesStarted(tasks),
                isTooFull(w),
                walked,
                there.minus(walked),
                there);
    }

    private boolean blamesStarted(List<Integer> tasks) {
        return problem.started(tasks.get(tasks.size() - 1)).isPresent();
    }

    private Optional<List<Timed>> setOutLate(
            int w, Instant departure, Instant end, Duration walkHome, boolean goesHome) {
        List<Timed> delayed = new ArrayList<>();
        Map<TaskId, Instant> finishes = new HashMap<>();
        Instant free = later(departure, available(w));
        for (int task : lists.get(w)) {
            Timed stop = timed.get(task);
            Instant reached = later(stop.start(), free.plus(stop.walk()));
            for (TaskId id : problem.task(task).predecessors()) {
                if (finishes.containsKey(id)) {
                    reached = later(reached, finishes.get(id).plus(gap(task, id)));
                }
            }
            Optional<Instant> start = problem.fits(w, reached, stop.walk(), problem.length(w, task));
            if (start.isEmpty()) {
                return Optional.empty();
            }
            Instant finish = start.get().plus(problem.length(w, task));
            if (!problem.inTime(task, start.get(), finish)
                    || !start.get().equals(stop.start()) && holdsUpOthers(task, w, finish)) {
                return Optional.empty();
            }
            finishes.put(problem.task(task).id(), finish);
            free = finish;
            delayed.add(new Timed(problem, task, w, stop.walk(), start.get(), finish, stop.allowed()));
        }
        Optional<Instant> arrival =
                goesHome ? problem.fits(w, free.plus(walkHome), walkHome, Duration.ZERO) : Optional.of(free);
        return arrival.filter(there -> !there.isAfter(end)).map(there -> delayed);
    }

    private boolean holdsUpOthers(int task, int w, Instant finish) {
        TaskId id = problem.task(task).id();
        for (Timed other : timed.values()) {
            SequencingTask waiting = problem.task(other.task());
            boolean waits = other.worker() != w
                    && waiting.predecessors().contains(id)
                    && problem.started(other.task()).isEmpty();
            if (waits && finish.plus(gap(other.task(), id)).isAfter(other.start())) {
                return true;
            }
        }
        return problem.partner(task).filter(holders::containsKey).isPresent();
    }

    private boolean isTooFull(int w) {
        SequencingWorker worker = problem.worker(w);
        long[] most = {
            worker.tour().capacity().grams().orElse(Long.MAX_VALUE),
            worker.tour().capacity().milliliters().orElse(Long.MAX_VALUE),
            worker.tour().capacity().slots().orElse(Integer.MAX_VALUE),
            worker.tour().capacity().chilledSlots().orElse(Integer.MAX_VALUE)
        };
        long[] held = new long[most.length];
        Set<Integer> overfull = new HashSet<>();
        for (int task : lists.get(w)) {
            CartLoad load = problem.task(task).terms().load();
            long[] more = {load.grams(), load.milliliters(), load.slots(), load.chilledSlots()};
            for (int m = 0; m < most.length; m++) {
                held[m] += more[m];
                if (more[m] > 0 && held[m] > most[m] && problem.started(task).isEmpty()) {
                    overfull.add(task);
                }
                held[m] = problem.task(task).terms().unloads() ? 0 : held[m];
            }
        }
        return !overfull.isEmpty();
    }
}
