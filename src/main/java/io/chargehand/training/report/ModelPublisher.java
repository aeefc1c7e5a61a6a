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

import java.io.ByteArrayOutputStream;
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
    private static final String METRICS = "metrics.json";
    private static final String HEADS = ModelArtifact.HEADS;
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
     * Writes and registers a run of one job.
     *
     * @param jobText the job file, for its hash and copy
     * @param commit the git commit, if known
     */
    public Published publish(TrainingResult result, String jobText, Optional<String> commit) {
        return publish(List.of(result), jobText, commit);
    }

    /**
     * Writes and registers the heads of one job as one version: the files of each head in a folder of its name where
     * there are several. It becomes champion when every head passes its gates and their mean Brier score is the better.
     *
     * @param heads at least one, of one job
     */
    public Published publish(List<TrainingResult> heads, String jobText, Optional<String> commit) {
        Instant at = clock.instant();
        TrainingResult first = heads.get(0);
        String name = first.job().name();
        String version =
                STAMP.format(at) + "-" + sha256(first.artifact().write()).substring(0, HASHED);
        Path staged = registry.stage(name);
        try {
            Files.writeString(staged.resolve("job.yaml"), jobText);
            for (TrainingResult head : heads) {
                Path folder = heads.size() == 1
                        ? staged
                        : Files.createDirectory(staged.resolve(head.job().label()));
                write(folder, head, version);
                Files.writeString(
                        folder.resolve("provenance.json"),
                        JSON.writeValueAsString(provenance(head, version, at, jobText, commit)));
            }
            if (heads.size() > 1) {
                Files.writeString(staged.resolve("metrics.json"), JSON.writeValueAsString(RunFigures.of(heads)));
                Files.writeString(staged.resolve("model-card.md"), ModelCard.write(heads, version));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of " + name, e);
        }
        ModelVersion registered = registry.register(name, version, staged);
        return alias(heads, registered);
    }

    private static void write(Path folder, TrainingResult result, String version) throws IOException {
        Files.write(folder.resolve(ModelArtifact.FILE), result.artifact().write());
        Files.write(folder.resolve("tribuo-model.bin"), result.learned().original());
        Files.writeString(folder.resolve("metrics.json"), JSON.writeValueAsString(RunFigures.of(result)));
        predictions(folder.resolve("predictions.csv"), result.predictions());
        Files.writeString(
                folder.resolve("reliability.svg"),
                ReliabilityChart.svg("Reliability of " + result.job().label(), result.reliability()));
        Files.writeString(folder.resolve("model-card.md"), ModelCard.write(result, version));
    }

    private Published alias(List<TrainingResult> heads, ModelVersion version) {
        List<String> failures = RunFigures.gateFailures(heads);
        if (!failures.isEmpty()) {
            return new Published(version, Optional.empty(), "refused by its gates: " + String.join("; ", failures));
        }
        Comparison comparison = new Comparison(heads);
        if (registry.moveAlias(version, Alias.CHAMPION, comparison::better)) {
            return new Published(version, Optional.of(Alias.CHAMPION), comparison.reason);
        }
        registry.moveAlias(version, Alias.CHALLENGER, present -> true);
        return new Published(version, Optional.of(Alias.CHALLENGER), comparison.reason);
    }

    /** Compares a run with the champion's kept figures. */
    private static final class Comparison {
        private final List<TrainingResult> heads;
        private String reason = "";

        Comparison(List<TrainingResult> heads) {
            this.heads = heads;
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
                    && Instant.ofEpochMilli(heads.get(0).origin().testFrom())
                            .toString()
                            .equals(split.get("testFrom"))
                    && Integer.valueOf(heads.get(0).test().rows()).equals(test.get("rows"));
            if (!sameTest || !(test.get("brier") instanceof Number brier)) {
                reason = "champion " + champion.get().version() + " was tested on other rows";
                return false;
            }
            double mine = RunFigures.meanBrier(heads);
            boolean better = mine < brier.doubleValue();
            reason = "Brier " + mine + (better ? " is better than " : " is not better than ") + brier.doubleValue()
                    + " of champion " + champion.get().version();
            return better;
        }

        /** The champion's Brier score of that outcome, where it was measured on the same test rows. */
        private static Optional<Double> brier(ModelVersion champion, TrainingResult head) {
            Map<?, ?> figures =
                    JSON.readValue(champion.folder().resolve(METRICS).toFile(), Map.class);
            if (figures.get(HEADS) instanceof Map<?, ?> all) {
                figures = all.get(head.job().label()) instanceof Map<?, ?> own ? own : Map.of();
            }
            boolean sameTest = figures.get("split") instanceof Map<?, ?> split
                    && figures.get("test") instanceof Map<?, ?> test
                    && Instant.ofEpochMilli(head.origin().testFrom()).toString().equals(split.get("testFrom"))
                    && Integer.valueOf(head.test().rows()).equals(test.get("rows"));
            return sameTest
                            && figures.get("test") instanceof Map<?, ?> test
                            && test.get("brier") instanceof Number brier
                    ? Optional.of(brier.doubleValue())
                    : Optional.empty();
        }
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
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
