package io.chargehand.registry;

import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was recorded of a version when it was trained. Immutable.
 *
 * @param version the version
 * @param figures the figures on the test rows; missing where none were recorded
 * @param provenance what made it: data and its hash, git commit, job hash, seed, libraries; missing where not recorded
 */
public record VersionRecord(ModelVersion version, JsonNode figures, JsonNode provenance) {

    /** The file of the figures in a version's folder. */
    public static final String FIGURES = "metrics.json";

    /** The file of the provenance, in a version's folder or in that of each of its heads. */
    public static final String PROVENANCE = "provenance.json";

    /** The file of the report for people in a version's folder. */
    public static final String REPORT = "report.html";

    /** The file of the same figures for programs. */
    public static final String REPORT_JSON = "report.json";

    private static final String HEADS = "heads";
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the record from a version's folder. */
    public static VersionRecord read(ModelVersion version) {
        JsonNode figures = tree(version.folder().resolve(FIGURES));
        JsonNode provenance = tree(version.folder().resolve(provenanceFile(figures)));
        return new VersionRecord(version, figures, provenance);
    }

    /** Where the provenance lies in a version of such figures: several heads of one job share what made them. */
    public static String provenanceFile(JsonNode figures) {
        return figures.path(HEADS)
                .propertyStream()
                .findFirst()
                .map(head -> HEADS + "/" + head.getKey() + "/" + PROVENANCE)
                .orElse(PROVENANCE);
    }

    /** The figures of each outcome by its name; under the empty name where the model has one outcome. */
    public Map<String, JsonNode> heads() {
        Map<String, JsonNode> heads = new LinkedHashMap<>();
        figures.path(HEADS).propertyStream().forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads.isEmpty() ? Map.of("", figures) : heads;
    }

    /** The part of the provenance that is not figures. */
    public Map<String, JsonNode> origin() {
        Map<String, JsonNode> origin = new LinkedHashMap<>();
        List.of("trainedAt", "data", "dataSha256", "gitCommit", "jobSha256", "seed", "libraries", "java")
                .forEach(key -> {
                    if (provenance.has(key)) {
                        origin.put(key, provenance.get(key));
                    }
                });
        return origin;
    }

    private static JsonNode tree(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(file);
        } catch (JacksonException e) {
            throw new InvalidInputException("model", file.getFileName(), "must be readable JSON");
        }
    }
}
