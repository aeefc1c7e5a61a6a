package io.chargehand.backroom.solver;

import java.util.concurrent.TimeUnit;

/** One call's problem, start and limits. Used by one thread. */
final class Search {

    final DenseProblem problem;
    final int[] fixed;
    final boolean[] hopeless;
    final long seed;
    private final int steps;
    private final long deadline;
    private int proposed;

    /**
     * Prepares a search.
     *
     * @param fixed how many tasks at the front of each sequence may not be moved
     * @param hopeless tasks that nobody can do
     * @param steps most proposals
     * @param deadline of {@link System#nanoTime()}
     */
    Search(DenseProblem problem, int[] fixed, boolean[] hopeless, long seed, int steps, long deadline) {
        this.problem = problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
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
        return proposed >= steps || System.nanoTime() - deadline >= 0;
    }
}
