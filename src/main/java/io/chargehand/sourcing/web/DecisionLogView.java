package io.chargehand.sourcing.web;

import io.chargehand.kernel.DecisionId;
import io.chargehand.sourcing.Alternative;
import io.chargehand.sourcing.SourcingDecision;

import java.util.List;

/**
 * Every candidate that a decision considered.
 *
 * @param id the decision
 * @param considered how many places lost, or filled only a part
 * @param alternatives the places, best first, each with its costs and the reason it lost
 */
record DecisionLogView(DecisionId id, int considered, List<Alternative> alternatives) {

    static DecisionLogView of(SourcingDecision decision) {
        return new DecisionLogView(decision.id(), decision.alternatives().size(), decision.alternatives());
    }
}
