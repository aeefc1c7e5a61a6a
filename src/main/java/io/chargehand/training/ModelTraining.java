package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.report.GitCommit;
import io.chargehand.training.report.ModelPublisher;
import io.chargehand.training.tribuo.LibraryVersions;
import io.chargehand.training.tribuo.TribuoLearners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains the model of a job file and registers it: what the command line and the main job call. Thread-safe. */
public final class ModelTraining {

    private final ModelRegistry registry;
    private final List<RowSource> sources;
    private final Clock clock;

    /**
     * Makes a trainer.
     *
     * @param registry where versions are kept
     * @param sources operational histories that a job may name; none where there is no database
     * @param clock names versions
     */
    public ModelTraining(ModelRegistry registry, List<RowSource> sources, Clock clock) {
        this.registry = registry;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /**
     * What came of a job.
     *
     * @param heads the figures, one per outcome
     * @param version the version it was registered as
     * @param alias {@code champion}, {@code challenger} or {@code none}
     * @param reason why it bears that alias
     * @param folder the version's folder
     */
    public record Trained(List<TrainingResult> heads, String version, String alias, String reason, Path folder) {

        /** Checks that there is a head. */
        public Trained {
            heads = List.copyOf(heads);
        }
    }

    /**
     * Trains and registers.
     *
     * @param file the job file
     * @param data a CSV file in place of the job's own path
     * @param seed in place of the job's
     * @throws InvalidInputException when job or data cannot be used, saying why
     */
    public Trained train(Path file, Optional<Path> data, Optional<Integer> seed, Progress progress) {
        return train(file, data, Map.of(), seed, Optional.empty(), progress);
    }

    /**
     * Trains and registers, and measures the way to an oracle.
     *
     * @param file the job file
     * @param data a CSV file in place of the job's own path
     * @param streams CSV files in place of those of the job's streams, by the streams' names
     * @param seed in place of the job's
     * @param oracle probabilities of one who knows the hidden parameters, as {@link OracleShare#of} reads them
     * @throws InvalidInputException when job, data or oracle cannot be used, saying why
     */
    public Trained train(
            Path file,
            Optional<Path> data,
            Map<String, String> streams,
            Optional<Integer> seed,
            Optional<Path> oracle,
            Progress progress) {
        List<TrainingJob> jobs = new JobFile(sources)
                .readHeads(file).stream()
                        .map(job -> seed.map(job::withSeed).orElse(job).withStreamFiles(streams))
                        .toList();
        return train(jobs, text(file), data, oracle, progress);
    }

    /**
     * Trains and registers a job that was read before.
     *
     * @param heads one job per outcome, at least one
     * @param text the job as written, for the record
     * @param data a CSV file in place of the job's own path
     * @throws InvalidInputException when job or data cannot be used, saying why
     */
    public Trained train(List<TrainingJob> heads, String text, Optional<Path> data, Progress progress) {
        return train(heads, text, data, Optional.empty(), progress);
    }

    private Trained train(
            List<TrainingJob> jobs, String text, Optional<Path> data, Optional<Path> oracle, Progress progress) {
        TrainingRun run = new TrainingRun(
                new CsvRows(),
                sources,
                TribuoLearners::of,
                LibraryVersions.all(),
                new RegistryChampions(registry, jobs.get(0).name()));
        List<TrainingResult> results = run.runHeads(jobs, data, progress).stream()
                .map(result -> result.withOracle(oracle.flatMap(known -> OracleShare.of(result, known))))
                .toList();
        progress.at(Progress.REGISTER, 0, 1);
        ModelPublisher.Published published =
                new ModelPublisher(registry, clock).publish(results, text, GitCommit.find(Path.of("")));
        progress.at(Progress.REGISTER, 1, 1);
        return new Trained(
                results,
                published.version().version(),
                published.alias().map(alias -> alias.written()).orElse("none"),
                published.reason(),
                published.version().folder());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException("job file", file, "must be a readable UTF-8 file");
        }
    }
}
