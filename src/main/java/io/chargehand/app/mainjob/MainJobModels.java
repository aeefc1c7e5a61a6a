package io.chargehand.app.mainjob;

import io.chargehand.event.EventLog;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The two models of the main job: trained where there is no champion, and shown beside their baselines. */
@Component
class MainJobModels {

    private static final List<String> NAMES = List.of(ScoringNames.RECEIPT_VARIANCE, ScoringNames.SLA_RISK);
    private static final JsonMapper JSON = new JsonMapper();

    private final MainJobSettings settings;
    private final ModelRegistry registry;
    private final EventLog log;
    private final ServingModels serving;

    MainJobModels(MainJobSettings settings, ModelRegistry registry, EventLog log, ServingModels serving) {
        this.settings = settings;
        this.registry = registry;
        this.log = log;
        this.serving = serving;
    }

    /**
     * Trains what has no champion from the operational history, and serves it.
     *
     * @param oracles what an oracle of the history would answer, by model; a file that is not there is passed over
     */
    void trainMissing(Console console, Map<String, Path> oracles) {
        List<String> missing = NAMES.stream()
                .filter(name -> registry.findAlias(name, Alias.CHAMPION).isEmpty())
                .toList();
        // Versions are named by the machine's time, also where the service lives in the twin's.
        ModelTraining training = new ModelTraining(registry, HistoryRows.of(new LogReadOnce(log)), Clock.systemUTC());
        missing.forEach(name ->
                train(training, name, Optional.ofNullable(oracles.get(name)).filter(Files::isRegularFile), console));
        serving.refresh();
    }

    private void train(ModelTraining training, String name, Optional<Path> oracle, Console console) {
        ModelTraining.Trained trained;
        try (Console.Shown shown = console.show("Training " + name)) {
            Progress progress = (stage, done, total) -> shown.accept(total == 0 ? 1 : 0.9 * done / total);
            trained = training.train(
                    settings.jobs().resolve(name + ".yaml"), Optional.empty(), Optional.empty(), oracle, progress);
            shown.accept(1);
        }
        console.say("  " + name + " " + trained.version() + ": " + trained.alias() + ", " + trained.reason());
    }

    /** The champions with their test figures beside the rate table's. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-28s %9s   %-18s %-20s %-19s %s",
                "Models, last two weeks",
                "rows",
                "AUC (rate table)",
                "Brier (rate table)",
                "calibration error",
                "way to oracle, AUC, Brier"));
        for (String name : NAMES) {
            Optional<ModelVersion> champion = registry.findAlias(name, Alias.CHAMPION);
            if (champion.isEmpty()) {
                lines.add("  " + name + ": no model passes its gates; a rate table answers");
                continue;
            }
            JsonNode figures = JSON.readTree(champion.get().folder().resolve("metrics.json"));
            if (figures.has("heads")) {
                figures.get("heads").properties().forEach(head -> lines.add(line(name, head.getValue())));
            } else {
                lines.add(line(name, figures));
            }
        }
        return lines;
    }

    private static String line(String name, JsonNode figures) {
        JsonNode test = figures.path("test");
        JsonNode table = figures.path("baselines").path("rateTable");
        return String.format(
                Locale.ROOT,
                "  %-26s %9d   %.3f (%.3f)      %.4f (%.4f)      %-19.3f %s",
                name + " " + figures.path("label").asString(),
                test.path("rows").asInt(),
                test.path("auc").asDouble(),
                table.path("auc").asDouble(),
                test.path("brier").asDouble(),
                table.path("brier").asDouble(),
                test.path("calibrationError").asDouble(),
                way(figures.path("oracle").path("shareOfTheWay")));
    }

    private static String way(JsonNode share) {
        return share.isMissingNode()
                ? "not known"
                : String.format(
                        Locale.ROOT,
                        "%.0f %%, %.0f %%",
                        100 * share.path("auc").asDouble(),
                        100 * share.path("brier").asDouble());
    }
}
