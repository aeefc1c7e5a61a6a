package io.chargehand.backroom.solver;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** One call's problem, start and limits. Used by one thread. */
final class Search {

    /** Temperature at the start and at the end of a search, as parts of what a task costs on average. */
    private static final double WARMEST = Double.parseDouble(System.getProperty("warmest", "0.5"));
    private static final double COLDEST = Double.parseDouble(System.getProperty("coldest", "0.02"));
    private static final double COLDEST_UNITS = 0.01;

    final DenseProblem problem;
    final int[] fixed;
    final boolean[] hopeless;
    final long seed;
    /** One worker's problem, where the search is for it alone. */
    final KernelPolicy.@Nullable Solo solo;
    private final int steps;
    private final long begun = System.nanoTime();
    private final long deadline;
    private int proposed;
    private double scale = Double.POSITIVE_INFINITY;
    private boolean settled;

    /**
     * Prepares a search.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved
     * @param hopeless tasks that nobody can do
     * @param solo one worker's problem in place of the whole, or null
     * @param steps most proposals
     * @param deadline of {@link System#nanoTime()}
     */
    Search(
            DenseProblem problem,
            int[] fixed,
            boolean[] hopeless,
            KernelPolicy.@Nullable Solo solo,
            long seed,
            int steps,
            long deadline) {
        this.problem = problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
        this.solo = solo;
        this.seed = seed;
        this.steps = steps;
        this.deadline = deadline;
    }

    static long deadline(java.time.Duration time) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(1, time.toMillis()));
    }

    void countProposal() {
        proposed++;
    }

    boolean isOver() {
        return settled || proposed >= steps || isLate();
    }

    boolean isLate() {
        return System.nanoTime() - deadline >= 0;
    }

    /** There is nothing left to gain. */
    void settle() {
        settled = true;
    }

    /** Names what a task costs on the average of a plan; the lowest seen so far sets the temperature. */
    void scaleTo(double averageUnits) {
        scale = Math.min(scale, averageUnits);
    }

    /**
     * How much worse than the solution a proposal may be, in ten-thousandths of money, to be accepted now and then. It falls by
     * the same factor in each equal part of the search: of its steps where they are limited, of its time otherwise.
     */
    double temperature() {
        if (Double.isInfinite(scale)) {
            return COLDEST_UNITS;
        }
        double share = steps < Integer.MAX_VALUE
                ? proposed / (double) Math.max(1, steps)
                : (System.nanoTime() - begun) / (double) Math.max(1, deadline - begun);
        return Math.max(COLDEST_UNITS, scale * WARMEST * Math.pow(COLDEST / WARMEST, Math.min(1, share)));
    }
}
