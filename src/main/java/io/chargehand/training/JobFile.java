package io.chargehand.training;

import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureSetReader;
import io.chargehand.feature.SettingsTree;
import io.chargehand.feature.Stream;
import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads training jobs from YAML. Every error names the file, the key, the value and the rule. Thread-safe. */
public final class JobFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, RowSource> sources;

    /** Reads jobs whose history comes from these sources, by name. */
    public JobFile(List<RowSource> sources) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(RowSource::name, source -> source));
    }

    /**
     * Reads a job.
     *
     * @throws InvalidInputException when the file cannot be read or breaks a rule
     */
    public TrainingJob read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (InvalidInputException e) {
            throw e.under(file + ": ");
        } catch (IOException e) {
            throw new InvalidInputException("job file", file, "must be a readable UTF-8 file");
        }
    }

    /** Reads a job from its text. */
    public TrainingJob read(String yaml) {
        Object tree;
        try {
            tree = YAML.readValue(yaml, Object.class);
        } catch (JacksonException e) {
            throw new InvalidInputException("job", e.getOriginalMessage(), "must be valid YAML");
        }
        if (!(tree instanceof Map<?, ?> map)) {
            throw new InvalidInputException("job", tree, "must be a mapping of keys");
        }
        return read(SettingsTree.of(map));
    }

    private TrainingJob read(SettingsTree job) {
        SourceSettings source = SourceSettings.read(job);
        FeatureSet features = FeatureSetReader.read(job, streams(job, source));
        SettingsTree table = job.child("baselines").child("rateTable");
        TrainingJob read = new TrainingJob(
                job.text("name"),
                job.findText("description").orElse(""),
                source,
                features,
                job.texts("key"),
                job.texts("group"),
                label(job),
                TrainerSettings.read(job.child("trainer")),
                CalibrationSettings.read(job.findChild("calibration")),
                SplitSettings.read(job.child("split"), features.zone()),
                table.texts("by"),
                table.number("smoothing", 20, 0, 1e6),
                GateSettings.read(job.findChild("gates")),
                job.whole("bootstrap", 1000, 0, 100_000),
                job.whole("seed", 1, 0, Integer.MAX_VALUE),
                job.raw());
        headTrainers(job);
        job.done();
        return read;
    }

    /** The outcome that is learned; the first of a job with several heads. */
    private static String label(SettingsTree job) {
        List<String> heads = job.texts("heads");
        if (heads.isEmpty()) {
            return job.child("label").findText("name").orElse("label");
        }
        if (job.has("label")) {
            throw job.wrong("heads", heads, "must not stand beside a label");
        }
        return heads.get(0);
    }

    /**
     * Reads a job that may learn several outcomes from the same rows and features: one job per entry of {@code heads}, or
     * one for its label.
     */
    public List<TrainingJob> readHeads(Path file) {
        TrainingJob job = read(file);
        Map<String, TrainerSettings> own = headTrainers(SettingsTree.of(job.settings()));
        return job.settings().get("heads") instanceof List<?> heads
                ? heads.stream()
                        .map(String::valueOf)
                        .map(head -> job.withHead(head, own.getOrDefault(head, job.trainer())))
                        .toList()
                : List.of(job);
    }

    /** The trainers of heads that are trained otherwise than the job's {@code trainer} says. */
    private static Map<String, TrainerSettings> headTrainers(SettingsTree job) {
        Map<String, TrainerSettings> trainers = new LinkedHashMap<>();
        job.findChild("headTrainers").ifPresent(named -> {
            for (String head : named.keys()) {
                if (!job.texts("heads").contains(head)) {
                    throw job.wrong("headTrainers", head, "must be one of the heads");
                }
                trainers.put(head, TrainerSettings.read(named.child(head)));
            }
        });
        return trainers;
    }

    private List<Stream> streams(SettingsTree job, SourceSettings source) {
        if (!(source instanceof SourceSettings.History history)) {
            return List.of();
        }
        RowSource found = sources.get(history.rows());
        if (found == null) {
            throw job.wrong("source.history", history.rows(), "must be one of " + sources.keySet());
        }
        return found.streams();
    }
}
