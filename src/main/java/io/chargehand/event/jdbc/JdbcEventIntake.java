package io.chargehand.event.jdbc;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventCodec;
import io.chargehand.event.EventFold;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The intake on PostgreSQL. One call at a time within this process by a lock, and within all processes on the database by an
 * advisory lock of the transaction; so positions have no gaps and follow the order of commit, and the modules in this process
 * have seen every earlier event, also those another process took in, before they judge the next. Thread-safe.
 */
public final class JdbcEventIntake implements EventIntake {

    /** The most events of one call. */
    static final int MOST_EVENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcEventIntake.class);
    private static final int CAUGHT_UP_AT_ONCE = 5_000;

    private final LogTable table;
    private final EventLog log;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<List<EventFold>> foldsInOrder;
    private final ReentrantLock lock = new ReentrantLock(true);
    private List<EventFold> folds = List.of();
    private boolean started;
    private long seen;

    /**
     * Makes the intake; {@link #start()} goes first.
     *
     * @param jdbc the database
     * @param transactions its transactions
     * @param log reads what other processes took in
     * @param codec writes the facts
     * @param deadLetters keeps what is rejected
     * @param clock tells when an event is recorded
     * @param foldsInOrder the modules, asked for once, at the start
     */
    public JdbcEventIntake(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            EventLog log,
            EventCodec codec,
            DeadLetters deadLetters,
            Clock clock,
            Supplier<List<EventFold>> foldsInOrder) {
        this.table = new LogTable(jdbc, codec);
        this.log = log;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.foldsInOrder = foldsInOrder;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Has every module rebuild its memory while no intake runs anywhere. Does nothing when called again. */
    public void start() {
        lock.lock();
        try {
            if (started) {
                return;
            }
            folds = List.copyOf(foldsInOrder.get());
            transaction.executeWithoutResult(status -> {
                table.lock();
                seen = table.lastPosition();
                folds.forEach(EventFold::reload);
            });
            started = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException with more than 10,000 events
     * @throws IllegalStateException inside a transaction of the caller, since what it would commit could not be told to the
     *     modules; and from {@link EventFold#committed}, since some modules would be told late
     */
    @Override
    public List<EventVerdict> accept(List<OperationalEvent> events, Alongside alongside) {
        Rules.require(
                events.size() <= MOST_EVENTS, "events", events.size(), "must be at most " + MOST_EVENTS + " per call");
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events enter in a transaction of their own, not inside the caller's");
        }
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "A module that is being told of events hands further ones to another thread");
        }
        if (events.isEmpty()) {
            return List.of();
        }
        lock.lock();
        try {
            start();
            Outcome outcome = take(events, alongside);
            tellCommitted(outcome.accepted);
            return outcome.verdicts;
        } finally {
            lock.unlock();
        }
    }

    /** Tells the modules of events that another process took in; does nothing where there are none. */
    public void catchUp() {
        lock.lock();
        try {
            start();
            tellFollowing();
        } finally {
            lock.unlock();
        }
    }

    private void tellFollowing() {
        List<LoggedEvent> following = new ArrayList<>();
        do {
            following.clear();
            seen = log.follow(seen, CAUGHT_UP_AT_ONCE, following::add);
            tellCommitted(List.copyOf(following));
        } while (following.size() == CAUGHT_UP_AT_ONCE);
    }

    private void tellCommitted(List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        for (EventFold fold : folds) {
            try {
                fold.committed(events);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} failed on committed events from position {}",
                        fold,
                        events.get(0).position(),
                        e);
            }
        }
    }

    /** Tries until no other process has come between. */
    private Outcome take(List<OperationalEvent> events, Alongside alongside) {
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        while (true) {
            Optional<Outcome> outcome = transaction.execute(status -> takeUnlessBehind(events, recordedAt, alongside));
            if (outcome != null && outcome.isPresent()) {
                seen += outcome.get().accepted.size();
                return outcome.get();
            }
            tellFollowing();
        }
    }

    private Optional<Outcome> takeUnlessBehind(List<OperationalEvent> events, Instant recordedAt, Alongside alongside) {
        table.lock();
        if (table.lastPosition() != seen) {
            return Optional.empty();
        }
        Outcome outcome = judge(events, recordedAt);
        if (!outcome.accepted.isEmpty()) {
            table.append(outcome.accepted);
            folds.forEach(fold -> fold.fold(outcome.accepted));
        }
        alongside.write(List.copyOf(outcome.verdicts));
        return Optional.of(outcome);
    }

    private Outcome judge(List<OperationalEvent> events, Instant recordedAt) {
        BitSet known = table.findKnown(events);
        Set<Key> sent = new HashSet<>(events.size() * 2);
        List<OperationalEvent> fresh = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            if (!known.get(i) && sent.add(Key.of(events.get(i)))) {
                fresh.add(storable(events.get(i)));
            }
        }
        folds.forEach(fold -> fold.prepare(fresh));
        Outcome outcome = new Outcome(new ArrayList<>(events.size()), new ArrayList<>(fresh.size()));
        DefinedIds defined = new DefinedIds();
        Set<Key> rejected = new HashSet<>();
        Iterator<OperationalEvent> next = fresh.iterator();
        for (int i = 0; i < events.size(); i++) {
            OperationalEvent event = events.get(i);
            if (!known.get(i) && sent.remove(Key.of(event))) {
                OperationalEvent first = next.next();
                objection(first, defined)
                        .ifPresentOrElse(
                                reason -> {
                                    rejected.add(Key.of(first));
                                    reject(first, reason, outcome);
                                },
                                () -> pass(first, recordedAt, defined, outcome));
            } else if (rejected.contains(Key.of(event))) {
                reject(
                        event,
                        new ConflictException("id", event.id(), "must not repeat the id of a rejected event"),
                        outcome);
            } else {
                outcome.verdicts.add(new EventVerdict.Duplicate(event.id()));
            }
        }
        return outcome;
    }

    private void reject(OperationalEvent event, InvalidInputException reason, Outcome outcome) {
        EventVerdict.Rejected rejected = new EventVerdict.Rejected(event.id(), reason);
        deadLetters.keep(event.source(), event.id(), codec.write(event), rejected.reasonInEvent());
        outcome.verdicts.add(rejected);
    }

    private void pass(OperationalEvent event, Instant recordedAt, DefinedIds defined, Outcome outcome) {
        folds.forEach(fold -> fold.passed(event));
        defined.add(event.fact());
        long position = seen + outcome.accepted.size() + 1;
        outcome.accepted.add(new LoggedEvent(position, recordedAt, event));
        outcome.verdicts.add(new EventVerdict.Accepted(event.id(), position));
    }

    private Optional<InvalidInputException> objection(OperationalEvent event, DefinedIds defined) {
        for (EventFold fold : folds) {
            Optional<InvalidInputException> objection = fold.objection(event, defined);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** The event as it will be read back: the database keeps microseconds. */
    private static OperationalEvent storable(OperationalEvent event) {
        Instant micros = event.time().truncatedTo(ChronoUnit.MICROS);
        return micros.equals(event.time())
                ? event
                : new OperationalEvent(event.id(), event.source(), micros, event.fact());
    }

    private record Key(String source, String id) {
        static Key of(OperationalEvent event) {
            return new Key(event.source(), event.id());
        }
    }

    /** What became of a call: the verdicts, in its order, and what the log will hold. */
    private record Outcome(List<EventVerdict> verdicts, List<LoggedEvent> accepted) {}
}
