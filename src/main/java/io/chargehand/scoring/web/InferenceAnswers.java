package io.chargehand.scoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What the routes of the Open Inference Protocol answer. */
final class InferenceAnswers {

    private InferenceAnswers() {}

    /** The server. */
    record Server(String name, String version, List<String> extensions) {}

    /** A model and its tensors. */
    record Metadata(
            String name, List<String> versions, String platform, List<TensorForm> inputs, List<TensorForm> outputs) {}

    /**
     * A tensor.
     *
     * @param shape -1 stands for the rows
     */
    record TensorForm(String name, String datatype, List<Long> shape) {}

    /** That a version is loaded and answers. */
    record Ready(String name, String version, boolean ready) {}

    /** What was inferred. */
    record Inference(
            @JsonProperty("model_name") String modelName,
            @JsonProperty("model_version") String modelVersion,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, @Nullable Object> parameters,

            List<Output> outputs) {}

    /**
     * An output.
     *
     * @param shape rows, and columns where it has several
     * @param parameters what the columns stand for, where it has several
     * @param data row by row
     */
    record Output(
            String name,
            String datatype,
            List<Long> shape,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> parameters,

            double[] data) {}

    /** Why a call was refused. */
    record Refusal(String error) {}
}
