package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * The cheapest position of a task in a sequence that a proposal has not touched, kept from proposal to proposal as long as that
 * sequence stands. Only where no task waits for another, since then a position's price depends on its sequence alone. Not
 * thread-safe.
 */
final class KnownPrices {

    /** More pairs of task and worker would take more memory than a search should. */
    private static final int MOST_PAIRS = 2_000_000;

    private final Timetable table;
    private final int workers;
    private final long[] standing;
    private final long[] pricedAt;
    private final double[] cost;
    private final int[] place;

    /** Keeps prices where that is possible. */
    static KnownPrices of(Timetable table) {
        long pairs = (long) table.problem.taskCount * table.problem.workerCount;
        return new KnownPrices(table, table.problem.coupled || pairs > MOST_PAIRS ? 0 : (int) pairs);
    }

    /** Keeps none. */
    static KnownPrices none(Timetable table) {
        return new KnownPrices(table, 0);
    }

    private KnownPrices(Timetable table, int kept) {
        this.table = table;
        workers = table.problem.workerCount;
        standing = new long[kept == 0 ? 0 : workers];
        pricedAt = new long[kept];
        cost = new double[kept];
        place = new int[kept];
        Arrays.fill(pricedAt, -1);
    }

    /** The table holds the plan that proposals start from; those workers' sequences are others than they were before. */
    void standOn(boolean[] changed) {
        for (int w = 0; w < standing.length; w++) {
            if (changed[w]) {
                standing[w] = table.revision[w];
            } else {
                table.revision[w] = standing[w];
            }
        }
    }

    /** Whether the worker's sequence is the one that proposals start from. */
    boolean stands(int worker) {
        return standing.length > 0 && table.revision[worker] == standing[worker];
    }

    /** Whether the price in the worker's standing sequence is known. */
    boolean knows(int task, int worker) {
        return pricedAt[task * workers + worker] == standing[worker];
    }

    /** The known price; infinite where there is no position. */
    double cost(int task, int worker) {
        return cost[task * workers + worker];
    }

    /** The position of that price. */
    int place(int task, int worker) {
        return place[task * workers + worker];
    }

    /** Keeps a price in the worker's standing sequence. */
    void keep(int task, int worker, double price, int at) {
        int pair = task * workers + worker;
        pricedAt[pair] = standing[worker];
        cost[pair] = price;
        place[pair] = at;
    }
}
