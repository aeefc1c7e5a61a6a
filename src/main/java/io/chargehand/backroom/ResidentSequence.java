package io.chargehand.backroom;

import io.chargehand.kernel.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A node's problem with its plan, which follows one change after the other: each is answered at once by mending the plan, and
 * the plan is improved when there is time. Equal problems, changes, steps and seeds give equal plans. Keeps no more than the
 * problem, its plan and the one before. Not thread-safe.
 */
public final class ResidentSequence {

    /** Proposals tried before a mended plan is answered: enough to undo what insertion one by one overlooks. */
    private static final int MENDING_STEPS = 10;

    private final Sequencer sequencer;
    private final long seed;
    private SequencingProblem problem;
    private SequencePlan plan;
    private long version;
    private long searches;
    private Money lowerBound;

    /**
     * Makes the first plan, without a search.
     *
     * @param seed of all searches
     */
    public ResidentSequence(Sequencer sequencer, SequencingProblem problem, long seed) {
        this(sequencer, problem, SearchLimit.steps(0), seed);
    }

    /**
     * Makes the first plan. A first search goes further afield than {@link #improve}, which keeps to what the plan is like; so
     * a node without a plan before is best given a few thousand steps here.
     *
     * @param first limit of the search for the first plan
     * @param seed of all searches
     */
    public ResidentSequence(Sequencer sequencer, SequencingProblem problem, SearchLimit first, long seed) {
        this.sequencer = Objects.requireNonNull(sequencer);
        this.seed = seed;
        this.problem = problem;
        this.plan = sequencer.plan(problem, first, seed);
        this.version = 1;
        this.lowerBound = LowerBound.of(problem);
    }

    /** The problem as it is now; the previous plan in it is the one that the plan was made from. */
    public SequencingProblem problem() {
        return problem;
    }

    /** The plan as it is now; sound, whatever happened. */
    public SequencePlan plan() {
        return plan;
    }

    /** One more with each plan that differs, from 1. */
    public long version() {
        return version;
    }

    /**
     * Follows a change: what is begun or frozen stays, the rest keeps its order, holes close, and what is new goes where it
     * costs least.
     *
     * @throws io.chargehand.kernel.InvalidInputException as {@link ProblemChange#applyTo}; then nothing has changed
     */
    public SequencePlan follow(ProblemChange change) {
        mend(change.applyTo(problem));
        return plan;
    }

    /**
     * Follows changes in their order, and mends the plan once. A change that does not fit, or whose problem cannot be drawn, is passed over; so are all of them where
     * no plan can be made, and then nothing has changed.
     *
     * @return what was not followed; empty where all is well
     */
    public List<RefusedChange> followAll(List<ProblemChange> changes) {
        List<RefusedChange> refused = new ArrayList<>();
        List<ProblemChange> fitting = new ArrayList<>();
        SequencingProblem next = problem;
        for (ProblemChange change : changes) {
            try {
                next = change.applyTo(next);
                fitting.add(change);
            } catch (RuntimeException e) {
                refused.add(new RefusedChange(change, e));
            }
        }
        try {
            if (!fitting.isEmpty()) {
                mend(next);
            }
        } catch (RuntimeException e) {
            fitting.forEach(change -> refused.add(new RefusedChange(change, e)));
        }
        return refused;
    }

    /** What the plan costs above {@link PlanExplanation#lowerBound()}, in the currency's unit; at least 0. */
    double atStake() {
        return Math.max(
                0,
                plan.cost()
                        .total()
                        .minus(plan.cost().change())
                        .minus(lowerBound)
                        .toDouble());
    }

    /**
     * Looks for a better plan.
     *
     * @param limit of steps, so that equal input gives an equal plan, or of time
     * @return what the plan costs less than before; at least 0, as a dearer plan is not taken
     */
    public Money improve(SearchLimit limit) {
        Money before = plan.cost().total().minus(plan.cost().change());
        SequencingProblem again = problem.from(plan);
        SequencePlan found = sequencer.plan(again, limit, seed + ++searches);
        Money gain = before.minus(found.cost().total());
        if (gain.amount().signum() <= 0) {
            return Money.zero(gain.currency());
        }
        take(again, found);
        return gain;
    }

    private void mend(SequencingProblem changed) {
        SequencingProblem next = changed.from(plan);
        take(next, sequencer.plan(next, SearchLimit.steps(MENDING_STEPS), seed));
        lowerBound = LowerBound.of(next);
    }

    private void take(SequencingProblem next, SequencePlan found) {
        problem = next;
        version += found.equals(plan) ? 0 : 1;
        plan = found;
    }
}
