package io.chargehand.training.cli;

import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.Registries;
import io.chargehand.registry.VersionRecord;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.RegistryChampions;
import io.chargehand.training.TrainingJob;
import io.chargehand.training.TrainingResult;
import io.chargehand.training.report.RunFigures;
import io.chargehand.training.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write the report of this evaluation, report.html and report.json, into a folder.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        return Console.run(() -> {
            TrainingJob job = options.job(Optional.empty());
            ModelRegistry registry = Registries.open(options.models());
            ModelVersion model = Learning.version(registry, job.name(), version);
            TrainingResult result;
            try (Bar bar = new Bar()) {
                result = Learning.run(new RegistryChampions(registry, job.name()))
                        .evaluate(job, ModelArtifact.read(model.folder()), options.data(), bar);
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("job", job.name());
            figures.put("version", model.version());
            report(job, model, result).ifPresent(file -> figures.put("report", file.toString()));
            figures.putAll(RunFigures.of(result));
            options.print(figures, List.of(result));
        });
    }

    /** Where the report is: the one written now, else the one of the version's training, if it has one. */
    private Optional<Path> report(TrainingJob job, ModelVersion model, TrainingResult result) {
        if (report.isEmpty()) {
            return Optional.of(model.folder().resolve(VersionRecord.REPORT)).filter(Files::exists);
        }
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("model", job.name());
        origin.put("version", model.version());
        origin.put("data", result.origin().source());
        origin.put("dataSha256", result.origin().sha256());
        origin.put("seed", job.seed());
        new RunReport("Evaluation of " + job.name() + " " + model.version(), List.of(result), origin)
                .write(report.get());
        return Optional.of(report.get().resolve(VersionRecord.REPORT));
    }
}
