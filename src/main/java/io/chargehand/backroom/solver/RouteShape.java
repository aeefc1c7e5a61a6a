package io.chargehand.backroom.solver;

import java.util.random.RandomGenerator;

/**
 * What each timed sequence can take in: by task the latest start that everything after it bears, the latest start that costs
 * nothing after it, the load of its trip, and the shortest tour up to it and from it on. With these most insertions are priced
 * without a look at the rest of the sequence. Not thread-safe.
 */
final class RouteShape {

    private final Timetable table;
    private final DenseProblem problem;
    /** Latest start by which all that follows keeps its rules, as far as other workers are not concerned. */
    private final long[] latest;
    /** Latest start up to which nothing that follows costs more. */
    private final long[] flat;
    /** The walk to the task. */
    private final long[] walkInto;
    /** Loss by delay at the present finish. */
    private final double[] loss;
    /** Whether the task waits for others or others for it. */
    private final boolean[] entangled;

    private final long[][] cartAfter;
    private final long[][] tripLoad;
    private final TourLengths tours;
    private final int measures;
    private int foundAt;

    RouteShape(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        int tasks = problem.taskCount;
        latest = new long[tasks];
        flat = new long[tasks];
        walkInto = new long[tasks];
        loss = new double[tasks];
        entangled = new boolean[tasks];
        for (int t = 0; t < tasks; t++) {
            entangled[t] =
                    problem.predecessors[t].length > 0 || problem.successors[t].length > 0 || problem.partner[t] >= 0;
        }
        measures = problem.workerCount == 0 ? 0 : problem.capacity[0].length;
        cartAfter = new long[measures][tasks];
        tripLoad = new long[measures][tasks];
        tours = new TourLengths(table);
    }

    /** Reads one worker's sequence, as timed. */
    void draw(int worker) {
        drawLatest(worker);
        for (int m = 0; m < measures; m++) {
            drawLoads(worker, m);
        }
        tours.draw(worker);
    }

    private void drawLatest(int worker) {
        int[] tasks = table.sequence[worker];
        long[] ends = problem.windowEnd[worker];
        long[] starts = problem.windowStart[worker];
        long regular = problem.overtimePerMilli[worker] > 0 ? problem.regularEnd[worker] : DenseProblem.NEVER;
        long finishBy = DenseProblem.NEVER;
        long flatBy = DenseProblem.NEVER;
        int last = table.length[worker] - 1;
        if (last >= 0 && problem.home[worker] >= 0) {
            long walk = problem.walking(problem.to[tasks[last]], problem.home[worker]);
            finishBy = ends.length == 0 ? -1 : ends[ends.length - 1] - walk;
            long arrival = table.tourEnd[worker];
            int window = window(starts, ends, arrival);
            flatBy = Math.min(window < 0 ? arrival : ends[window], regular) - walk;
        }
        for (int at = last; at >= 0; at--) {
            int task = tasks[at];
            long length = problem.duration[worker][task];
            loss[task] = problem.curves[task].near(table.finish[task]);
            long by = Math.min(problem.latestStart[worker][task], finishBy - length);
            long walk = table.walkTo(worker, at);
            walkInto[task] = walk;
            int window = ends.length - 1;
            while (window >= 0 && Math.min(by, ends[window] - length) < starts[window]) {
                window--;
            }
            latest[task] = window < 0 ? -1 : Math.min(by, ends[window] - length);
            while (window >= 0 && Math.min(by, ends[window] - length) < starts[window] + walk) {
                window--;
            }
            finishBy = window < 0 ? -1 : Math.min(by, ends[window] - length) - walk;
            int now = window(starts, ends, table.finish[task]);
            long still = Math.min(now < 0 ? table.finish[task] : ends[now], regular);
            still = Math.min(still, problem.curves[task].flatUntil(table.finish[task]));
            still = Math.min(still, flatBy) - length;
            flat[task] = entangled[task] ? table.start[task] : Math.min(still, latest[task]);
            flatBy = flat[task] - walk;
        }
    }

    private static int window(long[] starts, long[] ends, long instant) {
        for (int i = 0; i < ends.length; i++) {
            if (instant <= ends[i] && instant >= starts[i]) {
                return i;
            }
        }
        return -1;
    }

    private void drawLoads(int worker, int m) {
        int[] tasks = table.sequence[worker];
        int from = 0;
        long held = 0;
        for (int at = 0; at < table.length[worker]; at++) {
            int task = tasks[at];
            held += problem.load[task][m];
            cartAfter[m][task] = problem.unloads[task] ? 0 : held;
            if (problem.unloads[task] || at == table.length[worker] - 1) {
                for (int i = from; i <= at; i++) {
                    tripLoad[m][tasks[i]] = held;
                }
                from = at + 1;
                held = 0;
            }
        }
    }

    /** Whether the cart has room for a task at a position. */
    private boolean hasRoom(int task, int worker, int at) {
        int[] tasks = table.sequence[worker];
        int before = at == 0 ? -1 : tasks[at - 1];
        int next = at == table.length[worker] ? -1 : tasks[at];
        for (int m = 0; m < measures; m++) {
            long load = problem.load[task][m];
            if (load == 0) {
                continue;
            }
            long held = before < 0 ? 0 : cartAfter[m][before];
            if (!problem.unloads[task]) {
                boolean sameTrip = before >= 0 && !problem.unloads[before];
                held = sameTrip ? tripLoad[m][before] : next < 0 ? 0 : tripLoad[m][next];
            }
            if (held + load > problem.capacity[worker][m]) {
                return false;
            }
        }
        return true;
    }

    /** See {@link Timetable#insertionCost}. */
    double insertionCost(int task, int worker, int at, double bound) {
        int[] tasks = table.sequence[worker];
        int before = at == 0 ? -1 : tasks[at - 1];
        int here = before < 0 ? problem.position[worker] : problem.to[before];
        int next = at == table.length[worker] ? -1 : tasks[at];
        int beyond = next >= 0 ? problem.from[next] : problem.home[worker];
        long walk = problem.walking(here, problem.from[task]);
        long onward = beyond < 0 ? 0 : problem.walking(problem.to[task], beyond);
        long saved = next >= 0 || before >= 0 && beyond >= 0 ? problem.walking(here, Math.max(beyond, 0)) : 0;
        double added = problem.walkingPerMilli[worker] * (walk + onward - saved) + problem.workCost[worker][task];
        if (problem.previousWorker[task] >= 0) {
            added += table.changeCost(task, worker);
        }
        return added >= bound ? added : priced(task, worker, at, walk, onward, added, bound);
    }

    /** Adds to the price of the walks what time does. */
    double priced(int task, int worker, int at, long walk, long onward, double walked, double bound) {
        int[] tasks = table.sequence[worker];
        int before = at == 0 ? -1 : tasks[at - 1];
        int next = at == table.length[worker] ? -1 : tasks[at];
        long free = problem.availableFrom[worker];
        if (before >= 0) {
            free = Math.max(free, table.finish[before]);
        }
        long ready = Math.max(free + walk, problem.release[task]);
        if (entangled[task]) {
            ready = Math.max(ready, predecessorsDone(task, worker, at));
        }
        long length = problem.duration[worker][task];
        long begin = problem.startWithinShift(worker, ready, walk, length);
        if (begin < 0 || begin > problem.latestStart[worker][task] || measures > 0 && !hasRoom(task, worker, at)) {
            return Double.POSITIVE_INFINITY;
        }
        long finish = begin + length;
        double added = walked + problem.curves[task].near(finish) + overtime(worker, begin - walk, finish);
        if (added >= bound) {
            return added;
        }
        if (entangled[task] && disturbsOthers(task, worker, finish, true)) {
            return table.insertionCostByRipple(task, worker, at);
        }
        if (tours.isLimited(worker) && !tours.mayTakeIn(task, worker, at, walk, onward)) {
            return tours.isCertain(worker, task)
                    ? Double.POSITIVE_INFINITY
                    : table.insertionCostByRipple(task, worker, at);
        }
        return next < 0 ? home(worker, finish, onward, added) : pushed(task, worker, at, finish, onward, added, bound);
    }

    private double home(int worker, long finish, long onward, double added) {
        if (problem.home[worker] < 0) {
            return added;
        }
        long arrival = problem.startWithinShift(worker, finish + onward, onward, 0);
        if (arrival < 0) {
            return Double.POSITIVE_INFINITY;
        }
        return added + overtime(worker, arrival - onward, arrival) - homeOvertime(worker);
    }

    private double homeOvertime(int worker) {
        if (table.homeCost[worker] == 0 || problem.overtimePerMilli[worker] == 0) {
            return 0;
        }
        int last = table.sequence[worker][table.length[worker] - 1];
        long walk = problem.walking(problem.to[last], problem.home[worker]);
        return overtime(worker, table.tourEnd[worker] - walk, table.tourEnd[worker]);
    }

    /** Follows the delay down the sequence until it is absorbed. */
    private double pushed(int task, int worker, int at, long finish, long onward, double sum, double bound) {
        int[] tasks = table.sequence[worker];
        double added = sum;
        long free = finish;
        long walk = onward;
        for (int i = at; i < table.length[worker]; i++) {
            int next = tasks[i];
            if (i > at) {
                walk = problem.walking(problem.to[tasks[i - 1]], problem.from[next]);
            }
            long ready = Math.max(Math.max(free, problem.availableFrom[worker]) + walk, problem.release[next]);
            if (entangled[next]) {
                if (waitsForMoved(next, worker, task, at)) {
                    return table.insertionCostByRipple(task, worker, at);
                }
                ready = Math.max(ready, predecessorsDone(next, worker, at));
            }
            long length = problem.duration[worker][next];
            long begin = problem.startWithinShift(worker, ready, walk, length);
            if (begin < 0 || begin > latest[next]) {
                return Double.POSITIVE_INFINITY;
            }
            if (i == at && problem.overtimePerMilli[worker] > 0) {
                long old = table.start[next] - table.walkTo(worker, at);
                added += overtime(worker, begin - walk, begin + length) - overtime(worker, old, table.finish[next]);
            }
            if (begin == table.start[next] || begin > table.start[next] && begin <= flat[next]) {
                return added;
            }
            long end = begin + length;
            if (entangled[next] && disturbsOthers(next, worker, end, false)) {
                return table.insertionCostByRipple(task, worker, at);
            }
            added += problem.curves[next].near(end) - loss[next];
            if (i > at && problem.overtimePerMilli[worker] > 0) {
                added += overtime(worker, begin - walk, end)
                        - overtime(worker, table.start[next] - walk, table.finish[next]);
            }
            if (added >= bound) {
                return added;
            }
            free = end;
        }
        int last = tasks[table.length[worker] - 1];
        int home = problem.home[worker];
        return home(worker, free, home < 0 ? 0 : problem.walking(problem.to[last], home), added);
    }

    private double overtime(int worker, long walkStart, long finish) {
        long over = finish - Math.max(walkStart, problem.regularEnd[worker]);
        return over <= 0 ? 0 : problem.overtimePerMilli[worker] * over;
    }

    /** When all predecessors are done but those that move themselves: the worker's own from the position on. */
    private long predecessorsDone(int task, int worker, int at) {
        long done = 0;
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            if (table.isPlaced(p) && (table.holder[p] != worker || table.place[p] < at)) {
                done = Math.max(done, table.finish[p] + problem.predecessorGap[task][i]);
            }
        }
        return done;
    }

    /** Whether a task's start hangs on one that moves with it, beyond the order of the sequence. */
    private boolean waitsForMoved(int task, int worker, int inserted, int at) {
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            return true;
        }
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            boolean moves = p == inserted || table.holder[p] == worker && table.place[p] >= at;
            if (moves && problem.predecessorGap[task][i] > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean disturbsOthers(int task, int worker, long finish, boolean isNew) {
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            return true;
        }
        int[] successors = problem.successors[task];
        for (int i = 0; i < successors.length; i++) {
            int s = successors[i];
            if (table.isWaiting(s) && table.holder[s] != worker) {
                long ready = table.reached[s] - problem.successorGap[task][i];
                boolean bound = !isNew && finish != table.finish[task] && table.finish[task] >= ready;
                if (finish > ready || bound) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Finds the cheapest position of an absent task from {@code last} down to {@code first}, by so large steps; positions are
     * passed over with probability {@code blink}.
     *
     * @return the cost added; below {@code bound} where {@link #foundAt()} is such a position
     */
    double cheapest(
            int task, int worker, int first, int last, int stride, double bound, RandomGenerator random, double blink) {
        int[] tasks = table.sequence[worker];
        int count = table.length[worker];
        int locations = problem.locationCount;
        int[] into = problem.walkingBack;
        int[] away = problem.walking;
        int intoRow = problem.from[task] * locations;
        int awayRow = problem.to[task] * locations;
        int home = problem.home[worker];
        double perMilli = problem.walkingPerMilli[worker];
        double fixed = problem.workCost[worker][task] + table.changeCost(task, worker);
        double best = bound;
        for (int at = last; at >= first; at -= stride) {
            int here = at == 0 ? problem.position[worker] : problem.to[tasks[at - 1]];
            long walk = into[intoRow + here];
            long onward = 0;
            long saved = 0;
            if (at < count) {
                onward = away[awayRow + problem.from[tasks[at]]];
                saved = walkInto[tasks[at]];
            } else if (home >= 0) {
                onward = away[awayRow + home];
                saved = at == 0 ? 0 : away[here * locations + home];
            }
            double walked = fixed + perMilli * (walk + onward - saved);
            if (walked >= best || blink > 0 && random.nextDouble() < blink) {
                continue;
            }
            double cost = priced(task, worker, at, walk, onward, walked, best);
            if (cost < best) {
                best = cost;
                foundAt = at;
            }
        }
        return best;
    }

    /** Where the last {@link #cheapest} found its position. */
    int foundAt() {
        return foundAt;
    }
}
