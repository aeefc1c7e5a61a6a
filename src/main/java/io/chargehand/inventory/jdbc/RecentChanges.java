package io.chargehand.inventory.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

/**
 * The latest changes of a place's units, kept so that a count that arrives late takes the place of what was believed at its own
 * time and not of what has happened since. Bounded in time and in number. One batch, one thread.
 */
final class RecentChanges {

    /** A count is written down and sent within a shift. */
    static final Duration KEPT = Duration.ofHours(6);

    static final int MOST = 32;
    private static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

    private final List<Change> changes = new ArrayList<>();
    /** Of changes up to here some are forgotten. */
    private long forgottenUntil;

    private record Change(long micros, long units) {}

    private RecentChanges(long forgottenUntil) {
        this.forgottenUntil = forgottenUntil;
    }

    /** Those of a place that has had none. */
    static RecentChanges none() {
        return new RecentChanges(FROM_THE_BEGINNING);
    }

    /** Those of a place of whose changes up to an instant nothing is kept. */
    static RecentChanges unknownUntil(Instant at) {
        return new RecentChanges(micros(at));
    }

    /** Those that {@link #written} gave. */
    static RecentChanges read(Long[] written) {
        RecentChanges read = new RecentChanges(written[0]);
        for (int i = 1; i + 1 < written.length; i += 2) {
            read.changes.add(new Change(written[i], written[i + 1]));
        }
        return read;
    }

    /** An array as PostgreSQL writes it: until when some are forgotten, then time and units of each. */
    String written() {
        StringJoiner array = new StringJoiner(",", "{", "}").add(Long.toString(forgottenUntil));
        changes.forEach(each -> array.add(Long.toString(each.micros)).add(Long.toString(each.units)));
        return array.toString();
    }

    /** Adds a change, and forgets what is long before the latest. */
    void add(Instant at, long units, Instant latest) {
        if (units == 0) {
            return;
        }
        changes.add(new Change(micros(at), units));
        long oldest = micros(latest.minus(KEPT));
        changes.removeIf(each -> each.micros < oldest && forget(each));
        while (changes.size() > MOST) {
            Change first = changes.stream()
                    .min((a, b) -> Long.compare(a.micros, b.micros))
                    .orElseThrow();
            changes.remove(first);
            forget(first);
        }
    }

    private boolean forget(Change change) {
        forgottenUntil = Math.max(forgottenUntil, change.micros);
        return true;
    }

    /** Whether every change after an instant is here. */
    boolean knowsAllAfter(Instant at) {
        return micros(at) >= forgottenUntil;
    }

    /** The sum of the changes after an instant; forgets the others, which a count at that instant has in it. */
    long keepAfter(Instant at) {
        long from = micros(at);
        long sum = 0;
        for (Iterator<Change> each = changes.iterator(); each.hasNext(); ) {
            Change change = each.next();
            if (change.micros > from) {
                sum += change.units;
            } else {
                each.remove();
            }
        }
        return sum;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
