package io.chargehand.backroom;

import java.util.List;

/**
 * A plan recomputed from its sequences alone, without the solver. Immutable.
 *
 * @param plan the plan with recomputed instants and cost; stops that cannot be timed are left out of it
 * @param violations broken hard rules as sentences; empty for a sound plan
 */
public record PlanEvaluation(SequencePlan plan, List<String> violations) {

    public PlanEvaluation {
        violations = List.copyOf(violations);
    }

    /** Recomputes the plan's instants, cost and broken rules from the order of its stops. */
    public static PlanEvaluation of(SequencingProblem problem, SequencePlan plan) {
        return new PlanEvaluator(problem, plan).evaluate();
    }

    /** The recomputed cost. */
    public PlanCost cost() {
        return plan.cost();
    }
}
