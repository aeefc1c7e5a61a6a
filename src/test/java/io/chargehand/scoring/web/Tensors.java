package io.chargehand.scoring.web;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests and answers of the Open Inference Protocol, as tests write and read them. Stateless. */
final class Tensors {

    private Tensors() {}

    /** A column per feature, a value per vector; null where it is missing. */
    static Map<String, List<@Nullable Object>> columns(List<FeatureVector> vectors) {
        FeatureSet set = vectors.get(0).set();
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        for (int i = 0; i < set.features().size(); i++) {
            Feature feature = set.features().get(i);
            List<@Nullable Object> values = new ArrayList<>();
            for (FeatureVector vector : vectors) {
                if (feature.isCategory()) {
                    values.add(vector.category(i).isEmpty() ? null : vector.category(i));
                } else {
                    values.add(Double.isNaN(vector.number(i)) ? null : vector.number(i));
                }
            }
            columns.put(feature.name(), values);
        }
        return columns;
    }

    /** A request: each column with the type that the model's description gives it, behind {@code more}. */
    static String body(JsonNode described, Map<String, List<@Nullable Object>> columns, String more) {
        List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
        columns.forEach((name, values) -> {
            Map<String, @Nullable Object> tensor = new LinkedHashMap<>();
            tensor.put("name", name);
            tensor.put("shape", List.of(values.size()));
            tensor.put("datatype", form(described, name).path("datatype").asString());
            tensor.put("data", values);
            inputs.add(tensor);
        });
        return "{" + more + "\"inputs\":" + JsonMapper.shared().writeValueAsString(inputs) + "}";
    }

    /** A value of an output of an answer. */
    static double data(JsonNode answer, String output, int row) {
        return form(answer.path("outputs"), output).path("data").get(row).asDouble();
    }

    /** The tensor of a name; a missing node where there is none. */
    static JsonNode form(JsonNode tensors, String name) {
        for (JsonNode tensor : tensors) {
            if (tensor.path("name").asString().equals(name)) {
                return tensor;
            }
        }
        return tensors.path("none");
    }
}
