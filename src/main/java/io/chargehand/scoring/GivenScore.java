package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.NodeId;

import java.time.Instant;
import java.util.Map;

/**
 * A score with what it was made from. Immutable.
 *
 * @param model the model's name
 * @param version the version whose features these are; {@code rate-table} where no model was usable
 * @param key what was scored: an ASN line as {@code asn/line}, an order line at a node as {@code order/line@node}
 * @param node where
 * @param at the decision instant
 * @param used which model answered
 * @param features the features of {@code version}
 * @param answered the probability answered, by outcome
 * @param byModel the probability of {@code version} itself, by outcome: equal to {@code answered} unless a rate table answered
 *     in its place; empty where no model was usable
 */
public record GivenScore(
        String model,
        String version,
        String key,
        NodeId node,
        Instant at,
        ModelUsed used,
        FeatureVector features,
        Map<String, Double> answered,
        Map<String, Double> byModel) {

    public GivenScore {
        answered = Map.copyOf(answered);
        byModel = Map.copyOf(byModel);
    }

    static GivenScore of(
            PromiseCase scored,
            String version,
            ModelUsed used,
            FeatureVector features,
            Map<String, Double> answered,
            Map<String, Double> byModel) {
        String key = scored.orderLine() + "@" + scored.node();
        return new GivenScore(
                used.name(), version, key, scored.node(), scored.decidedAt(), used, features, answered, byModel);
    }

    static GivenScore of(
            ReceiptCase scored,
            String version,
            ModelUsed used,
            FeatureVector features,
            Map<String, Double> answered,
            Map<String, Double> byModel) {
        String key = scored.asnLine().toString();
        return new GivenScore(
                used.name(), version, key, scored.node(), scored.decidedAt(), used, features, answered, byModel);
    }
}
