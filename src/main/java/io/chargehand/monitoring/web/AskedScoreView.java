package io.chargehand.monitoring.web;

import io.chargehand.monitoring.AskedScore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A score as it was answered.
 *
 * @param at the decision instant
 * @param fallback whether a rate table answered, and {@code fallbackReason} why
 * @param answered the probability answered, by outcome
 * @param byModel the version's own, by outcome; empty where no model was usable
 * @param features by name; missing ones are left out
 */
record AskedScoreView(
        String key,
        String nodeId,
        String version,
        Instant at,
        boolean fallback,
        @Nullable String fallbackReason,
        Map<String, Double> answered,
        Map<String, Double> byModel,
        Map<String, Object> features) {

    static AskedScoreView of(AskedScore score, List<String> names) {
        Map<String, Object> features = new LinkedHashMap<>();
        for (int i = 0; i < names.size() && i < score.features().size(); i++) {
            Object value = score.features().get(i);
            if (value != null) {
                features.put(names.get(i), value);
            }
        }
        return new AskedScoreView(
                score.key(),
                score.node().value(),
                score.version(),
                score.at(),
                score.fallback(),
                score.fallbackReason().orElse(null),
                score.answered(),
                score.byModel(),
                features);
    }
}
