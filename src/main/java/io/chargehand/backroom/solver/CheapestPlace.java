package io.chargehand.backroom.solver;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Looks for the position where an absent task costs least. In sequences that no proposal has touched the price is kept; the others are looked
 * through. Not thread-safe.
 */
final class CheapestPlace {

    /** Never drawn from. */
    private static final RandomGenerator UNUSED = new SplittableRandom(0);

    private static final int NOBODY = -1;

    private final Timetable table;
    private final DenseProblem problem;
    private final int[] fixed;
    private final KnownPrices known;
    private final int[][] doers;
    private final int[] triedAt;
    private final int[] open;
    private int placesPerWorker = Integer.MAX_VALUE;
    private int call;
    private int openCount;
    private int passedOver;
    private int worker;
    private int place;

    /**
     * Works on the table.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved; read at each call
     */
    CheapestPlace(Timetable table, KnownPrices known, int[] fixed) {
        this.table = table;
        this.problem = table.problem;
        this.known = known;
        this.fixed = fixed;
        doers = new int[problem.taskCount][];
        triedAt = new int[problem.workerCount];
        open = new int[problem.workerCount];
    }

    /** From now on tries at most so many positions per worker, evenly spread from the last on. */
    void limitPlaces(int perWorker) {
        placesPerWorker = perWorker;
    }

    /** Whose sequence the position found last is in. */
    int worker() {
        return worker;
    }

    /** The position found last. */
    int place() {
        return place;
    }

    /** What the task adds at its cheapest position, each passed over with probability {@code blink}; infinite where it has none. */
    double find(int task, RandomGenerator random, double blink) {
        worker = NOBODY;
        passedOver = NOBODY;
        openCount = 0;
        call++;
        double best = findKnown(task, random, blink);
        InsertionPrices prices = table.prices();
        prices.begin();
        for (int i = 0; i < openCount; i++) {
            best = scan(task, open[i], best, random, blink);
        }
        if (passedOver != NOBODY) {
            best = scanBeside(task, passedOver, best, random, blink);
        }
        best = prices.decide(task, best);
        if (prices.foundWorker() >= 0) {
            worker = prices.foundWorker();
            place = prices.foundAt();
        }
        return best;
    }

    /** The cheapest in sequences that stand; the other workers are left open. */
    private double findKnown(int task, RandomGenerator random, double blink) {
        double best = Double.POSITIVE_INFINITY;
        int only = boundTo(task);
        int partner = problem.partner[task];
        int apartFrom = partner >= 0 && table.isPlaced(partner) ? table.holder[partner] : NOBODY;
        for (int w : doers(task)) {
            if (only >= 0 && w != only || w == apartFrom || isTwinOfIdle(w, task)) {
                continue;
            }
            if (!known.stands(w)) {
                open[openCount++] = w;
                continue;
            }
            double cost = known(task, w);
            if (cost < best && blink > 0 && random.nextDouble() < blink) {
                passedOver = w;
            } else if (cost < best) {
                best = cost;
                worker = w;
                place = known.place(task, w);
            }
        }
        return best;
    }

    /** The least cost in a sequence that stands, looked for where it is not known yet. */
    private double known(int task, int w) {
        if (!known.knows(task, w)) {
            InsertionPrices prices = table.prices(w);
            prices.begin();
            double cost = prices.scan(task, w, fixed[w], table.length[w], 1, Double.POSITIVE_INFINITY, UNUSED, 0);
            known.keep(task, w, prices.decide(task, cost), prices.foundAt());
        }
        return known.cost(task, w);
    }

    private double scan(int task, int w, double bound, RandomGenerator random, double blink) {
        int last = table.lastPlace(task, w);
        int first = table.firstPlace(task, w, fixed[w]);
        int stride = 1 + (last - first) / placesPerWorker;
        return table.prices(w).scan(task, w, first, last, stride, bound, random, blink);
    }

    /** Looks at all positions in a sequence but the known cheapest. */
    private double scanBeside(int task, int w, double bound, RandomGenerator random, double blink) {
        int but = known.place(task, w);
        InsertionPrices prices = table.prices(w);
        double best = prices.scan(task, w, but + 1, table.length[w], 1, bound, random, blink);
        return prices.scan(task, w, fixed[w], but - 1, 1, best, random, blink);
    }

    /** Who may do the task. */
    private int[] doers(int task) {
        if (doers[task] == null) {
            int[] found = new int[problem.workerCount];
            int count = 0;
            for (int w = 0; w < problem.workerCount; w++) {
                if (problem.eligible[w][task]) {
                    found[count++] = w;
                }
            }
            doers[task] = Arrays.copyOf(found, count);
        }
        return doers[task];
    }

    /** The worker who has tasks that have to be done with this one, or -1. */
    int boundTo(int task) {
        for (int other : problem.bound[task]) {
            if (table.isPlaced(other)) {
                return table.holder[other];
            }
        }
        return NOBODY;
    }

    /** Whether an equal worker without tasks has been tried in this call. */
    private boolean isTwinOfIdle(int w, int task) {
        if (table.length[w] > 0 || problem.previousWorker[task] >= 0) {
            return false;
        }
        int kind = problem.kind[w];
        boolean tried = triedAt[kind] == call;
        triedAt[kind] = call;
        return tried;
    }
}
