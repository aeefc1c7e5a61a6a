package io.chargehand.training.report;

import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.ScoredRow;
import io.chargehand.training.TrainingResult;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a run's files and registers them as a version. Thread-safe. */
public final class ModelPublisher {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int HASHED = 8;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ModelRegistry registry;
    private final Clock clock;

    /** Registers into a registry, with versions named by a clock. */
    public ModelPublisher(ModelRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * A published run.
     *
     * @param version the version
     * @param alias what it became: {@code champion}, {@code challenger}, or neither
     * @param reason why
     */
    public record Published(ModelVersion version, Optional<Alias> alias, String reason) {}

    /**
     * Writes and registers a run. A run that passes its gates becomes champion when there is none or it is better than the
     * champion's own figures on equal test rows, otherwise challenger; one that fails becomes neither.
     *
     * @param jobText the job file, for its hash and copy
     * @param commit the git commit, if known
     */
    public Published publish(TrainingResult result, String jobText, Optional<String> commit) {
        Instant at = clock.instant();
        byte[] model = result.artifact().write();
        String version = STAMP.format(at) + "-" + sha256(model).substring(0, HASHED);
        String name = result.job().name();
        Path staged = registry.stage(name);
        try {
            Files.write(staged.resolve(ModelArtifact.FILE), model);
            Files.write(staged.resolve("tribuo-model.bin"), result.learned().original());
            Files.writeString(staged.resolve("job.yaml"), jobText);
            Files.writeString(staged.resolve("metrics.json"), JSON.writeValueAsString(RunFigures.of(result)));
            predictions(staged.resolve("predictions.csv"), result.predictions());
            Files.writeString(
                    staged.resolve("reliability.svg"),
                    ReliabilityChart.svg("Reliability of " + name, result.reliability()));
            Files.writeString(staged.resolve("model-card.md"), ModelCard.write(result, version));
            Files.writeString(
                    staged.resolve("provenance.json"),
                    JSON.writeValueAsString(provenance(result, version, at, jobText, commit)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of " + name, e);
        }
        ModelVersion registered = registry.register(name, version, staged);
        return alias(result, registered);
    }

    private Published alias(TrainingResult result, ModelVersion version) {
        if (!result.gateFailures().isEmpty()) {
            return new Published(
                    version, Optional.empty(), "refused by its gates: " + String.join("; ", result.gateFailures()));
        }
        Comparison comparison = new Comparison(result);
        if (registry.moveAlias(version, Alias.CHAMPION, comparison::better)) {
            return new Published(version, Optional.of(Alias.CHAMPION), comparison.reason);
        }
        registry.moveAlias(version, Alias.CHALLENGER, present -> true);
        return new Published(version, Optional.of(Alias.CHALLENGER), comparison.reason);
    }

    /** Compares a run with the champion's kept figures. */
    private static final class Comparison {
        private final TrainingResult result;
        private String reason = "";

        Comparison(TrainingResult result) {
            this.result = result;
        }

        boolean better(Optional<ModelVersion> champion) {
            if (champion.isEmpty()) {
                reason = "passes its gates, and there was no champion";
                return true;
            }
            Map<?, ?> figures = JSON.readValue(
                    champion.get().folder().resolve("metrics.json").toFile(), Map.class);
            Map<?, ?> split = (Map<?, ?>) figures.get("split");
            Map<?, ?> test = (Map<?, ?>) figures.get("test");
            boolean sameTest = split != null
                    && test != null
                    && Instant.ofEpochMilli(result.origin().testFrom())
                            .toString()
                            .equals(split.get("testFrom"))
                    && Integer.valueOf(result.test().rows()).equals(test.get("rows"));
            Object kept = test == null ? null : test.get("brier");
            if (!sameTest || !(kept instanceof Number brier)) {
                reason = "champion " + champion.get().version() + " was tested on other rows";
                return false;
            }
            boolean better = result.test().brier() < brier.doubleValue();
            reason = "Brier " + result.test().brier() + (better ? " is better than " : " is not better than ")
                    + brier.doubleValue() + " of champion " + champion.get().version();
            return better;
        }
    }

    private static void predictions(Path file, List<ScoredRow> rows) throws IOException {
        try (CSVPrinter printer = new CSVPrinter(
                Files.newBufferedWriter(file),
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord("key", "label", "probability", "rateTable", "group");
            for (ScoredRow row : rows) {
                printer.printRecord(row.key(), (int) row.label(), row.probability(), row.baseline(), row.group());
            }
        }
    }

    private static Map<String, Object> provenance(
            TrainingResult result, String version, Instant at, String jobText, Optional<String> commit) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("model", result.job().name());
        provenance.put("version", version);
        provenance.put("trainedAt", at.toString());
        provenance.put("jobSha256", sha256(jobText.getBytes(StandardCharsets.UTF_8)));
        provenance.put("data", result.origin().source());
        provenance.put("dataSha256", result.origin().sha256());
        commit.ifPresent(hash -> provenance.put("gitCommit", hash));
        provenance.put("libraries", result.artifact().trainedWith());
        provenance.put("java", System.getProperty("java.version"));
        provenance.put("seed", result.job().seed());
        provenance.put("figures", RunFigures.of(result));
        provenance.put("tribuo", result.learned().provenance());
        return provenance;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK must know SHA-256", e);
        }
    }
}
