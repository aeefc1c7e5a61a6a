package io.chargehand.registry.mlflow;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.VersionRecord;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunTag;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What MLflow is told of a run: parameters from the job file, metrics from the figures, and tags that lead back to data and
 * code. Immutable.
 *
 * @param metrics numbers by name, such as {@code test.auc} or {@code late.test.auc}
 * @param params settings by name, such as {@code trainer.depth}
 * @param tags of the run and of the version
 * @param at when it was trained
 */
record RunRecord(Map<String, Double> metrics, Map<String, String> params, Map<String, String> tags, Instant at) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String JOB = "job.yaml";
    private static final Set<String> FIGURES = Set.of("test", "baselines", "validation", "intervals", "rows");
    private static final Set<String> SETTINGS =
            Set.of("trainer", "calibration", "split", "baselines", "gates", "seed", "source", "search");
    private static final int MOST = 90;
    private static final int LONGEST = 500;

    /** Reads the record out of a version's folder. */
    static RunRecord of(VersionRecord version) {
        Map<String, Double> metrics = new TreeMap<>();
        version.heads()
                .forEach((head, figures) -> FIGURES.forEach(key -> leaves(
                        (head.isEmpty() ? "" : head + ".") + key,
                        figures.path(key),
                        (name, leaf) -> metric(metrics, name, leaf))));
        Map<String, String> params = new TreeMap<>();
        JsonNode job = job(version.version().folder().resolve(JOB));
        SETTINGS.forEach(key -> leaves(key, job.path(key), (name, leaf) -> params.put(name, shortened(leaf))));
        params.put("features", String.valueOf(job.path("features").size()));
        JsonNode trainedAt = version.provenance().path("trainedAt");
        return new RunRecord(
                metrics,
                params,
                tags(version),
                trainedAt.isString() ? Instant.parse(trainedAt.asString()) : Instant.EPOCH);
    }

    private static Map<String, String> tags(VersionRecord version) {
        JsonNode provenance = version.provenance();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("chargehand.version", version.version().version());
        Map<String, String> written = Map.of(
                "gitCommit", "mlflow.source.git.commit",
                "data", "chargehand.data",
                "dataSha256", "chargehand.data.sha256",
                "jobSha256", "chargehand.job.sha256");
        written.forEach((key, tag) -> {
            if (provenance.path(key).isString()
                    && !provenance.path(key).asString().isEmpty()) {
                tags.put(tag, provenance.path(key).asString());
            }
        });
        return tags;
    }

    List<RunTag> runTags() {
        return tags.entrySet().stream()
                .map(tag -> RunTag.newBuilder()
                        .setKey(tag.getKey())
                        .setValue(tag.getValue())
                        .build())
                .toList();
    }

    /** The metrics, as many as one call takes. */
    List<Metric> runMetrics() {
        return metrics.entrySet().stream()
                .limit(MOST * 10L)
                .map(metric -> Metric.newBuilder()
                        .setKey(metric.getKey())
                        .setValue(metric.getValue())
                        .setTimestamp(at.toEpochMilli())
                        .setStep(0)
                        .build())
                .toList();
    }

    /** The parameters, as many as one call takes. */
    List<Param> runParams() {
        return params.entrySet().stream()
                .limit(MOST)
                .map(param -> Param.newBuilder()
                        .setKey(param.getKey())
                        .setValue(param.getValue())
                        .build())
                .toList();
    }

    private static void metric(Map<String, Double> metrics, String name, JsonNode leaf) {
        if (leaf.isNumber() && Double.isFinite(leaf.asDouble())) {
            metrics.put(name, leaf.asDouble());
        }
    }

    private static void leaves(String name, JsonNode node, BiConsumer<String, JsonNode> each) {
        if (node.isObject()) {
            node.propertyStream().forEach(part -> leaves(name + "." + part.getKey(), part.getValue(), each));
        } else if (!node.isMissingNode() && !node.isNull()) {
            each.accept(name, node);
        }
    }

    private static String shortened(JsonNode leaf) {
        String text = leaf.isValueNode() ? leaf.asString() : leaf.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static JsonNode job(Path file) {
        try {
            return Files.isRegularFile(file) ? YAML.readTree(file) : YAML.createObjectNode();
        } catch (JacksonException e) {
            throw new InvalidInputException(JOB, e.getOriginalMessage(), "must be readable YAML");
        }
    }
}
