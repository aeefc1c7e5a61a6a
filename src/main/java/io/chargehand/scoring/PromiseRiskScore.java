package io.chargehand.scoring;

import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.RiskCurve;

import java.util.List;

/**
 * SLA risk of an order line at a node. Immutable.
 *
 * @param scored the case
 * @param curve P(promise missed) by planned finish
 * @param model which model answered
 * @param features the features it used
 */
public record PromiseRiskScore(PromiseCase scored, RiskCurve curve, ModelUsed model, List<FeatureUsed> features) {

    public PromiseRiskScore {
        features = List.copyOf(features);
    }

    /** The curve read at the case's planned finish. */
    public Probability missProbability() {
        return curve.at(scored.plannedFinish());
    }
}
