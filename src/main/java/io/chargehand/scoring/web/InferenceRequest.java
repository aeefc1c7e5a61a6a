package io.chargehand.scoring.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A call of the Open Inference Protocol.
 *
 * @param id echoed where given
 * @param parameters {@code attributions} is known; all are echoed
 * @param inputs a column per feature
 * @param outputs those wanted; the usual ones where absent
 */
record InferenceRequest(
        @Nullable String id,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable List<Tensor> inputs,
        @Nullable List<Wanted> outputs) {

    /**
     * A column.
     *
     * @param shape {@code [rows]} or {@code [rows, 1]}
     * @param parameters ignored
     * @param data a value per row, flat or a row each; null is missing
     */
    record Tensor(
            @Nullable String name,
            @Nullable String datatype,
            @Nullable List<@Nullable Long> shape,
            @Nullable Map<String, @Nullable Object> parameters,
            @Nullable JsonNode data) {}

    /**
     * An output by name.
     *
     * @param parameters ignored
     */
    record Wanted(@Nullable String name, @Nullable Map<String, @Nullable Object> parameters) {}
}
