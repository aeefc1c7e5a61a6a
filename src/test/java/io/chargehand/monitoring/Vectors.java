package io.chargehand.monitoring;

import io.chargehand.feature.AsOfState;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.kernel.NodeId;
import io.chargehand.scoring.GivenScore;
import io.chargehand.scoring.ModelUsed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Feature vectors and scores for tests. Stateless. */
public final class Vectors {

    private static final FeatureSet PROMISE = OperationalRates.promise();

    private Vectors() {}

    /** A vector of a row without a cell, before anything is known. */
    public static FeatureVector empty(FeatureSet set) {
        return new AsOfState(set).evaluate(set.rows().schema().row().build(), 0);
    }

    /** A score of a promise by a model. */
    public static GivenScore promise(String key, String node) {
        ModelUsed used = new ModelUsed("sla-risk", "v1", false, Optional.empty());
        return score(used, "v1", key, node, empty(PROMISE), Map.of("missed", 0.125), Map.of("missed", 0.125));
    }

    /** Any score. */
    public static GivenScore score(
            ModelUsed used,
            String version,
            String key,
            String node,
            FeatureVector features,
            Map<String, Double> answered,
            Map<String, Double> byModel) {
        return new GivenScore(
                used.name(),
                version,
                key,
                new NodeId(node),
                Instant.parse("2026-11-20T10:15:30.123456Z"),
                used,
                features,
                answered,
                byModel);
    }
}
