package io.chargehand.scenario;

import com.zaxxer.hikari.HikariDataSource;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalHistory;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.monitoring.DecisionWatch;
import io.chargehand.monitoring.DriftListener;
import io.chargehand.monitoring.DriftMonitor;
import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.SnapshotWriter;
import io.chargehand.monitoring.jdbc.MonitoringSettings;
import io.chargehand.registry.Alias;
import io.chargehand.registry.Approval;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.RegistryShelf;
import io.chargehand.scoring.ScoreListener;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;
import io.chargehand.simulation.TwinHistory;
import io.chargehand.simulation.TwinSettings;
import io.chargehand.testing.TestDatabase;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import io.chargehand.training.ShippedJobs;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small twin whose history is taken in hour by hour by what serves and watches models, on a real database. Single-threaded: time
 * goes on when it is told to.
 */
final class WatchedTwin implements AutoCloseable {

    private static final Duration STEP = Duration.ofMinutes(30);

    private final EventsInMemory log = new EventsInMemory();
    private final LiveFeatures live = new LiveFeatures(log);
    private final FolderRegistry registry;
    private final Path folder;
    private final List<OperationalEvent> events = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final List<DriftReport> looks = new ArrayList<>();
    private final HikariDataSource database = new HikariDataSource();
    private Instant now = Instant.EPOCH;
    private int next;

    /** Makes the twin's events and what watches models, in a folder and a database of their own. */
    WatchedTwin(TwinSettings settings, MonitoringSettings monitoring, TestDatabase testDatabase, Path folder) {
        this.folder = folder;
        database.setDataSource(testDatabase.dataSource());
        database.setMaximumPoolSize(2);
        this.registry = new FolderRegistry(folder.resolve("models"));
        TwinHistory.generate(
                settings,
                batch -> batch.stream()
                        .filter(event ->
                                OperationalHistory.KINDS.contains(event.fact().getClass()))
                        .forEach(events::add));
        context.getEnvironment().setActiveProfiles("command");
        InstantSource clock = () -> now;
        context.registerBean(Clock.class, () -> clock.withZone(ZoneOffset.UTC));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(LiveFeatures.class, () -> live);
        context.registerBean(ModelRegistry.class, () -> registry);
        context.registerBean(MonitoringSettings.class, () -> monitoring);
        context.registerBean(DriftListener.class, () -> looks::add);
        context.registerBean(
                ServingModels.class,
                () -> new ServingModels(
                        new RegistryShelf(
                                registry,
                                Map.of(
                                        ScoringNames.SLA_RISK, OperationalStreams.promise(),
                                        ScoringNames.RECEIPT_VARIANCE, OperationalStreams.receipt())),
                        live,
                        context.getBean(ModelVerdicts.class)));
        context.scan("io.chargehand.monitoring.jdbc");
        context.refresh();
    }

    /**
     * The settings as they are by default, but for some.
     *
     * @param changed values by name without the prefix, such as {@code fallback-on-drift}
     */
    static MonitoringSettings settings(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>();
        changed.forEach((name, value) -> all.put("chargehand.monitoring." + name, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("chargehand.monitoring", MonitoringSettings.class);
    }

    /** A bean of monitoring or serving. */
    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The time it is. */
    Instant now() {
        return now;
    }

    /** All looks so far, the first first; may be cleared. */
    List<DriftReport> looks() {
        return looks;
    }

    /** The history before serving begins. */
    void history(Instant until) {
        while (next < events.size() && events.get(next).time().isBefore(until)) {
            log.append(events.get(next++));
        }
        now = until;
    }

    /** Trains on all that the log holds, by the shipped job made smaller, and makes the version champion. */
    String trainAndPromote(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), ShippedJobs.smaller(name, 40, "P10D"));
        String version = new ModelTraining(registry, HistoryRows.of(log), Clock.systemUTC())
                .train(file, Optional.empty(), Optional.empty(), Progress.SILENT)
                .version();
        Approval approval = Approval.promotion("the scenario", Instant.now(), "a new model is wanted");
        registry.moveAlias(registry.getVersion(name, version), Alias.CHAMPION, approval, before -> true);
        if (get(ServingModels.class).isStarted()) {
            get(ServingModels.class).refresh();
        }
        return version;
    }

    /** Serves the champions and begins to watch them. */
    void serve() {
        get(ServingModels.class).refresh();
        live.watch(get(DecisionWatch.class));
    }

    /** Lets time pass; looks at the models every {@code lookEvery}. */
    void pass(Instant until, Duration lookEvery, List<String> names) {
        Instant lookAt = now.plus(lookEvery);
        while (now.isBefore(until)) {
            Instant step = now.plus(STEP);
            List<LoggedEvent> taken = new ArrayList<>();
            while (next < events.size() && events.get(next).time().isBefore(step)) {
                taken.add(log.append(events.get(next++)));
            }
            live.take(taken);
            now = step;
            while (get(SnapshotWriter.class).work()) {
                // Until nothing waits.
            }
            if (!now.isBefore(lookAt)) {
                get(ServingModels.class).refresh();
                names.forEach(get(DriftMonitor.class)::look);
                lookAt = now.plus(lookEvery);
            }
        }
    }

    /** Scores receipts as the service does. */
    ReceiptScorer receipts() {
        return new ReceiptScorer(get(ServingModels.class), get(ScoreListener.class));
    }

    /** Scores by a version, with what came of them. */
    List<MonitoringStore.Scored> scored(String name, String version, Instant from, Instant until) {
        return get(MonitoringStore.class).latest(name, version, from, until, 100_000);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
