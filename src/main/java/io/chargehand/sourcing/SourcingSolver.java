package io.chargehand.sourcing;

/** Finds the cheapest way to fill an order. Equal problems give equal answers. Thread-safe. */
public interface SourcingSolver {

    /**
     * Chooses how many units each candidate gives: never more than are available where it takes them, never more lines than
     * its node can pick, as many units as possible, and among those ways one of least expected loss.
     *
     * @return units per candidate, in the order of {@link SourcingProblem#candidates()}
     */
    long[] solve(SourcingProblem problem);
}
