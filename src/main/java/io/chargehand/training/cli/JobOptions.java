package io.chargehand.training.cli;

import io.chargehand.training.ChampionComparison;
import io.chargehand.training.JobFile;
import io.chargehand.training.LabelsNotKnown;
import io.chargehand.training.Leak;
import io.chargehand.training.Metrics;
import io.chargehand.training.TrainingJob;
import io.chargehand.training.TrainingResult;
import io.chargehand.training.report.SearchTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Options shared by the learning commands. */
final class JobOptions {

    @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "The CSV extract, in place of the job's own path; for a job on an operational history, a file of events as "
                            + "simulate and export write it, in place of the service's log.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--stream",
            paramLabel = "NAME=FILE",
            description = "The CSV file of a stream, in place of the job's own path; may be given once a stream.")
    private Map<String, String> streams = new LinkedHashMap<>();

    @Option(names = "--models", paramLabel = "DIR", description = "Where models are kept (default: models).")
    private Path models = Path.of("models");

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    Path file() {
        return file;
    }

    Optional<Path> data() {
        return data;
    }

    Map<String, String> streams() {
        return streams;
    }

    Path models() {
        return models;
    }

    boolean json() {
        return json;
    }

    TrainingJob job(Optional<Integer> seed) {
        TrainingJob job = new JobFile(List.of()).read(file);
        return seed.map(job::withSeed).orElse(job).withStreamFiles(streams);
    }

    void print(Map<String, Object> figures, List<TrainingResult> heads) {
        if (json) {
            Console.json(figures);
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(figures.get("job")).append(' ').append(figures.get("version"));
        if (figures.containsKey("alias")) {
            text.append(" (")
                    .append(figures.get("alias"))
                    .append(": ")
                    .append(figures.get("reason"))
                    .append(')');
        }
        text.append('\n');
        for (TrainingResult result : heads) {
            if (heads.size() > 1) {
                text.append("  ").append(result.job().label()).append('\n');
            }
            line(text, "model", result.test());
            line(text, "rate table", result.rateTable());
            line(text, "prior", result.prior());
            champion(text, result.evaluation().champion());
            result.search()
                    .ifPresent(
                            search -> text.append(SearchTable.write(search, 10)).append('\n'));
            LabelsNotKnown unknown = result.unknown();
            if (unknown.rows() > 0) {
                text.append("  ")
                        .append(unknown.rows())
                        .append(" rows whose label was not known at the split were left out (censoring: ")
                        .append(unknown.treatment().name().toLowerCase(Locale.ROOT))
                        .append(")\n");
            }
            leftOut(text, result.origin().dropped());
            for (Leak leak : result.leaks()) {
                text.append("  warning: ")
                        .append(leak.subject())
                        .append(": ")
                        .append(leak.warning())
                        .append('\n');
            }
        }
        if (figures.containsKey("report")) {
            text.append("  report: ").append(figures.get("report")).append('\n');
        }
        Console.text(text.toString());
    }

    /** Rows left out for other reasons than a label that came too late, which has a line of its own. */
    private static void leftOut(StringBuilder text, Map<String, Integer> dropped) {
        dropped.forEach((reason, count) -> {
            if (!reason.equals(TrainingResult.Origin.LABEL_NOT_KNOWN)) {
                text.append("  ")
                        .append(count)
                        .append(" rows left out: ")
                        .append(reason)
                        .append('\n');
            }
        });
    }

    private static void champion(StringBuilder text, ChampionComparison comparison) {
        if (comparison instanceof ChampionComparison.Compared compared) {
            text.append("  less champion ")
                    .append(compared.version())
                    .append(" on ")
                    .append(compared.rows())
                    .append(" rows:");
            for (ChampionComparison.Difference each : compared.differences()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %s %+.4f (%+.4f to %+.4f, p %.3f)",
                        each.figure(),
                        each.value(),
                        each.interval().low(),
                        each.interval().high(),
                        each.p()));
            }
            text.append('\n');
        } else if (comparison instanceof ChampionComparison.None none
                && !none.version().isEmpty()) {
            text.append("  champion ")
                    .append(none.version())
                    .append(": ")
                    .append(none.reason())
                    .append('\n');
        }
    }

    private static void line(StringBuilder text, String name, Metrics metrics) {
        text.append(String.format(
                Locale.ROOT,
                "  %-10s rows %d  AUC %.4f  AP %.4f  Brier %.4f  log loss %.4f  calibration error %.4f%n",
                name,
                metrics.rows(),
                metrics.auc(),
                metrics.averagePrecision(),
                metrics.brier(),
                metrics.logLoss(),
                metrics.calibrationError()));
    }
}
