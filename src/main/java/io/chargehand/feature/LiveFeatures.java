package io.chargehand.feature;

import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Feature vectors of operational cases as of now, kept up to date from the events that are accepted. Thread-safe.
 *
 * <p>A decision sees facts strictly before its instant. A case whose decision instant lies before the newest fact seen
 * is evaluated right after that fact: serving looks at the present, history is for training.
 */
public final class LiveFeatures {

    private static final int FOLLOW_BATCH = 10_000;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Followed> followed = new CopyOnWriteArrayList<>();

    private OperationalHistory history = new OperationalHistory();
    private long position;
    private boolean started;

    /** Follows a log; knows nothing before {@link #follow} is called for the first time. */
    public LiveFeatures(EventLog log) {
        this.log = log;
    }

    /** A feature set whose vectors are kept ready. Thread-safe. */
    public final class Followed implements AutoCloseable {

        private final FeatureSet set;
        private final RowFacts facts;
        private final AsOfState state;

        private Followed(FeatureSet set) {
            this.set = set;
            this.facts = new RowFacts(set);
            this.state = new AsOfState(set);
        }

        public FeatureSet set() {
            return set;
        }

        /** One vector per case, in the same order. */
        public List<FeatureVector> promises(List<PromiseCase> cases) {
            lock.lock();
            try {
                List<FeatureVector> vectors = new ArrayList<>(cases.size());
                for (PromiseCase one : cases) {
                    history.advance(one.decidedAt(), sink());
                    vectors.add(evaluate(history.row(one), one.decidedAt()));
                }
                return vectors;
            } finally {
                lock.unlock();
            }
        }

        /** One vector per case, in the same order. */
        public List<FeatureVector> receipts(List<ReceiptCase> cases) {
            lock.lock();
            try {
                List<FeatureVector> vectors = new ArrayList<>(cases.size());
                for (ReceiptCase one : cases) {
                    history.advance(one.decidedAt(), sink());
                    vectors.add(evaluate(history.row(one), one.decidedAt()));
                }
                return vectors;
            } finally {
                lock.unlock();
            }
        }

        private FeatureVector evaluate(Row row, Instant decidedAt) {
            return state.evaluate(row, Math.max(decidedAt.toEpochMilli(), state.watermark() + 1));
        }

        /** Stops keeping the vectors ready. */
        @Override
        public void close() {
            followed.remove(this);
        }
    }

    /**
     * Starts to keep the vectors of feature sets ready: replays the log, which takes seconds on a long history, and then
     * follows it. Others go on being served meanwhile.
     *
     * @param sets each with the promise lines or the receipt lines as its rows to score
     * @return one per set, in the same order
     */
    public List<Followed> follow(List<FeatureSet> sets) {
        List<Followed> joining = sets.stream().map(Followed::new).toList();
        OperationalHistory replayed = new OperationalHistory();
        HistorySink sink = new Fanout(joining);
        long end = log.lastPosition();
        log.replay(OperationalHistory.KINDS, FIRST, LAST, logged -> {
            if (logged.position() <= end) {
                replayed.fold(logged.event(), sink);
            }
        });
        lock.lock();
        try {
            long at = catchUp(replayed, sink, end, Long.MAX_VALUE);
            if (started) {
                catchUp(history, sink(), position, at);
            }
            followed.addAll(joining);
            history = replayed;
            position = at;
            started = true;
        } finally {
            lock.unlock();
        }
        return joining;
    }

    /** Folds the log after a position and not past another; the last position folded. */
    private long catchUp(OperationalHistory into, HistorySink sink, long from, long until) {
        long at = from;
        while (at < until) {
            long next = log.follow(at, FOLLOW_BATCH, logged -> {
                if (logged.position() <= until) {
                    into.fold(logged.event(), sink);
                }
            });
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** Takes accepted events, in log order; those seen already are passed over. */
    public void take(List<LoggedEvent> accepted) {
        lock.lock();
        try {
            if (!started) {
                return;
            }
            HistorySink sink = sink();
            for (LoggedEvent logged : accepted) {
                if (logged.position() > position) {
                    history.fold(logged.event(), sink);
                    position = logged.position();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private HistorySink sink() {
        return new Fanout(followed);
    }

    /** Hands rows to every state that listens to their stream. */
    private record Fanout(List<Followed> all) implements HistorySink {

        @Override
        public void began(Row row) {
            for (Followed one : all) {
                one.facts.began(row, one.state::fold);
            }
        }

        @Override
        public void ended(Row row) {
            for (Followed one : all) {
                one.facts.ended(row, one.state::fold);
            }
        }
    }
}
