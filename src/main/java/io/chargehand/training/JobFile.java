package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads training jobs from YAML. Every error names file, line, key, value and rule; all that can be told together are told
 * together, as {@link io.chargehand.kernel.SeveralFaultsException}. Thread-safe.
 */
public final class JobFile {

    private static final String UNNAMED = "job";

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
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("job file", file, "must be a file that exists");
        } catch (IOException e) {
            throw new InvalidInputException("job file", file, "must be a readable UTF-8 file");
        }
    }

    /** Reads a job from its text. */
    public TrainingJob read(String yaml) {
        return read(UNNAMED, yaml);
    }

    private TrainingJob read(String file, String yaml) {
        JobText.Parsed parsed = JobText.parse(file, yaml);
        try {
            return read(SettingsTree.of(parsed.tree()), parsed.places());
        } catch (InvalidInputException e) {
            throw Faults.joined(parsed.places().ofReading(e));
        }
    }

    /** Reads a job from its tree, which then knows what was read. */
    TrainingJob read(SettingsTree job, JobPlaces places) {
        JobReader reader = new JobReader(job, sources);
        Optional<TrainingJob> read = reader.read(places);
        job.done();
        return read.orElseThrow();
    }

    /**
     * Reads a job that may learn several outcomes from the same rows and features: one job per entry of {@code heads}, or
     * one for its label.
     */
    public List<TrainingJob> readHeads(Path file) {
        return heads(read(file));
    }

    /** Reads the heads of a job from its text. */
    public List<TrainingJob> readHeads(String yaml) {
        return heads(read(yaml));
    }

    private static List<TrainingJob> heads(TrainingJob job) {
        Map<String, TrainerSettings> own = JobReader.headTrainers(SettingsTree.of(job.settings()));
        return job.settings().get("heads") instanceof List<?> heads
                ? heads.stream()
                        .map(String::valueOf)
                        .map(head -> job.withHead(head, own.getOrDefault(head, job.trainer())))
                        .toList()
                : List.of(job);
    }
}
