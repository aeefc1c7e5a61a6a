package io.chargehand.scoring;

import io.chargehand.feature.ReceiptCase;

import java.util.List;

/** Receipt variance of ASN lines. Thread-safe. */
public interface ReceiptRisk {

    /**
     * Scores cases from the features as of each case's decision instant. Always answers: with a rate table where no model is
     * usable.
     *
     * @return one score per case, in the same order
     */
    List<ReceiptRiskScore> score(List<ReceiptCase> cases);

    /** The same with the attributions of each answer that a model gave, which takes longer. */
    default List<ReceiptRiskScore> attributed(List<ReceiptCase> cases) {
        return score(cases);
    }
}
