package io.chargehand.scoring;

import io.chargehand.feature.PromiseCase;

import java.util.List;

/** SLA risk of order lines at nodes. Thread-safe. */
public interface PromiseRisk {

    /**
     * Scores cases from the features as of each case's decision instant. Always answers: with a rate table where no model is
     * usable.
     *
     * @return one score per case, in the same order
     */
    List<PromiseRiskScore> score(List<PromiseCase> cases);

    /** The same with the attributions of each answer that a model gave, which takes longer. */
    default List<PromiseRiskScore> attributed(List<PromiseCase> cases) {
        return score(cases);
    }
}
