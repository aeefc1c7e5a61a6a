package io.chargehand.backroom.solver;

import java.util.random.RandomGenerator;

/** Finds the cheapest position of a task, and leaves undone what has none. Not thread-safe. */
final class Inserter {

    private final Timetable table;
    private final DenseProblem problem;
    private final int[] fixed;
    private final CheapestPlace cheapest;

    /**
     * Works on the table.
     *
     * @param known prices in sequences that stand
     * @param fixed how many tasks at the front of each sequence may not be moved; read at each call
     */
    Inserter(Timetable table, KnownPrices known, int[] fixed) {
        this.table = table;
        this.problem = table.problem;
        this.fixed = fixed;
        this.cheapest = new CheapestPlace(table, known, fixed);
    }

    /** From now on tries at most so many positions per worker, evenly spread from the last on. */
    void limitPlaces(int perWorker) {
        cheapest.limitPlaces(perWorker);
    }

    /**
     * Puts an absent task where it costs least, or leaves it undone where that costs less or no position is possible; what
     * has to come after an undone task is left undone as well. Each position is passed over with probability {@code blink}.
     */
    void place(int task, RandomGenerator random, double blink) {
        boolean possible = !waitsForUndone(task);
        double cost = possible ? cheapest.find(task, random, blink) : Double.POSITIVE_INFINITY;
        if (cost == Double.POSITIVE_INFINITY && blink > 0 && possible) {
            cost = cheapest.find(task, random, 0);
        }
        boolean worth = cost <= problem.undoneWeight[task] || isAwaited(task);
        if (cost == Double.POSITIVE_INFINITY || !worth) {
            leave(task);
            return;
        }
        table.insert(task, cheapest.worker(), cheapest.place());
        table.refresh();
        if (table.violations() > 0) {
            table.takeOut(task);
            leave(task);
        }
    }

    /** Puts an absent task behind the work of whoever is free first, without a look at the price; leaves it undone where that fails. */
    void append(int task) {
        int worker = waitsForUndone(task) ? -1 : firstFree(task);
        if (worker < 0) {
            leave(task);
            return;
        }
        table.insert(task, worker, table.length[worker]);
        table.refresh();
        if (table.violations() > 0) {
            table.takeOut(task);
            leave(task);
        }
    }

    private int firstFree(int task) {
        int only = cheapest.boundTo(task);
        int partner = problem.partner[task];
        int apartFrom = partner >= 0 && table.isPlaced(partner) ? table.holder[partner] : -1;
        int first = -1;
        for (int w = 0; w < problem.workerCount; w++) {
            boolean may = problem.eligible[w][task] && (only < 0 || w == only) && w != apartFrom;
            boolean isLast = may && table.lastPlace(task, w) == table.length[w];
            if (isLast && endsInTime(task, w) && (first < 0 || table.tourEnd[w] < table.tourEnd[first])) {
                first = w;
            }
        }
        return first;
    }

    /** Whether the task behind all the worker's work would end within the working time, and begin in time. */
    private boolean endsInTime(int task, int worker) {
        int count = table.length[worker];
        int last = count == 0 ? -1 : table.sequence[worker][count - 1];
        long free = Math.max(problem.availableFrom[worker], last < 0 ? 0 : table.finish[last]);
        long walk = problem.walking(last < 0 ? problem.position[worker] : problem.to[last], problem.from[task]);
        long ready = Math.max(free + walk, problem.release[task]);
        long begin = problem.startWithinShift(worker, ready, walk, problem.duration[worker][task]);
        return begin >= 0 && begin <= problem.latestStart[worker][task];
    }

    /** Leaves an absent task undone, and all placed work that cannot be without it. */
    void leave(int task) {
        table.leave(task);
        for (int s : problem.successors[task]) {
            if (table.isWaiting(s)) {
                takeOut(s);
                leave(s);
            }
        }
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            takeOut(partner);
            leave(partner);
        }
        table.refresh();
    }

    /** Takes a placed task out, fixed or not. */
    void takeOut(int task) {
        int worker = table.holder[task];
        if (table.place[task] < fixed[worker]) {
            fixed[worker]--;
        }
        table.takeOut(task);
    }

    private boolean waitsForUndone(int task) {
        for (int p : problem.predecessors[task]) {
            if (table.isUndone(p)) {
                return true;
            }
        }
        return problem.partner[task] >= 0 && table.isUndone(problem.partner[task]);
    }

    private boolean isAwaited(int task) {
        for (int s : problem.successors[task]) {
            if (table.isPlaced(s)) {
                return true;
            }
        }
        return problem.partner[task] >= 0 && table.isPlaced(problem.partner[task]);
    }
}
