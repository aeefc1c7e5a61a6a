package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.util.List;

/**
 * What became of a node's plan. Immutable.
 *
 * @param node the node
 * @param version of the plan, from 1; grows with each plan that differs
 * @param problem what is planned, after all changes followed so far
 * @param plan a sound plan of the problem
 * @param answered how many changes this answers, the refused among them, in the order they came; 0 where the plan was improved
 * @param refused those of them that the plan does not follow
 */
public record PlanUpdate(
        NodeId node,
        long version,
        SequencingProblem problem,
        SequencePlan plan,
        int answered,
        List<RefusedChange> refused) {

    public PlanUpdate {
        refused = List.copyOf(refused);
    }
}
