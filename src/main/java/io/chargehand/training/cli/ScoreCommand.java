package io.chargehand.training.cli;

import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.Registries;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.ScoredRow;
import io.chargehand.training.TrainingJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Scores the rows of a file with a registered version. */
@Command(
        name = "score",
        description =
                "Score every row of a job's data with a model version; the file must hold the history its features need.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--model", required = true, description = "The version, or an alias: champion, challenger.")
    private String version = "";

    @Override
    public Integer call() {
        return Console.run(() -> {
            TrainingJob job = options.job(Optional.empty());
            ModelVersion model = Learning.version(Registries.open(options.models()), job.name(), version);
            List<ScoredRow> rows = Learning.run().score(job, ModelArtifact.read(model.folder()), options.data());
            if (options.json()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("job", job.name());
                answer.put("version", model.version());
                answer.put(
                        "scores",
                        rows.stream()
                                .map(row -> Map.of("key", row.key(), "probability", row.probability()))
                                .toList());
                Console.json(answer);
            } else {
                Console.csv(rows);
            }
        });
    }
}
