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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two models of the main job: trained where there is no champion, and shown beside their baselines. */
@Component
class MainJobModels {

    private static final List<String> NAMES = List.of(ScoringNames.RECEIPT_VARIANCE, ScoringNames.SLA_RISK);
    private static final JsonMapper JSON = new JsonMapper();

    private final MainJobSettings settings;
    private final MainJobState state;
    private final ModelRegistry registry;
    private final EventLog log;
    private final ServingModels serving;
    private final Clock clock;

    MainJobModels(
            MainJobSettings settings,
            MainJobState state,
            ModelRegistry registry,
            EventLog log,
            ServingModels serving,
            Clock clock) {
        this.settings = settings;
        this.state = state;
        this.registry = registry;
        this.log = log;
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * Trains what has no champion from the operational history, and serves it. A model that its gates refused is not trained
     * again: the same history would give the same model.
     */
    void trainMissing(Console console) {
        List<String> missing = NAMES.stream().filter(this::isMissing).toList();
        // Versions are named by the machine's time, also where the service lives in the twin's.
        ModelTraining training = new ModelTraining(registry, HistoryRows.of(new LogReadOnce(log)), Clock.systemUTC());
        missing.forEach(name -> train(training, name, console));
        serving.refresh();
    }

    private boolean isMissing(String name) {
        boolean trained = state.doneAt(step(name)).isPresent()
                && !registry.listVersions(name).isEmpty();
        return registry.findAlias(name, Alias.CHAMPION).isEmpty() && !trained;
    }

    private static String step(String name) {
        return "train " + name;
    }

    private void train(ModelTraining training, String name, Console console) {
        ModelTraining.Trained trained;
        try (Console.Shown shown = console.show("Training " + name)) {
            Progress progress = (stage, done, total) -> shown.accept(total == 0 ? 1 : 0.9 * done / total);
            trained = training.train(
                    settings.jobs().resolve(name + ".yaml"), Optional.empty(), Optional.empty(), progress);
            shown.accept(1);
        }
        // After the version bears its alias: a kill in between trains again.
        state.done(step(name), clock.instant());
        console.say("  " + name + " " + trained.version() + ": " + trained.alias() + ", " + trained.reason());
    }

    /** The models with their test figures beside the rate table's; also those that their gates refused. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-28s %9s   %-18s %-20s %s",
                "Models, last two weeks",
                "rows",
                "AUC (rate table)",
                "Brier (rate table)",
                "calibration error"));
        NAMES.forEach(name -> lines.addAll(lines(name)));
        return lines;
    }

    private List<String> lines(String name) {
        Optional<ModelVersion> champion = registry.findAlias(name, Alias.CHAMPION);
        List<ModelVersion> versions = registry.listVersions(name);
        if (champion.isEmpty() && versions.isEmpty()) {
            return List.of("  " + name + ": not trained; a rate table answers");
        }
        ModelVersion shown = champion.orElseGet(() -> versions.get(versions.size() - 1));
        JsonNode figures = JSON.readTree(shown.folder().resolve("metrics.json"));
        List<String> lines = new ArrayList<>();
        if (figures.has("heads")) {
            figures.get("heads").properties().forEach(head -> lines.add(line(name, head.getValue())));
        } else {
            lines.add(line(name, figures));
        }
        if (champion.isEmpty()) {
            lines.add("  " + name + " was refused by its gates: a rate table answers in its place");
        }
        return lines;
    }

    private static String line(String name, JsonNode figures) {
        JsonNode test = figures.path("test");
        JsonNode table = figures.path("baselines").path("rateTable");
        return String.format(
                Locale.ROOT,
                "  %-26s %9d   %.3f (%.3f)      %.4f (%.4f)      %.3f",
                name + " " + figures.path("label").asString(),
                test.path("rows").asInt(),
                test.path("auc").asDouble(),
                table.path("auc").asDouble(),
                test.path("brier").asDouble(),
                table.path("brier").asDouble(),
                test.path("calibrationError").asDouble());
    }
}
