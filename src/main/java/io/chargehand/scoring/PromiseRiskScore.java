package io.chargehand.scoring;

import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.RiskCurve;

import java.util.List;
import java.util.Optional;

/**
 * SLA risk of an order line at a node. Immutable.
 *
 * @param scored the case
 * @param curve P(promise missed) by planned finish
 * @param model which model answered
 * @param features the features it used
 * @param attribution what moved the model's log-odds at the planned finish; empty where not asked for, or where a rate table
 *     answered
 */
public record PromiseRiskScore(
        PromiseCase scored,
        RiskCurve curve,
        ModelUsed model,
        List<FeatureUsed> features,
        Optional<Attribution> attribution) {

    /** A score without attribution. */
    public PromiseRiskScore(PromiseCase scored, RiskCurve curve, ModelUsed model, List<FeatureUsed> features) {
        this(scored, curve, model, features, Optional.empty());
    }

    public PromiseRiskScore {
        features = FeaturesShown.kept(features);
    }

    /** The curve read at the case's planned finish. */
    public Probability missProbability() {
        return curve.at(scored.plannedFinish());
    }
}
