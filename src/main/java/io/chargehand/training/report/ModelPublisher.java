package io.chargehand.training.report;

import io.chargehand.kernel.Sha256;
import io.chargehand.registry.Alias;
import io.chargehand.registry.Approval;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.scoring.ModelReference;
import io.chargehand.training.ChampionComparison;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
     * Writes and registers a run: its files in the version's folder, or, where the job learnt several outcomes, in {@code
     * heads/<outcome>} under it. A run all of whose heads pass their gates becomes champion when there is none or it is
     * better than the champion's own figures on equal test rows, by the mean Brier score of its heads; otherwise challenger.
     * One that fails becomes neither.
     *
     * @param heads results of one job, one per outcome
     * @param jobText the job file, for its hash and copy
     * @param commit the git commit, if known
     */
    public Published publish(List<TrainingResult> heads, String jobText, Optional<String> commit) {
        Instant at = clock.instant();
        List<byte[]> models =
                heads.stream().map(head -> head.artifact().write()).toList();
        String version = STAMP.format(at) + "-" + Sha256.hex(joined(models)).substring(0, HASHED);
        String name = heads.get(0).job().name();
        Path staged = registry.stage(name);
        try {
            for (int i = 0; i < heads.size(); i++) {
                TrainingResult head = heads.get(i);
                Path folder = heads.size() == 1
                        ? staged
                        : Files.createDirectories(
                                staged.resolve(HEADS).resolve(head.job().label()));
                Files.write(folder.resolve(ModelArtifact.FILE), models.get(i));
                Files.writeString(
                        folder.resolve("provenance.json"),
                        JSON.writeValueAsString(provenance(head, version, at, jobText, commit)));
                writeHead(folder, head, version);
            }
            if (heads.size() > 1) {
                Files.writeString(staged.resolve(METRICS), JSON.writeValueAsString(RunFigures.of(heads)));
                Files.writeString(staged.resolve("model-card.md"), ModelCard.write(heads, version));
            }
            Files.write(
                    staged.resolve(ModelReference.FILE),
                    ModelReference.joined(heads.stream()
                                    .map(TrainingResult::reference)
                                    .toList())
                            .write());
            Files.writeString(staged.resolve("job.yaml"), jobText);
            Map<String, Object> made = origin(heads.get(0), version, at, jobText, commit);
            new RunReport(name + " " + version, heads, made).write(staged);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of " + name, e);
        }
        return alias(heads, registry.register(name, version, staged), at);
    }

    private static void writeHead(Path folder, TrainingResult head, String version) throws IOException {
        for (Map.Entry<String, byte[]> part : head.learned().originals().entrySet()) {
            Files.write(folder.resolve("tribuo-" + part.getKey() + ".bin"), part.getValue());
        }
        Files.writeString(folder.resolve(METRICS), JSON.writeValueAsString(RunFigures.of(head)));
        predictions(folder.resolve("predictions.csv"), head.predictions());
        Files.writeString(
                folder.resolve("reliability.svg"),
                ChartSvg.file(Charts.reliability(
                        "Reliability of " + head.job().name() + ", "
                                + head.job().label(),
                        head.reliability())));
        Files.writeString(folder.resolve("model-card.md"), ModelCard.write(head, version));
    }

    private Published alias(List<TrainingResult> heads, ModelVersion version, Instant at) {
        List<String> failures = RunFigures.gateFailures(heads);
        if (!failures.isEmpty()) {
            return new Published(version, Optional.empty(), "refused by its gates: " + String.join("; ", failures));
        }
        Comparison comparison = new Comparison(heads);
        if (registry.moveAlias(version, Alias.CHAMPION, trained(at, "passes its gates"), comparison::better)) {
            return new Published(version, Optional.of(Alias.CHAMPION), comparison.reason);
        }
        registry.moveAlias(version, Alias.CHALLENGER, trained(at, comparison.reason), present -> true);
        return new Published(version, Optional.of(Alias.CHALLENGER), comparison.reason);
    }

    private static Approval trained(Instant at, String reason) {
        return Approval.promotion("training", at, reason);
    }

    /** Compares a run with the champion's kept figures. */
    private final class Comparison {
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
            if (paired(champion.get())) {
                return reasoned(champion.get());
            }
            double present = 0;
            double mine = 0;
            for (TrainingResult head : heads) {
                Optional<Double> brier = brier(champion.get(), head);
                if (brier.isEmpty()) {
                    reason = "champion " + champion.get().version() + " was tested on other rows";
                    return false;
                }
                present += brier.get() / heads.size();
                mine += head.test().brier() / heads.size();
            }
            return judged(mine, present, champion.get());
        }

        /** Whether every head was compared with that champion on rows that neither was trained on. */
        private boolean paired(ModelVersion champion) {
            return heads.stream()
                    .allMatch(head -> head.evaluation().champion() instanceof ChampionComparison.Compared compared
                            && compared.version().equals(champion.version()));
        }

        private boolean reasoned(ModelVersion champion) {
            double present = 0;
            double mine = 0;
            for (TrainingResult head : heads) {
                if (head.evaluation().champion() instanceof ChampionComparison.Compared compared) {
                    present += compared.champion().brier() / heads.size();
                    mine += compared.model().brier() / heads.size();
                }
            }
            return judged(mine, present, champion);
        }

        private boolean judged(double mine, double present, ModelVersion champion) {
            boolean better = mine < present;
            reason = "Brier " + mine + (better ? " is better than " : " is not better than ") + present
                    + " of champion " + champion.version();
            return better;
        }

        /** The champion's Brier score of that outcome, where it was measured on the same test rows. */
        private Optional<Double> brier(ModelVersion champion, TrainingResult head) {
            Map<?, ?> figures = JSON.convertValue(
                    registry.getRecord(champion.name(), champion.version()).figures(), Map.class);
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
        provenance.putAll(origin(result, version, at, jobText, commit));
        provenance.put("figures", RunFigures.of(result));
        provenance.put("tribuo", result.learned().provenance());
        return provenance;
    }

    /** What made a version: the data and its hash, the commit, the job, the libraries. */
    private static Map<String, Object> origin(
            TrainingResult result, String version, Instant at, String jobText, Optional<String> commit) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("model", result.job().name());
        provenance.put("version", version);
        provenance.put("trainedAt", at.toString());
        provenance.put("jobSha256", Sha256.hex(jobText.getBytes(StandardCharsets.UTF_8)));
        provenance.put("data", result.origin().source());
        provenance.put("dataSha256", result.origin().sha256());
        commit.ifPresent(hash -> provenance.put("gitCommit", hash));
        provenance.put("libraries", result.artifact().trainedWith());
        provenance.put("java", System.getProperty("java.version"));
        provenance.put("seed", result.job().seed());
        return provenance;
    }
}
