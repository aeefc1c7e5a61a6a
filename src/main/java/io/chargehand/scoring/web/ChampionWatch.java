package io.chargehand.scoring.web;

import io.chargehand.scoring.ServingModels;
import io.chargehand.scoring.ShadowScoring;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves another version, or lets another shadow it, soon after an alias has moved to it. */
@Component
@Profile("!command")
class ChampionWatch implements SmartLifecycle {

    private static final System.Logger LOG = System.getLogger(ChampionWatch.class.getName());

    private final ServingModels models;
    private final ShadowScoring shadow;
    private final ScoringSettings settings;
    private volatile @Nullable ScheduledExecutorService timer;

    ChampionWatch(ServingModels models, ShadowScoring shadow, ScoringSettings settings) {
        this.models = models;
        this.shadow = shadow;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "champion-watch");
            thread.setDaemon(true);
            return thread;
        });
        long every = settings.refreshEvery().toMillis();
        ScheduledFuture<?> unusedUntilShutdown =
                started.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        timer = started;
    }

    /** Nothing is served before the first score is asked for or the application makes it ready. */
    private void look() {
        try {
            if (models.isStarted()) {
                models.refresh();
                shadow.refresh();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The models could not be looked at; trying again", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
