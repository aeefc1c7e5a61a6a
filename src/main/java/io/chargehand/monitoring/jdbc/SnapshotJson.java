package io.chargehand.monitoring.jdbc;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Features and scores as the columns of {@code monitoring_score} hold them. Stateless. */
final class SnapshotJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<@Nullable Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> SCORES = new TypeReference<>() {};

    private SnapshotJson() {}

    static String names(List<String> names) {
        return JSON.writeValueAsString(names);
    }

    static List<String> names(String json) {
        return JSON.readValue(json, NAMES);
    }

    /** The values in the order of the features; missing ones are null. */
    static String features(FeatureVector vector) {
        List<Feature> features = vector.set().features();
        @Nullable Object[] values = new Object[features.size()];
        for (int i = 0; i < values.length; i++) {
            if (features.get(i) instanceof Feature.Category) {
                String text = vector.category(i);
                values[i] = text.isEmpty() ? null : text;
            } else {
                double number = vector.number(i);
                values[i] = Double.isNaN(number) ? null : number;
            }
        }
        return JSON.writeValueAsString(values);
    }

    static List<@Nullable Object> features(String json) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : JSON.readValue(json, VALUES)) {
            values.add(value instanceof Number number ? (Object) number.doubleValue() : value);
        }
        return values;
    }

    static String scores(Map<String, Double> scores) {
        return JSON.writeValueAsString(scores);
    }

    static Map<String, Double> scores(String json) {
        return JSON.readValue(json, SCORES);
    }

    static Map<String, Double> scoresOrNone(@Nullable String json) {
        return json == null ? Map.of() : scores(json);
    }

    /** Labels by outcome from {@code short=true,late=false}. */
    static Map<String, Boolean> labels(@Nullable String written) {
        Map<String, Boolean> labels = new HashMap<>();
        if (written != null) {
            for (String one : written.split(",", -1)) {
                int at = one.lastIndexOf('=');
                labels.put(one.substring(0, at), Boolean.valueOf(one.substring(at + 1)));
            }
        }
        return labels;
    }
}
