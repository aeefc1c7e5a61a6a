package io.chargehand.app.mainjob;

import io.chargehand.event.EventLog;
import io.chargehand.feature.HistoryTape;
import io.chargehand.feature.LiveFeatures;
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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The two models of the main job: trained where there is no champion, and shown beside their baselines. */
@Component
class MainJobModels {

    private static final List<String> NAMES = List.of(ScoringNames.RECEIPT_VARIANCE, ScoringNames.SLA_RISK);

    private final MainJobSettings settings;
    private final MainJobState state;
    private final ModelRegistry registry;
    private final EventLog log;
    private final LiveFeatures live;
    private final ServingModels serving;
    private final Clock clock;

    MainJobModels(
            MainJobSettings settings,
            MainJobState state,
            ModelRegistry registry,
            EventLog log,
            LiveFeatures live,
            ServingModels serving,
            Clock clock) {
        this.settings = settings;
        this.state = state;
        this.registry = registry;
        this.log = log;
        this.live = live;
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * Trains what has no champion from the operational history, and serves it. A model that its gates refused is not trained
     * again: the same history would give the same model.
     *
     * @param recorded the history, where it was recorded as it came in; otherwise it is read from the log
     * @param oracles what an oracle of the history would answer, by model; a file that is not there is passed over
     */
    void trainMissing(Console console, Optional<HistoryTape> recorded, Map<String, Path> oracles) {
        List<String> missing = NAMES.stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            HistoryTape history = recorded.orElseGet(() -> HistoryTape.of(log));
            // Versions are named by the machine's time, also where the service lives in the twin's.
            ModelTraining training = new ModelTraining(registry, HistoryRows.of(history), Clock.systemUTC());
            trainAll(training, missing, oracles, console);
            live.use(history);
        }
        serving.refresh();
    }

    private boolean isMissing(String name) {
        return registry.findAlias(name, Alias.CHAMPION).isEmpty()
                && (state.doneAt(step(name)).isEmpty()
                        || registry.listVersions(name).isEmpty());
    }

    private static String step(String name) {
        return "train " + name;
    }

    /** Trains the models side by side, which changes nothing in what each learns. */
    private void trainAll(ModelTraining training, List<String> names, Map<String, Path> oracles, Console console) {
        ExecutorService threads = Executors.newFixedThreadPool(names.size());
        List<ModelTraining.Trained> trained;
        try (Console.Shown shown = console.show("Training " + String.join(" and ", names))) {
            StagesDone stages = new StagesDone(shown, names.size());
            List<CompletableFuture<ModelTraining.Trained>> works = names.stream()
                    .map(name -> CompletableFuture.supplyAsync(
                            () -> train(
                                    training,
                                    name,
                                    Optional.ofNullable(oracles.get(name)).filter(Files::isRegularFile),
                                    stages),
                            threads))
                    .toList();
            trained = works.stream().map(CompletableFuture::join).toList();
            shown.accept(1);
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < trained.size(); i++) {
            ModelTraining.Trained one = trained.get(i);
            // After the version bears its alias: a kill in between trains again.
            state.done(step(names.get(i)), clock.instant());
            console.say("  " + names.get(i) + " " + one.version() + ": " + one.alias() + ", " + one.reason());
        }
    }

    private ModelTraining.Trained train(ModelTraining training, String name, Optional<Path> oracle, Progress progress) {
        return training.train(
                settings.jobs().resolve(name + ".yaml"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                oracle,
                progress);
    }

    /** Shows the share of stages that all trainings are past. Thread-safe. */
    private static final class StagesDone implements Progress {
        /** Reading, features, fitting (of one head or of several): what every training goes through. */
        private static final int STAGES = 3;

        private final Console.Shown shown;
        private final int trainings;
        private int done;

        StagesDone(Console.Shown shown, int trainings) {
            this.shown = shown;
            this.trainings = trainings;
        }

        @Override
        public synchronized void at(String stage, long finished, long total) {
            if (finished == total && !stage.equals("validate")) {
                done++;
                shown.accept(Math.min(1, (double) done / (trainings * (STAGES + 1))));
            }
        }
    }

    /** The models with their test figures beside the rate table's; also those that their gates refused. */
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
        NAMES.forEach(name -> lines.addAll(lines(name)));
        return lines;
    }

    private List<String> lines(String name) {
        Optional<ModelVersion> champion = registry.findAlias(name, Alias.CHAMPION);
        List<ModelVersion> versions = champion.map(List::of).orElseGet(() -> registry.listVersions(name));
        if (versions.isEmpty()) {
            return List.of("  " + name + ": not trained; a rate table answers");
        }
        ModelVersion shown = versions.get(versions.size() - 1);
        JsonNode figures = registry.getRecord(name, shown.version()).figures();
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
