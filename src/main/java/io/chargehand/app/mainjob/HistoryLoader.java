package io.chargehand.app.mainjob;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.HistoryTape;
import io.chargehand.simulation.TwinHistory;
import io.chargehand.simulation.TwinOracle;
import io.chargehand.simulation.TwinSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;

/**
 * Brings the twin's history in through the intake, as a retailer's would come: the twin writes ahead on a thread of its own
 * while batches are taken in, and a third thread folds what was accepted into the rows that models learn from. Doing it again
 * is harmless, since events already known are duplicates.
 */
final class HistoryLoader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLoader.class);
    private static final int BATCHES_AHEAD = 4;
    /** The most events of one call: fewer and longer transactions touch a row of stock less often. */
    private static final int CALL = 8_000;
    /** The most events of one batch that the twin writes. */
    private static final int BATCH = 4_000;
    /** Events posted for the live day state times up to a shift's length before it. */
    private static final Duration SETTLED = Duration.ofDays(1);

    private static final int REASONS_SHOWN = 10;
    private static final List<OperationalEvent> END = List.of();

    private final EventIntake intake;
    private final TwinSettings settings;
    private final Path folder;
    private final BlockingQueue<List<OperationalEvent>> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final HistoryTape tape;

    private long accepted;
    private long duplicates;
    private long rejected;
    private boolean ended;

    /**
     * Makes a loader.
     *
     * @param intake takes the events in
     * @param settings what to simulate
     * @param folder where the twin keeps what its live days need
     */
    HistoryLoader(EventIntake intake, TwinSettings settings, Path folder) {
        this.intake = intake;
        this.settings = settings;
        this.folder = folder;
        this.tape = new HistoryTape(settings.historyEnd().minus(SETTLED));
    }

    /**
     * Loads the history.
     *
     * @param progress told the share done, 0 to 1
     * @return what became of the events
     */
    Loaded load(DoubleConsumer progress) throws InterruptedException {
        Thread writer = new Thread(this::write, "twin-history");
        writer.setDaemon(true);
        writer.start();
        ExecutorService recorder = Executors.newSingleThreadExecutor(task -> new Thread(task, "history-rows"));
        try {
            Future<?> recorded = CompletableFuture.completedFuture(null);
            for (List<OperationalEvent> call = next(); !call.isEmpty(); call = next()) {
                List<OperationalEvent> events = call;
                List<EventVerdict> verdicts = intake.accept(events);
                count(events, verdicts);
                progress.accept(share(events.get(events.size() - 1).time()));
                recorded.get();
                recorded = recorder.submit(() -> record(events, verdicts));
            }
            recorded.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The history's rows cannot be recorded", e.getCause());
        } finally {
            recorder.shutdownNow();
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return new Loaded(accepted, duplicates, rejected, tape);
    }

    /** The events of the next call; none at the end. */
    private List<OperationalEvent> next() throws InterruptedException {
        List<OperationalEvent> call = new ArrayList<>(CALL);
        while (!ended && call.size() <= CALL - BATCH) {
            List<OperationalEvent> batch = ahead.take();
            ended = batch.isEmpty();
            call.addAll(batch);
        }
        return call;
    }

    private void record(List<OperationalEvent> events, List<EventVerdict> verdicts) {
        for (int i = 0; i < events.size(); i++) {
            if (verdicts.get(i) instanceof EventVerdict.Accepted taken) {
                tape.record(new LoggedEvent(taken.position(), events.get(i).time(), events.get(i)));
            }
        }
    }

    private void write() {
        try {
            TwinHistory.generate(settings, this::put, folder, TwinOracle.Settings.in(folder));
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            put(END);
        }
    }

    private void put(List<OperationalEvent> batch) {
        try {
            ahead.put(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing history", e);
        }
    }

    private void count(List<OperationalEvent> batch, List<EventVerdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            EventVerdict verdict = verdicts.get(i);
            if (verdict instanceof EventVerdict.Accepted) {
                accepted++;
            } else if (verdict instanceof EventVerdict.Duplicate) {
                duplicates++;
            } else if (verdict instanceof EventVerdict.Rejected refused) {
                rejected++;
                if (rejected <= REASONS_SHOWN) {
                    String kind = batch.get(i).fact().getClass().getSimpleName();
                    LOG.warn(
                            "Refused {} {}: {}",
                            kind,
                            refused.eventId(),
                            refused.reason().getMessage());
                }
            }
        }
    }

    private double share(Instant reached) {
        Duration whole = Duration.ofDays(settings.days());
        Duration left = Duration.between(reached, settings.historyEnd());
        return Math.max(0, Math.min(1, 1 - (double) left.toMillis() / whole.toMillis()));
    }

    /**
     * What became of a history's events.
     *
     * @param accepted events taken in
     * @param duplicates events known before
     * @param rejected events kept as dead letters
     * @param history what the accepted ones came to
     */
    record Loaded(long accepted, long duplicates, long rejected, HistoryTape history) {}
}
