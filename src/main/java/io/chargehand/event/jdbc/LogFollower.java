package io.chargehand.event.jdbc;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts the intake and has it look, again and again, for what other processes took in. Thread-safe. */
final class LogFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

    private final JdbcEventIntake intake;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    LogFollower(JdbcEventIntake intake, Duration every) {
        this.intake = intake;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        intake.start();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread follower = new Thread(task, "log-follower");
            follower.setDaemon(true);
            return follower;
        });
        var unused =
                looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = looking;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before whatever serves requests or works in the background. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private void look() {
        try {
            intake.catchUp();
        } catch (RuntimeException e) {
            LOG.warn("Cannot follow the log; trying again in {}: {}", every, e.toString());
        }
    }
}
