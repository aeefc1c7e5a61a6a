package io.chargehand.backroom.solver;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** One call's problem, start and limits. Used by one thread. */
final class Search {

    private static final double WARM = 1;
    private static final double COLD = 0.03;
    /** The same where most tasks come from a plan that was searched before: it is mended, not found anew. */
    private static final double RESUMED_WARM = 0.1;
    /** The same where one worker's queue is searched by local optima. */
    private static final double SOLO_WARM = 0.3;

    private static final double SOLO_COLD = 0.02;
    /** Which share of an undone task's cost a search from nothing starts and ends at, where that is more. */
    private static final double LEAVING_WARM = 0.2;

    private static final double LEAVING_COLD = 0.04;
    /** The share that counts as what a task costs, for a mended plan and for one worker's queue. */
    private static final double LEAVING_SHARE = 0.5;
    /** A temperature of zero would divide by it. */
    private static final double COLDEST_UNITS = 0.01;

    final DenseProblem problem;
    final int[] fixed;
    final boolean[] hopeless;
    final long seed;
    /** One worker's problem, where the search is for it alone. */
    final KernelPolicy.@Nullable Solo solo;

    private final int steps;
    private final long deadline;
    private final long begun;
    private int proposed;
    private final Stakes stakes;
    private double scale;
    private boolean settled;
    private Watching watching = Watching.NOBODY;

    /**
     * Prepares a search.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved
     * @param hopeless tasks that nobody can do
     * @param solo one worker's problem in place of the whole, or null
     * @param steps most proposals
     * @param deadline of {@link System#nanoTime()}
     * @param stakes what tasks cost in the plan to start from
     */
    Search(
            DenseProblem problem,
            int[] fixed,
            boolean[] hopeless,
            KernelPolicy.@Nullable Solo solo,
            long seed,
            int steps,
            long deadline,
            Stakes stakes) {
        this.problem = problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
        this.solo = solo;
        this.seed = seed;
        this.steps = steps;
        this.deadline = deadline;
        this.begun = System.nanoTime();
        this.stakes = stakes;
        this.scale = stakes.withUndone(LEAVING_SHARE);
    }

    /**
     * How much worse a proposal may be, in ten-thousandths of money: falls by the same share in each part of the search, so that
     * the first part finds the region and the last one polishes. By steps where they are limited, by time otherwise.
     */
    double temperature() {
        double share = steps < Integer.MAX_VALUE
                ? proposed / (double) Math.max(1, steps)
                : (System.nanoTime() - begun) / (double) Math.max(1, deadline - begun);
        double warm = warmest();
        double cold = coldest();
        return Math.max(COLDEST_UNITS, warm * Math.pow(cold / warm, Math.min(1, share)));
    }

    private double warmest() {
        if (solo != null) {
            return scale * SOLO_WARM;
        }
        return problem.resumes
                ? scale * RESUMED_WARM
                : Math.max(WARM * stakes.placed(), LEAVING_WARM * stakes.undone());
    }

    private double coldest() {
        if (solo != null) {
            return scale * SOLO_COLD;
        }
        return problem.resumes ? scale * COLD : Math.max(COLD * stakes.placed(), LEAVING_COLD * stakes.undone());
    }

    /** What looks on from step to step. */
    interface Watching {
        Watching NOBODY = best -> false;

        /** Shows the best solution so far; true where the search should end. */
        boolean seesEnough(SequencingSolution best);
    }

    void watchedBy(Watching observer) {
        watching = observer;
    }

    /** Shows what is best after a step. */
    void stepEnded(SequencingSolution best) {
        settled |= watching.seesEnough(best);
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

    /** Names what a task costs on the average of a plan; the least named so far sets the temperature. */
    void scaleTo(double averageUnits) {
        scale = Math.min(scale, averageUnits);
    }
}
