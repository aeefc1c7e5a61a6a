package io.chargehand.backroom.solver;

import java.util.random.RandomGenerator;

/**
 * What putting an absent task somewhere adds to the cost. A position is priced by the worker's own sequence first. Where that is not
 * all, because others wait for what is pushed, it is at least so much, and the rest is followed from worker to worker only for
 * positions that might still be the cheapest. Not thread-safe.
 */
final class InsertionPrices {

    private final Timetable table;
    private final DenseProblem problem;
    private final RouteShape shape;
    private final Ripple ripple;
    private final TourLengths tours;
    private final PushPrices pushes;
    private final boolean limited;
    private final boolean delayCosts;
    /** Positions that cost at least so much, to be followed further. */
    private final OpenPositions open;

    private final Entanglement others;

    /** Whether the last price is a least price only. */
    private boolean unsure;

    /** What absent work that waits for the task will cost, as far as the price so far says. */
    private double awaited;

    private int foundAt;
    private int foundWorker;

    InsertionPrices(Timetable table, RouteShape shape, Ripple ripple) {
        this.table = table;
        this.problem = table.problem;
        this.shape = shape;
        this.ripple = ripple;
        tours = shape.tours;
        pushes = shape.pushes;
        limited = problem.workerCount > 0 && problem.capacity[0].length > 0;
        delayCosts = pushes.delayCosts();
        others = new Entanglement(table, pushes);
        open = new OpenPositions();
    }

    /** See {@link Entanglement#lookAhead}. */
    void lookAhead(boolean on) {
        others.lookAhead(on);
    }

    /** See {@link Timetable#insertionCost}. */
    double exactly(int task, int worker, int at, double bound) {
        if (limited && !shape.hasRoom(task, worker, at)) {
            return Double.POSITIVE_INFINITY;
        }
        int here = shape.here[worker][at];
        int beyond = shape.beyond[worker][at];
        long walk = problem.walking(here, problem.from[task]);
        long onward = beyond < 0 ? 0 : problem.walking(problem.to[task], beyond);
        double walked = problem.walkingPerMilli[worker] * (walk + onward - shape.between[worker][at])
                + problem.workCost[worker][task]
                + table.changeCost(task, worker);
        unsure = false;
        others.forget();
        double cost = walked >= bound ? walked : priced(task, worker, at, walk, onward, walked, bound);
        if (!unsure || cost + others.elsewhere() >= bound) {
            return cost + others.elsewhere();
        }
        return table.insertionCostByRipple(task, worker, at, bound - awaited) + awaited;
    }

    /** Begins to look for the cheapest position of a task. */
    void begin() {
        open.clear();
        foundWorker = -1;
    }

    /**
     * Looks at an absent task's positions from {@code last} down to {@code first}, by so large steps; positions are passed over
     * with probability {@code blink}.
     *
     * @return the least cost known for sure; below {@code bound} where {@link #foundWorker()} and {@link #foundAt()} have it
     */
    double scan(
            int task, int worker, int first, int last, int stride, double bound, RandomGenerator random, double blink) {
        if (limited && shape.oneTrip[worker] && !shape.hasRoom(task, worker, 0)) {
            return bound;
        }
        int[] here = shape.here[worker];
        int[] beyond = shape.beyond[worker];
        int[] between = shape.between[worker];
        long[] free = shape.free[worker];
        long[] bears = shape.bears[worker];
        int[] into = problem.walkingBack;
        int[] away = problem.walking;
        int intoRow = problem.from[task] * problem.locationCount;
        int awayRow = problem.to[task] * problem.locationCount;
        double perMilli = problem.walkingPerMilli[worker];
        double fixed = problem.workCost[worker][task] + table.changeCost(task, worker);
        long closes = problem.latestStart[worker][task];
        long ends = problem.release[task] + problem.duration[worker][task];
        double best = bound;
        for (int at = last; at >= first && bears[at] >= ends; at -= stride) {
            if (free[at] > closes) {
                continue;
            }
            long walk = into[intoRow + here[at]];
            long onward = beyond[at] < 0 ? 0 : away[awayRow + beyond[at]];
            double walked = fixed + perMilli * (walk + onward - between[at]);
            if (walked >= best || blink > 0 && random.nextDouble() < blink) {
                continue;
            }
            if (delayCosts) {
                double least = least(task, worker, at, walk, onward, walked);
                if (least < best) {
                    open.add(worker, at, least);
                }
                continue;
            }
            unsure = false;
            others.forget();
            double cost = priced(task, worker, at, walk, onward, walked, best);
            if (cost < best && unsure) {
                open.add(worker, at, cost);
            } else if (cost < best) {
                best = cost;
                foundWorker = worker;
                foundAt = at;
            }
        }
        return best;
    }

    /** Follows what was left open and might cost less than {@code known}; returns the least cost. */
    double decide(int task, double known) {
        double best = known;
        while (open.pollBelow(best)) {
            double cost = exactly(task, open.worker(), open.at(), best);
            if (cost < best) {
                best = cost;
                foundWorker = open.worker();
                foundAt = open.at();
            }
        }
        return best;
    }

    /** The worker of the cheapest position found, or -1. */
    int foundWorker() {
        return foundWorker;
    }

    /** The cheapest position found. */
    int foundAt() {
        return foundAt;
    }

    /** The least a position can cost: delay further down the sequence is bounded from below. */
    private double least(int task, int worker, int at, long walk, long onward, double walked) {
        long ready = Math.max(shape.free[worker][at] + walk, problem.release[task]);
        if (shape.entangled[task]) {
            ready = Math.max(ready, others.predecessorsDone(task, worker, at));
        }
        long length = problem.duration[worker][task];
        long begin = problem.startWithinShift(worker, ready, walk, length);
        if (begin < 0 || begin > problem.latestStart[worker][task]) {
            return Double.POSITIVE_INFINITY;
        }
        long finish = begin + length;
        double walkedAndElsewhere = walked;
        long delay = finish + onward - shape.free[worker][at] - shape.between[worker][at];
        if (shape.entangled[task]) {
            others.forget();
            others.disturbsOthers(task, worker, finish, true);
            walkedAndElsewhere += others.elsewhere() + others.ahead(task, finish);
        }
        return walkedAndElsewhere + problem.curves[task].near(finish) + pushes.least(worker, at, delay);
    }

    /** Adds to the price of the walks what time does; says whether that is all. */
    private double priced(int task, int worker, int at, long walk, long onward, double walked, double bound) {
        long ready = Math.max(shape.free[worker][at] + walk, problem.release[task]);
        boolean entangled = shape.entangled[task];
        if (entangled) {
            ready = Math.max(ready, others.predecessorsDone(task, worker, at));
        }
        long length = problem.duration[worker][task];
        long begin = problem.startWithinShift(worker, ready, walk, length);
        if (begin < 0 || begin > problem.latestStart[worker][task] || limited && !hasRoom(task, worker, at)) {
            return Double.POSITIVE_INFINITY;
        }
        long finish = begin + length;
        awaited = entangled ? others.ahead(task, finish) : 0;
        double added = walked + awaited + problem.curves[task].near(finish) + overtime(worker, begin - walk, finish);
        if (added >= bound) {
            return added;
        }
        if (entangled && (others.disturbsOthers(task, worker, finish, true) || ripple.waitsForLateTour(task))) {
            unsure = true;
        }
        if (tours.isLimited(worker) && !tours.mayTakeIn(task, worker, at, walk, onward)) {
            if (tours.isCertain(worker, task)) {
                return Double.POSITIVE_INFINITY;
            }
            unsure = true;
        }
        return at == table.length[worker]
                ? home(worker, finish, onward, added)
                : pushed(task, worker, at, finish, onward, added, bound);
    }

    /** Whether the cart has room, which was asked before where all positions are alike. */
    private boolean hasRoom(int task, int worker, int at) {
        return shape.oneTrip[worker] && !problem.unloads[task] || shape.hasRoom(task, worker, at);
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
        int[] between = shape.between[worker];
        boolean overtimeCosts = problem.overtimePerMilli[worker] > 0;
        double added = sum;
        long free = finish;
        long walk = onward;
        for (int i = at; i < table.length[worker]; i++) {
            int next = tasks[i];
            if (i > at) {
                walk = between[i];
            }
            long arrival = Math.max(free, problem.availableFrom[worker]) + walk;
            long ready = Math.max(arrival, problem.release[next]);
            boolean entangled = shape.entangled[next];
            if (entangled) {
                unsure |= problem.stiff[next] && others.waitsForMoved(next, worker, task, at);
                ready = Math.max(ready, others.predecessorsDone(next, worker, at));
            }
            long length = problem.duration[worker][next];
            long begin = problem.startWithinShift(worker, ready, walk, length);
            if (begin < 0 || begin > shape.latest[next]) {
                return Double.POSITIVE_INFINITY;
            }
            if (problem.partner[next] >= 0 && begin < table.start[next]) {
                begin = table.start[next];
            }
            long end = begin + length;
            if (overtimeCosts && i == at) {
                long old = table.start[next] - between[i];
                added += overtime(worker, begin - walk, end) - overtime(worker, old, table.finish[next]);
            }
            if (begin == table.start[next] || begin > table.start[next] && begin <= shape.flat[next]) {
                return added;
            }
            unsure |= entangled && others.disturbsOthers(next, worker, end, false);
            added += problem.curves[next].near(end) - shape.loss[next];
            if (overtimeCosts && i > at) {
                added += overtime(worker, begin - walk, end)
                        - overtime(worker, table.start[next] - walk, table.finish[next]);
            }
            if (added + others.elsewhere() >= bound) {
                return added;
            }
            free = end;
        }
        return home(worker, free, shape.between[worker][table.length[worker]], added);
    }

    private double overtime(int worker, long walkStart, long finish) {
        long over = finish - Math.max(walkStart, problem.regularEnd[worker]);
        return over <= 0 ? 0 : problem.overtimePerMilli[worker] * over;
    }
}
