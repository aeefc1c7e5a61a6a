package io.chargehand.training.cli;

import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.Registries;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.TrainingJob;
import io.chargehand.training.TrainingResult;
import io.chargehand.training.report.RunFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures a registered version on the test rows of a job. */
@Command(
        name = "evaluate",
        description = "Measure a model version on a job's test rows.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--model", required = true, description = "The version, or an alias: champion, challenger.")
    private String version = "";

    @Override
    public Integer call() {
        return Console.run(() -> {
            TrainingJob job = options.job(Optional.empty());
            ModelVersion model = Learning.version(Registries.open(options.models()), job.name(), version);
            TrainingResult result;
            try (Bar bar = new Bar()) {
                result = Learning.run().evaluate(job, ModelArtifact.read(model.folder()), options.data(), bar);
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("job", job.name());
            figures.put("version", model.version());
            figures.putAll(RunFigures.of(result));
            options.print(figures, List.of(result));
        });
    }
}
