package io.chargehand.backroom.solver;

import java.util.concurrent.TimeUnit;

/** One call's problem, start and limits. Used by one thread. */
final class Search {

    private static final double WARM = Double.parseDouble(System.getProperty("warm", "0.3"));
    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.01"));

    final DenseProblem problem;
    final int[] fixed;
    final boolean[] hopeless;
    final long seed;
    private final int steps;
    private final long deadline;
    private final long begun;
    private final double warmest;
    private int proposed;

    /**
     * Prepares a search.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved
     * @param hopeless tasks that nobody can do
     * @param steps most proposals
     * @param deadline of {@link System#nanoTime()}
     * @param scale what a task typically costs beyond its work, in ten-thousandths of money
     */
    Search(DenseProblem problem, int[] fixed, boolean[] hopeless, long seed, int steps, long deadline, double scale) {
        this.problem = problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
        this.seed = seed;
        this.steps = steps;
        this.deadline = deadline;
        this.begun = System.nanoTime();
        this.warmest = WARM * scale;
    }

    /**
     * How much worse a proposal may be, in ten-thousandths of money: falls by the same share in each part of the search, so that
     * the first part finds the region and the last one polishes. By steps where they are limited, by time otherwise.
     */
    double temperature() {
        double share = steps < Integer.MAX_VALUE
                ? proposed / (double) Math.max(1, steps)
                : (System.nanoTime() - begun) / (double) Math.max(1, deadline - begun);
        return warmest * Math.pow(COLD / WARM, Math.min(1, share));
    }

    static long deadline(java.time.Duration time) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(1, time.toMillis()));
    }

    void countProposal() {
        proposed++;
    }

    boolean isOver() {
        return proposed >= steps || System.nanoTime() - deadline >= 0;
    }
}
