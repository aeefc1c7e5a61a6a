package io.chargehand.app.mainjob;

import io.chargehand.app.HomeSettings;
import io.chargehand.app.database.DatabaseSettings;
import io.chargehand.backroom.HistoryCutover;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.feature.HistoryTape;
import io.chargehand.kernel.ReadinessPart;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.simulation.LiveDay;
import io.chargehand.simulation.LiveService;
import io.chargehand.simulation.TwinClock;
import io.chargehand.simulation.TwinOracle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the service does when it is started by itself. On the simulated network: on the first start takes its history in,
 * trains both models and has every node planned; then lets the network live on. On a retailer's own events there is nothing
 * to make. In the end it prints what there is. Works on a thread of its own, while the API already answers; is ready last.
 */
@Component
@Profile("!command")
class MainJob implements ReadinessPart, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MainJob.class);
    private static final String HISTORY = "history";
    private static final String LIVE = "live";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final MainJobSettings settings;
    private final DatabaseSettings database;
    private final HomeSettings home;
    private final Clock clock;
    private final MainJobState state;
    private final EventIntake intake;
    private final EventLog log;
    private final HistoryCutover cutover;
    private final MainJobModels models;
    private final Printout printout;
    private final LiveService service;
    private final ObjectProvider<ReadinessPart> parts;
    private final ConfigurableApplicationContext context;
    private final Console console = new Console(System.out, System.console() != null);
    private volatile Optional<String> missing = Optional.of("the main job has not begun");
    private volatile Optional<LiveDay> live = Optional.empty();

    MainJob(
            MainJobSettings settings,
            DatabaseSettings database,
            HomeSettings home,
            Clock clock,
            MainJobState state,
            EventIntake intake,
            EventLog log,
            HistoryCutover cutover,
            MainJobModels models,
            Printout printout,
            LiveService service,
            ObjectProvider<ReadinessPart> parts,
            ConfigurableApplicationContext context) {
        this.settings = settings;
        this.database = database;
        this.home = home;
        this.clock = clock;
        this.state = state;
        this.intake = intake;
        this.log = log;
        this.cutover = cutover;
        this.models = models;
        this.printout = printout;
        this.service = service;
        this.parts = parts;
        this.context = context;
    }

    @Override
    public String name() {
        return "main job";
    }

    @Override
    public Optional<String> missing() {
        return missing;
    }

    /** Begins, once the API listens. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!settings.worksOnTwin(database)) {
            missing = Optional.empty();
            return;
        }
        Thread thread = new Thread(this::workOrStop, "main-job");
        thread.setDaemon(true);
        thread.start();
    }

    private void workOrStop() {
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (context.isActive()) {
                LOG.error("The main job failed; the service stops", e);
                new Thread(() -> System.exit(SpringApplication.exit(context, () -> 1)), "stop").start();
            }
        }
    }

    private void work() throws InterruptedException {
        Optional<HistoryTape> history = Optional.empty();
        if (state.doneAt(HISTORY).isEmpty()) {
            history = takeHistoryIn();
        }
        missing = Optional.of("models are being trained");
        TwinOracle.Settings oracle = TwinOracle.Settings.in(twinFolder());
        models.trainMissing(
                console,
                history,
                Map.of(
                        ScoringNames.RECEIPT_VARIANCE, oracle.receiptFile(),
                        ScoringNames.SLA_RISK, oracle.promiseFile()));
        if (state.doneAt(LIVE).isEmpty()) {
            cutover.goLive();
            state.done(LIVE, clock.instant());
        }
        missing = Optional.of("nodes are being planned");
        awaitOthers();
        LiveDay day = new LiveDay(settings.twin(), service, (TwinClock) clock, twinFolder());
        live = Optional.of(day);
        console.print(printout.lines());
        day.start();
        missing = Optional.empty();
    }

    /** Takes the history in; what it came to, where that is all that the log holds. */
    private Optional<HistoryTape> takeHistoryIn() throws InterruptedException {
        missing = Optional.of("the history is being taken in");
        cutover.beginHistory();
        HistoryLoader.Loaded loaded;
        try (Console.Shown shown = console.show("History of " + settings.historyDays() + " days")) {
            loaded = new HistoryLoader(intake, settings.twin(), twinFolder()).load(shown);
        }
        console.say("  " + loaded.accepted() + " events taken in, " + loaded.duplicates() + " known before, "
                + loaded.rejected() + " refused (GET /v1/dead-letters)");
        state.analyze();
        state.done(HISTORY, clock.instant());
        return Optional.of(loaded.history()).filter(tape -> tape.isWhole(log.lastPosition()));
    }

    private Path twinFolder() {
        return home.home().resolve("twin");
    }

    private void awaitOthers() throws InterruptedException {
        while (othersMissing()) {
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private boolean othersMissing() {
        List<ReadinessPart> others = parts.stream().filter(part -> part != this).toList();
        return others.stream().anyMatch(part -> part.missing().isPresent());
    }

    @Override
    public void close() {
        live.ifPresent(LiveDay::close);
    }
}
