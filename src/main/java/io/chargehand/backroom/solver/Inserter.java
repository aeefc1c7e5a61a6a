package io.chargehand.backroom.solver;

import java.util.random.RandomGenerator;

/** Finds the cheapest position of a task, and leaves undone what has none. Not thread-safe. */
final class Inserter {

    private final Timetable table;
    private final DenseProblem problem;
    private final int[] fixed;
    private int placesPerWorker = Integer.MAX_VALUE;
    private int bestWorker;
    private int bestPlace;

    /**
     * Works on the table.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved; read at each call
     */
    Inserter(Timetable table, int[] fixed) {
        this.table = table;
        this.problem = table.problem;
        this.fixed = fixed;
    }

    /** From now on tries at most so many positions per worker, evenly spread from the last on; 1 tries the last only. */
    void limitPlaces(int perWorker) {
        placesPerWorker = perWorker;
    }

    /**
     * Puts an absent task where it costs least, or leaves it undone where that costs less or no position is possible; what
     * has to come after an undone task is left undone as well. Each position is passed over with probability {@code blink}.
     */
    void place(int task, RandomGenerator random, double blink) {
        long cost = waitsForUndone(task) ? Timetable.IMPOSSIBLE : cheapest(task, random, blink);
        if (cost == Timetable.IMPOSSIBLE && blink > 0 && !waitsForUndone(task)) {
            cost = cheapest(task, random, 0);
        }
        boolean worth = cost <= problem.undoneCost[task] || hasPlacedSuccessor(task);
        if (cost == Timetable.IMPOSSIBLE || !worth) {
            leave(task);
            return;
        }
        int violations = table.violations();
        table.insertAndTime(task, bestWorker, bestPlace);
        if (table.violations() > violations) {
            table.takeOut(task);
            leave(task);
        }
    }

    /** Leaves an absent task undone, and all placed work that has to come after it. */
    void leave(int task) {
        table.leave(task);
        for (int s : problem.successors[task]) {
            if (table.isPlaced(s) && problem.startedFinish[s] < 0) {
                takeOut(s);
                leave(s);
            }
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
        return false;
    }

    private boolean hasPlacedSuccessor(int task) {
        for (int s : problem.successors[task]) {
            if (table.isPlaced(s)) {
                return true;
            }
        }
        return false;
    }

    private long cheapest(int task, RandomGenerator random, double blink) {
        long best = Timetable.IMPOSSIBLE;
        for (int w = 0; w < problem.workerCount; w++) {
            if (!problem.eligible[w][task]) {
                continue;
            }
            int last = table.lastPlace(task, w);
            int first = placesPerWorker == 1 ? last : table.firstPlace(task, w, fixed[w]);
            int stride = 1 + (last - first) / placesPerWorker;
            for (int at = last; at >= first; at -= stride) {
                if (blink > 0 && random.nextDouble() < blink) {
                    continue;
                }
                long cost = table.insertionCost(task, w, at, best);
                if (cost < best) {
                    best = cost;
                    bestWorker = w;
                    bestPlace = at;
                }
            }
        }
        return best;
    }
}
