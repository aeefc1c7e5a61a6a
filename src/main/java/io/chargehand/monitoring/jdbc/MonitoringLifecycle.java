package io.chargehand.monitoring.jdbc;

import io.chargehand.feature.LiveFeatures;
import io.chargehand.monitoring.DecisionWatch;
import io.chargehand.monitoring.DriftMonitor;
import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.SnapshotWriter;
import io.chargehand.scoring.ServingModels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes what was scored, looks at the models, and deletes what is past its time, on threads of its own. Thread-safe. */
@Component
@Profile("!command")
class MonitoringLifecycle implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger(MonitoringLifecycle.class.getName());
    private static final int THREADS = 2;
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration ROOM_EVERY = Duration.ofSeconds(20);
    private static final Duration LAST_WRITE = Duration.ofSeconds(5);

    private final MonitoringSettings settings;
    private final LiveFeatures live;
    private final DecisionWatch watch;
    private final SnapshotWriter writer;
    private final DriftMonitor monitor;
    private final MonitoringStore store;
    private final ServingModels models;
    private final Clock clock;
    private boolean watching;
    private @Nullable ScheduledThreadPoolExecutor threads;

    MonitoringLifecycle(
            MonitoringSettings settings,
            LiveFeatures live,
            DecisionWatch watch,
            SnapshotWriter writer,
            DriftMonitor monitor,
            MonitoringStore store,
            ServingModels models,
            Clock clock) {
        this.settings = settings;
        this.live = live;
        this.watch = watch;
        this.writer = writer;
        this.monitor = monitor;
        this.store = store;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!settings.enabled()) {
            return;
        }
        if (!watching) {
            live.watch(watch);
            watching = true;
        }
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "monitoring");
            thread.setDaemon(true);
            return thread;
        });
        every(started, settings.writeEvery(), "Scores cannot be written", () -> write(started));
        DriftMonitor.SERVED.forEach(
                name -> every(started, settings.lookEvery(), "No look at " + name, () -> look(name)));
        every(
                started,
                PURGE_EVERY,
                "Old scores cannot be deleted",
                () -> store.purge(clock.instant().minus(settings.retention())));
        every(
                started,
                ROOM_EVERY,
                "There cannot be made room for scores",
                () -> store.makeRoom(settings.snapshotSpace().toBytes()));
        threads = started;
    }

    /** Until nothing is left to write, however fast it comes. */
    private void write(ScheduledThreadPoolExecutor running) {
        boolean more = writer.work();
        while (more && !running.isShutdown()) {
            more = writer.work();
        }
    }

    private static void every(ScheduledThreadPoolExecutor threads, Duration pause, String failure, Runnable work) {
        ScheduledFuture<?> unusedUntilShutdown = threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, failure + "; trying again", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Nothing is served before the application makes it ready. */
    private void look(String name) {
        if (models.isStarted()) {
            monitor.look(name);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor running = threads;
        threads = null;
        if (running == null) {
            return;
        }
        // A write under way ends by itself.
        running.shutdown();
        try {
            if (running.awaitTermination(LAST_WRITE.toMillis(), TimeUnit.MILLISECONDS)) {
                long end = System.nanoTime() + LAST_WRITE.toNanos();
                boolean more = writer.work();
                while (more && System.nanoTime() < end) {
                    more = writer.work();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
