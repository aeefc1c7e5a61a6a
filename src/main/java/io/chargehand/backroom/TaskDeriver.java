package io.chargehand.backroom;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Derives tasks by following the log on a thread of its own, from a place that survives restarts: what was committed but not
 * followed before a crash is derived after it. The place moves on only once what an event calls for has been taken in, and
 * ids follow from causes, so that an event followed twice changes nothing. Thread-safe.
 */
public final class TaskDeriver implements BackroomListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDeriver.class);
    private static final int CHUNK = 500;
    private static final long LOOK_ANYWAY_MILLIS = 1_000;

    private final EventLog log;
    private final EventIntake intake;
    private final DerivationJournal journal;
    private final DerivationRules rules;
    private final Network network;
    private final Clock clock;
    private final AgingCounts counts;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "task-deriver");
    private volatile boolean closed;
    private long countedPeriod = Long.MIN_VALUE;

    /** Makes a deriver that does nothing until {@link #start()}. */
    public TaskDeriver(
            EventLog log,
            EventIntake intake,
            DerivationJournal journal,
            DerivationRules rules,
            Network network,
            Clock clock,
            AgingCounts counts) {
        this.log = log;
        this.intake = intake;
        this.journal = journal;
        this.rules = rules;
        this.network = network;
        this.clock = clock;
        this.counts = counts;
        thread.setDaemon(true);
    }

    /** Starts to follow. */
    public void start() {
        thread.start();
    }

    @Override
    public void committed(List<LoggedEvent> events) {
        wake();
    }

    @Override
    public void wentLive() {
        wake();
    }

    private void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Ends the thread and waits for what it has in hand. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                while (!closed && journal.isLive() && step()) {
                    LOG.trace("More to follow");
                }
                if (journal.isLive()) {
                    askForCounts();
                }
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("Tasks could not be derived after position {}; trying again", journal.position(), e);
                }
                pause();
            }
            await();
        }
    }

    /** Follows one chunk of the log. Returns whether there may be more. Visible for tests, which have no thread. */
    boolean step() {
        List<LoggedEvent> chunk = new ArrayList<>();
        log.follow(journal.position(), CHUNK, chunk::add);
        DerivedBatch batch = new DerivedBatch();
        for (LoggedEvent cause : chunk) {
            if (batch.mattersTo(cause)) {
                take(batch.drain());
            }
            batch.add(rules.derive(cause));
        }
        take(batch.drain());
        if (!chunk.isEmpty()) {
            journal.advance(chunk.get(chunk.size() - 1).position());
        }
        return chunk.size() == CHUNK;
    }

    private void askForCounts() {
        Instant now = clock.instant();
        long period = counts.period(now);
        if (period == countedPeriod) {
            return;
        }
        countedPeriod = period;
        for (Node node : network.listNodes()) {
            take(rules.countsDue(node.id(), now, counts));
        }
    }

    private void take(List<OperationalEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        for (EventVerdict verdict : intake.accept(events)) {
            if (verdict instanceof EventVerdict.Rejected rejected) {
                LOG.warn(
                        "Derived event {} was rejected: {}",
                        rejected.eventId(),
                        rejected.reason().getMessage());
            }
        }
    }

    private void await() {
        try {
            if (news.tryAcquire(LOOK_ANYWAY_MILLIS, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_ANYWAY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
