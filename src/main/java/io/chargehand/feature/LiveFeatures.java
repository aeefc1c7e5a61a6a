package io.chargehand.feature;

import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final EventLog log;
    private final FeatureRebuild rebuild;
    private final long worth;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Followed> followed = new CopyOnWriteArrayList<>();
    private final List<HistorySink> watchers = new CopyOnWriteArrayList<>();

    private OperationalHistory history = new OperationalHistory();
    private long position;
    private long rebuiltAt;
    private boolean started;
    private Optional<HistoryTape> tape = Optional.empty();

    /** Follows a log; knows nothing before {@link #follow} is called for the first time, and keeps no snapshots. */
    public LiveFeatures(EventLog log) {
        this(log, FeatureSnapshots.NONE, "", Long.MAX_VALUE);
    }

    /**
     * Follows a log; knows nothing before {@link #follow} is called for the first time.
     *
     * @param log the log
     * @param snapshots keeps what spares the next start the replay of the whole log
     * @param maker names the code that folds: a snapshot of other code is not used
     * @param worth a snapshot is taken where it spares the next start that many events
     */
    public LiveFeatures(EventLog log, FeatureSnapshots snapshots, String maker, long worth) {
        this.log = log;
        this.worth = worth;
        this.rebuild = new FeatureRebuild(log, snapshots, maker, worth);
    }

    /** A feature set whose vectors are kept ready. Thread-safe. */
    public final class Followed implements AutoCloseable {

        private final KeptSet kept;

        private Followed(KeptSet kept) {
            this.kept = kept;
        }

        public FeatureSet set() {
            return kept.set();
        }

        /** One vector per case, in the same order. */
        public List<FeatureVector> promises(List<PromiseCase> cases) {
            lock.lock();
            try {
                List<FeatureVector> vectors = new ArrayList<>(cases.size());
                HistorySink sink = sink();
                for (PromiseCase one : cases) {
                    history.advance(one.decidedAt(), sink);
                    vectors.add(kept.evaluate(history.row(one), one.decidedAt()));
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
                HistorySink sink = sink();
                for (ReceiptCase one : cases) {
                    history.advance(one.decidedAt(), sink);
                    vectors.add(kept.evaluate(history.row(one), one.decidedAt()));
                }
                return vectors;
            } finally {
                lock.unlock();
            }
        }

        /** Stops keeping the vectors ready. */
        @Override
        public void close() {
            followed.remove(this);
        }
    }

    /**
     * Has rows told from now on, as they become known: those that new events give rise to, not those of a history that is
     * brought up to date.
     *
     * @param watcher is told while others wait: it must return at once, must not throw, and must not call back
     */
    public void watch(HistorySink watcher) {
        watchers.add(watcher);
    }

    /** Gives the next {@link #follow} the log's history at hand, so that it need not be read again. */
    public void use(HistoryTape recorded) {
        lock.lock();
        try {
            tape = Optional.of(recorded);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts to keep the vectors of feature sets ready: brings them up to the end of the log, which takes seconds on a long
     * history without a snapshot of these sets, and then follows it. Others go on being served meanwhile.
     *
     * @param sets each with the promise lines or the receipt lines as its rows to score
     * @return one per set, in the same order
     */
    public List<Followed> follow(List<FeatureSet> sets) {
        // Those followed already are folded along: the snapshot must hold all that the next start asks for.
        List<FeatureSet> all = new ArrayList<>(sets);
        followed.forEach(each -> all.add(each.set()));
        FeatureRebuild.Rebuilt rebuilt = rebuild(all);
        List<KeptSet> kept = rebuilt.sets().subList(0, sets.size());
        List<Followed> joining = kept.stream().map(Followed::new).toList();
        lock.lock();
        try {
            long at = catchUp(rebuilt.history(), new SeveralSinks(kept), rebuilt.position(), Long.MAX_VALUE);
            if (started) {
                catchUp(history, sink(), position, at);
            }
            followed.addAll(joining);
            history = rebuilt.history();
            position = at;
            rebuiltAt = rebuilt.position();
            started = true;
        } finally {
            lock.unlock();
        }
        return joining;
    }

    private FeatureRebuild.Rebuilt rebuild(List<FeatureSet> sets) {
        Optional<HistoryTape> recorded;
        lock.lock();
        try {
            recorded = tape;
            tape = Optional.empty();
        } finally {
            lock.unlock();
        }
        return recorded.isPresent() ? rebuild.fromTape(recorded.get(), sets) : rebuild.fromLog(sets);
    }

    /**
     * Takes a new snapshot where many events came since the last look; to be called now and then, on a thread that has time.
     * Folds what came since the last snapshot anew, beside what is served.
     */
    public void renewSnapshot() {
        List<FeatureSet> sets;
        lock.lock();
        try {
            if (!started || position - rebuiltAt < worth) {
                return;
            }
            sets = followed.stream().map(Followed::set).toList();
        } finally {
            lock.unlock();
        }
        long at = rebuild.fromLog(sets).position();
        lock.lock();
        try {
            rebuiltAt = at;
        } finally {
            lock.unlock();
        }
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
        List<HistorySink> sinks = new ArrayList<>(followed.size() + watchers.size());
        followed.forEach(each -> sinks.add(each.kept));
        sinks.addAll(watchers);
        return new SeveralSinks(sinks);
    }
}
