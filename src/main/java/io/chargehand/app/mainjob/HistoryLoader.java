package io.chargehand.app.mainjob;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.simulation.TwinHistory;
import io.chargehand.simulation.TwinOracle;
import io.chargehand.simulation.TwinSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;

/**
 * Brings the twin's history in through the intake, as a retailer's would come: the twin writes ahead on a thread of its own
 * while batches are taken in. Doing it again is harmless, since events already known are duplicates.
 */
final class HistoryLoader {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLoader.class);
    private static final int BATCHES_AHEAD = 6;
    private static final int REASONS_SHOWN = 10;
    private static final List<OperationalEvent> END = List.of();

    private final EventIntake intake;
    private final TwinSettings settings;
    private final Path folder;
    private final BlockingQueue<List<OperationalEvent>> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    private long accepted;
    private long duplicates;
    private long rejected;

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
        for (List<OperationalEvent> batch = ahead.take(); !batch.isEmpty(); batch = ahead.take()) {
            count(batch, intake.accept(batch));
            progress.accept(share(batch.get(batch.size() - 1).time()));
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return new Loaded(accepted, duplicates, rejected);
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
     */
    record Loaded(long accepted, long duplicates, long rejected) {}
}
