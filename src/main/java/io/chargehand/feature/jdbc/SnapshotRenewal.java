package io.chargehand.feature.jdbc;

import io.chargehand.feature.LiveFeatures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks now and then whether the features are worth a new snapshot. Thread-safe. */
@Component
@Profile("!command")
class SnapshotRenewal implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger(SnapshotRenewal.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final LiveFeatures live;
    private @Nullable ScheduledExecutorService timer;

    SnapshotRenewal(LiveFeatures live) {
        this.live = live;
    }

    @Override
    public synchronized void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "feature-snapshot");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unusedUntilShutdown =
                started.scheduleWithFixedDelay(this::renew, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    private void renew() {
        try {
            live.renewSnapshot();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No new snapshot of the features; trying again", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
