package io.chargehand.monitoring;

import io.chargehand.kernel.NodeId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score that a caller or another module asked for, as it was kept. Immutable.
 *
 * @param model the model's name
 * @param version the version whose features these are
 * @param key what was scored, as in {@link io.chargehand.scoring.GivenScore#key}
 * @param node where
 * @param at the decision instant, to the microsecond
 * @param fallback whether a rate table answered
 * @param fallbackReason why it did
 * @param features in the order of the version's features: a {@link Double}, a {@link String}, or null where missing
 * @param answered the probability answered, by outcome, 0 to 1
 * @param byModel the version's own, by outcome; empty where no model was usable
 */
public record AskedScore(
        String model,
        String version,
        String key,
        NodeId node,
        Instant at,
        boolean fallback,
        Optional<String> fallbackReason,
        List<@Nullable Object> features,
        Map<String, Double> answered,
        Map<String, Double> byModel) {

    /** Copies lists and maps. */
    public AskedScore {
        features = Collections.unmodifiableList(new ArrayList<>(features));
        answered = Map.copyOf(answered);
        byModel = Map.copyOf(byModel);
    }
}
