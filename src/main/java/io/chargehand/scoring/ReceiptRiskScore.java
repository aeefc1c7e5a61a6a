package io.chargehand.scoring;

import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;

import java.util.List;
import java.util.Map;

/**
 * Receipt variance of an ASN line. Immutable.
 *
 * @param scored the case
 * @param shortRisk P(fewer units than advised)
 * @param overRisk P(more units than advised)
 * @param damagedRisk P(some unit damaged)
 * @param lateRisk P(arrives later than the tolerance)
 * @param received distribution of units received fit for sale
 * @param model which model answered
 * @param features the features it used
 * @param attributions what moved each head's log-odds, by outcome; empty where not asked for, or where a rate table answered
 */
public record ReceiptRiskScore(
        ReceiptCase scored,
        Probability shortRisk,
        Probability overRisk,
        Probability damagedRisk,
        Probability lateRisk,
        ReceivedDistribution received,
        ModelUsed model,
        List<FeatureUsed> features,
        Map<String, Attribution> attributions) {

    public ReceiptRiskScore {
        features = FeaturesShown.kept(features);
        attributions = Map.copyOf(attributions);
    }

    /** The most units that will be received with at least this confidence. */
    public Quantity reservable(Probability confidence) {
        return received.reservable(scored.advised(), confidence);
    }
}
