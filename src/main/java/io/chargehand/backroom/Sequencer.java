package io.chargehand.backroom;

/** Finds the plan that is expected to lose the least money. Thread-safe. */
public interface Sequencer {

    /**
     * Plans the problem, starting from its previous plan where it has one. What cannot be placed is named with its reason;
     * hard rules are never broken. Equal problem, steps and seed give an equal plan as long as the limit's time is not reached.
     *
     * @param problem what to plan
     * @param limit when to end
     * @param seed of the search's randomness
     */
    SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed);

    /**
     * Plans as {@link #plan(SequencingProblem, SearchLimit, long)}, watched; a watch that does not end the search changes nothing.
     *
     * @param watch may end the search early, and is told better plans as they are found
     */
    default SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed, SearchWatch watch) {
        return plan(problem, watch.isEnough() ? SearchLimit.steps(0) : limit, seed);
    }
}
