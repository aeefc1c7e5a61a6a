package io.chargehand.feature;

import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings feature states up to the end of the log: from the last snapshot and what a replay has after it, or, where there is
 * none that fits, from the whole log. Both give the same, because a snapshot holds nothing but what a replay knew at a place,
 * and is refused when events have come since that a replay would have met before that place. Thread-safe.
 */
final class FeatureRebuild {

    static final Instant FIRST = Instant.EPOCH;
    static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final System.Logger LOG = System.getLogger(FeatureRebuild.class.getName());
    /** A snapshot ends this long before the newest events, so that what is a little late does not make it useless. */
    private static final Duration LAG = Duration.ofDays(1);
    /** The events looked at to tell what time it is: their median, so that a few early or late ones do not count. */
    private static final int NEWEST = 1_000;

    private final EventLog log;
    private final FeatureSnapshots snapshots;
    private final String maker;
    private final long worth;

    /**
     * What was brought up to date.
     *
     * @param history open work
     * @param sets the states, one per feature set asked for
     * @param position the last position of the log that is folded in
     */
    record Rebuilt(OperationalHistory history, List<KeptSet> sets, long position) {}

    FeatureRebuild(EventLog log, FeatureSnapshots snapshots, String maker, long worth) {
        this.worth = worth;
        this.log = log;
        this.snapshots = snapshots;
        this.maker = maker;
    }

    /** The instant to take the next snapshot at, of a log up to a position. */
    static Instant mark(EventLog log, long end) {
        List<Instant> newest = new ArrayList<>();
        log.follow(
                Math.max(0, end - NEWEST),
                NEWEST,
                logged -> newest.add(logged.event().time()));
        newest.sort(Comparator.naturalOrder());
        return newest.isEmpty() ? FIRST : newest.get(newest.size() / 2).minus(LAG);
    }

    /** From the log, by way of the last snapshot where it fits. */
    Rebuilt fromLog(List<FeatureSet> sets) {
        long end = log.lastPosition();
        Optional<Replay> resumed = resume(sets, end);
        Replay replay = resumed.orElseGet(() -> new Replay(
                new OperationalHistory(), sets.stream().map(KeptSet::empty).toList(), LogPlace.START, end));
        log.replay(OperationalHistory.KINDS, replay.place.time(), LAST, replay::fold);
        replay.snapshot.ifPresent(this::keep);
        return new Rebuilt(replay.history, replay.sets, end);
    }

    /** From a tape, which was recorded from the log. */
    Rebuilt fromTape(HistoryTape tape, List<FeatureSet> sets) {
        List<KeptSet> states = sets.stream().map(KeptSet::empty).toList();
        HistorySink sink = new SeveralSinks(states);
        int next = 0;
        if (tape.marked().isPresent()) {
            HistoryTape.Marked marked = tape.marked().get();
            tape.play(0, marked.entries(), sink);
            next = marked.entries();
            take(marked, tape.end(), states).ifPresent(this::keep);
        }
        tape.play(next, tape.size(), sink);
        return new Rebuilt(tape.history(), states, tape.end());
    }

    private static Optional<FeatureSnapshot> take(HistoryTape.Marked marked, long end, List<KeptSet> states) {
        LogPlace place = new LogPlace(marked.place().time(), marked.place().position(), end);
        try {
            return Optional.of(FeatureSnapshot.of(place, marked.history(), states));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "No snapshot of the features can be taken", e);
            return Optional.empty();
        }
    }

    private Optional<Replay> resume(List<FeatureSet> sets, long end) {
        try {
            Optional<byte[]> bytes = snapshots.find();
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            Optional<FeatureSnapshot> read = FeatureSnapshot.read(bytes.get(), maker);
            if (read.isEmpty() || !read.get().holds(sets)) {
                LOG.log(System.Logger.Level.INFO, "The snapshot of the features is of other code or models");
                return Optional.empty();
            }
            LogPlace place = read.get().place();
            if (log.isAnyAfter(place.end(), OperationalHistory.KINDS, place.time())) {
                LOG.log(System.Logger.Level.INFO, "Events from before the snapshot of the features came after it");
                return Optional.empty();
            }
            List<KeptSet> states = new ArrayList<>();
            for (FeatureSet set : sets) {
                states.add(read.get().readSet(set));
            }
            return Optional.of(new Replay(read.get().readHistory(), states, place, end));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The snapshot of the features cannot be read: the log is", e);
            return Optional.empty();
        }
    }

    private void keep(FeatureSnapshot snapshot) {
        try {
            snapshots.keep(snapshot.toBytes(maker));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The snapshot of the features is not kept: the next start is slower",
                    e);
        }
    }

    /** A replay under way, which takes a snapshot as it passes the mark. */
    private final class Replay {
        private final OperationalHistory history;
        private final List<KeptSet> sets;
        private final HistorySink sink;
        private final long end;
        private final Instant mark;
        private LogPlace place;
        private long folded;
        private Optional<FeatureSnapshot> snapshot = Optional.empty();

        Replay(OperationalHistory history, List<KeptSet> sets, LogPlace place, long end) {
            this.history = history;
            this.sets = sets;
            this.sink = new SeveralSinks(sets);
            this.place = place;
            this.end = end;
            this.mark = mark(log, end);
        }

        void fold(LoggedEvent logged) {
            if (logged.position() > end || !place.isBefore(logged)) {
                return;
            }
            if (snapshot.isEmpty() && folded >= worth && !logged.event().time().isBefore(mark)) {
                try {
                    snapshot = Optional.of(FeatureSnapshot.of(place, FeatureSnapshot.bytes(history), sets));
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.WARNING, "No snapshot of the features can be taken", e);
                }
            }
            history.fold(logged.event(), sink);
            place = new LogPlace(logged.event().time(), logged.position(), end);
            folded++;
        }
    }
}
