package io.chargehand.training.cli;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.training.TrainingJob;
import io.chargehand.training.TrainingResult;
import io.chargehand.training.report.GitCommit;
import io.chargehand.training.report.ModelPublisher;
import io.chargehand.training.report.RunFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Trains a model from a job file and registers it. */
@Command(name = "train", description = "Train a model from a job file.", mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--seed", description = "Seed of every random draw, in place of the job's.")
    private Optional<Integer> seed = Optional.empty();

    @Override
    public Integer call() {
        return Console.run(() -> {
            TrainingJob job = options.job(seed);
            TrainingResult result;
            try (Bar bar = new Bar()) {
                result = Learning.run().run(job, options.data(), bar);
            }
            ModelPublisher publisher = new ModelPublisher(new FolderRegistry(options.models()), Clock.systemUTC());
            ModelPublisher.Published published =
                    publisher.publish(result, text(options.file()), GitCommit.find(Path.of("")));
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("job", job.name());
            figures.put("version", published.version().version());
            figures.put("alias", published.alias().map(alias -> alias.written()).orElse("none"));
            figures.put("reason", published.reason());
            figures.put(
                    "predictions",
                    published.version().folder().resolve("predictions.csv").toString());
            figures.putAll(RunFigures.of(result));
            options.print(figures, result);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException("job file", file, "must be a readable UTF-8 file");
        }
    }
}
