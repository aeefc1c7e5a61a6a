package io.chargehand.training.cli;

import io.chargehand.registry.Registries;
import io.chargehand.registry.VersionRecord;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.RowSource;
import io.chargehand.training.TrainingResult;
import io.chargehand.training.report.RunFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Trains a model from a job file and registers it. */
@Command(name = "train", description = "Train a model from a job file.", mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

    private final Function<Optional<Path>, List<RowSource>> sources;

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--seed", description = "Seed of every random draw, in place of the job's.")
    private Optional<Integer> seed = Optional.empty();

    @Option(
            names = "--oracle",
            paramLabel = "FILE",
            description =
                    "What an oracle of a simulated history knows; the report then states the share of the way to it.")
    private Optional<Path> oracle = Optional.empty();

    /**
     * Makes the command.
     *
     * @param sources the operational histories that a job may name, from a file of events or, where none is given, from the
     *     service's own log; opened when first read
     */
    public TrainCommand(Function<Optional<Path>, List<RowSource>> sources) {
        this.sources = sources;
    }

    @Override
    public Integer call() {
        return Console.run(() -> {
            ModelTraining training = new ModelTraining(
                    Registries.open(options.models()), sources.apply(options.data()), Clock.systemUTC());
            ModelTraining.Trained trained;
            try (Bar bar = new Bar();
                    StopOnInterrupt progress = new StopOnInterrupt(bar)) {
                trained = training.train(options.file(), options.data(), options.streams(), seed, oracle, progress);
            }
            print(trained);
        });
    }

    private void print(ModelTraining.Trained trained) {
        List<TrainingResult> heads = trained.heads();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("job", heads.get(0).job().name());
        figures.put("version", trained.version());
        figures.put("alias", trained.alias());
        figures.put("reason", trained.reason());
        if (heads.size() == 1) {
            figures.put(
                    "predictions", trained.folder().resolve("predictions.csv").toString());
        } else {
            figures.put("folder", trained.folder().toString());
        }
        figures.put("report", trained.folder().resolve(VersionRecord.REPORT).toString());
        figures.putAll(RunFigures.of(heads));
        options.print(figures, heads);
    }
}
