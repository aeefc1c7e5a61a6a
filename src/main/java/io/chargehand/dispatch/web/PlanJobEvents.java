package io.chargehand.dispatch.web;

import io.chargehand.dispatch.PlanJob;
import io.chargehand.dispatch.PlanJobId;
import io.chargehand.dispatch.PlanJobStore;
import io.chargehand.kernel.LimitReachedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Tells those who listen how jobs get on, whichever process searches them: one look at the database a quarter of a second serves
 * all listeners. Thread-safe.
 */
@Component
final class PlanJobEvents implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlanJobEvents.class);
    private static final int MOST_LISTENERS = 500;
    private static final long LOOK_MILLIS = 250;
    /** In looks: fifteen seconds, after which proxies begin to think that a connection is dead. */
    private static final int QUIET_LOOKS = 60;

    private final PlanJobStore store;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-job-events");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    PlanJobEvents(PlanJobStore store) {
        this.store = store;
    }

    /**
     * Starts to tell of a job, beginning with how it is now.
     *
     * @throws LimitReachedException when too many listen
     */
    SseEmitter follow(PlanJob job) {
        if (listeners.size() >= MOST_LISTENERS) {
            throw new LimitReachedException(
                    "listeners", listeners.size(), "must be fewer than " + MOST_LISTENERS + " at once");
        }
        Listener listener = new Listener(job.id());
        listener.emitter.onCompletion(() -> listeners.remove(listener));
        listener.emitter.onTimeout(listener.emitter::complete);
        listener.emitter.onError(gone -> listeners.remove(listener));
        listeners.add(listener);
        listener.tell(job);
        return listener.emitter;
    }

    private void look() {
        try {
            if (!listeners.isEmpty()) {
                List<PlanJobId> followed =
                        listeners.stream().map(each -> each.job).distinct().toList();
                Map<PlanJobId, PlanJob> jobs =
                        store.find(followed).stream().collect(Collectors.toMap(PlanJob::id, job -> job));
                listeners.forEach(listener -> listener.tellOf(jobs));
            }
        } catch (RuntimeException e) {
            LOG.warn("Listeners of sequence plans could not be told; trying again", e);
        }
    }

    @Override
    public void start() {
        running = true;
        var unused = ticker.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets every listener go, so that the server need not wait for them. */
    @Override
    public void stop() {
        running = false;
        ticker.shutdownNow();
        listeners.forEach(listener -> listener.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One connection. */
    private final class Listener {

        private final PlanJobId job;
        private final SseEmitter emitter = new SseEmitter(0L);
        private String told = "";
        private int quiet;

        Listener(PlanJobId job) {
            this.job = job;
        }

        void tellOf(Map<PlanJobId, PlanJob> jobs) {
            PlanJob now = jobs.get(job);
            if (now == null) {
                emitter.complete();
                listeners.remove(this);
            } else {
                tell(now);
            }
        }

        /** Tells what is new; a listener that cannot be told is let go. */
        synchronized void tell(PlanJob now) {
            String news = now.state() + "-" + now.version();
            try {
                if (!news.equals(told)) {
                    told = news;
                    quiet = 0;
                    emitter.send(SseEmitter.event()
                            .id(news)
                            .name(now.state().isEnd() ? "end" : "progress")
                            .data(PlanJobView.of(now), MediaType.APPLICATION_JSON));
                } else if (++quiet % QUIET_LOOKS == 0) {
                    emitter.send(SseEmitter.event().comment("waiting"));
                }
                if (now.state().isEnd()) {
                    emitter.complete();
                    listeners.remove(this);
                }
            } catch (IOException | IllegalStateException e) {
                listeners.remove(this);
                emitter.completeWithError(e);
            }
        }
    }
}
