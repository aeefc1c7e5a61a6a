package io.chargehand.feature;

import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history's rows in the order in which they became known, folded from its events once and played to many: to each
 * training, and to the features that serving keeps. Holds a few hundred megabytes for a million events, as long as it is
 * held. One thread records; once recorded, any number may play.
 */
public final class HistoryTape {

    private final Instant mark;
    private final OperationalHistory history = new OperationalHistory();
    private final List<Entry> entries = new ArrayList<>();
    private final HistorySink recorder = new Recorder();
    private Optional<Marked> marked = Optional.empty();
    private Instant time = Instant.MIN;
    private LogPlace last = LogPlace.START;
    private boolean whole = true;

    private sealed interface Entry {
        record Began(Row row) implements Entry {}

        record Ended(Row row) implements Entry {}

        record Passed(Instant hour) implements Entry {}
    }

    /**
     * The state of things before the first event at the mark.
     *
     * @param entries how many came before
     * @param history the open work
     * @param place up to where
     */
    record Marked(int entries, byte[] history, LogPlace place) {}

    /**
     * Starts an empty tape.
     *
     * @param mark where a snapshot of the features is to be taken: the instant before which no event is expected any more
     */
    public HistoryTape(Instant mark) {
        this.mark = mark;
    }

    /** Records the whole log, which takes seconds on a long history. */
    public static HistoryTape of(EventLog log) {
        long end = log.lastPosition();
        HistoryTape tape = new HistoryTape(FeatureRebuild.mark(log, end));
        log.replay(OperationalHistory.KINDS, FeatureRebuild.FIRST, FeatureRebuild.LAST, logged -> {
            if (logged.position() <= end) {
                tape.fold(logged);
            }
        });
        tape.last = new LogPlace(tape.last.time(), tape.last.position(), end);
        return tape;
    }

    /** Records an event as it enters the log: the first position first, none left out. */
    public void record(LoggedEvent logged) {
        whole &= logged.position() == last.end() + 1 && !logged.event().time().isBefore(time);
        time = logged.event().time();
        if (OperationalHistory.KINDS.contains(logged.event().fact().getClass())) {
            fold(logged);
        }
        last = new LogPlace(last.time(), last.position(), logged.position());
    }

    private void fold(LoggedEvent logged) {
        if (marked.isEmpty() && !logged.event().time().isBefore(mark)) {
            try {
                marked = Optional.of(new Marked(entries.size(), FeatureSnapshot.bytes(history), last));
            } catch (IOException e) {
                throw new UncheckedIOException("in memory", e);
            }
        }
        history.fold(logged.event(), recorder);
        last = new LogPlace(logged.event().time(), logged.position(), Math.max(last.end(), logged.position()));
    }

    /**
     * Whether what was recorded is the log up to a position, in the order of its replay. Where it is not, because others took
     * events in meanwhile or some came late, {@link #of} reads the log.
     */
    public boolean isWhole(long position) {
        return whole && last.end() == position;
    }

    /** The last position of the log that was looked at. */
    long end() {
        return last.end();
    }

    /** Open work at the end; whoever folds on into it is the last to ask. */
    OperationalHistory history() {
        return history;
    }

    Optional<Marked> marked() {
        return marked;
    }

    /** Hands over every row, in the order recorded. */
    public void play(HistorySink sink) {
        play(0, entries.size(), sink);
    }

    int size() {
        return entries.size();
    }

    void play(int from, int to, HistorySink sink) {
        for (Entry entry : entries.subList(from, to)) {
            if (entry instanceof Entry.Began began) {
                sink.began(began.row());
            } else if (entry instanceof Entry.Ended ended) {
                sink.ended(ended.row());
            } else if (entry instanceof Entry.Passed passed) {
                sink.passed(passed.hour());
            }
        }
    }

    private final class Recorder implements HistorySink {
        @Override
        public void began(Row row) {
            entries.add(new Entry.Began(row));
        }

        @Override
        public void ended(Row row) {
            entries.add(new Entry.Ended(row));
        }

        @Override
        public void passed(Instant hour) {
            entries.add(new Entry.Passed(hour));
        }
    }
}
