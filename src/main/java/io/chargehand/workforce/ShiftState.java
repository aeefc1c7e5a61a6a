package io.chargehand.workforce;

import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.TimeWindow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shift as the events so far have it. Immutable.
 *
 * @param shift as last scheduled
 * @param scheduledAt the time of the event that said so
 * @param cancelled its cancellation, if that is not older than the schedule
 */
public record ShiftState(ShiftScheduled shift, Instant scheduledAt, Optional<Cancellation> cancelled) {

    /**
     * The end of a shift by cancellation.
     *
     * @param at the time of the event; work before it has been done
     * @param reason why
     */
    public record Cancellation(Instant at, String reason) {}

    /** A shift just scheduled. */
    public static ShiftState of(Instant at, ShiftScheduled shift) {
        return new ShiftState(shift, at, Optional.empty());
    }

    /** This scheduled anew, which takes an older cancellation back; unchanged by an event older than its schedule. */
    public ShiftState rescheduled(Instant at, ShiftScheduled anew) {
        if (at.isBefore(scheduledAt)) {
            return this;
        }
        return new ShiftState(
                anew, at, cancelled.filter(cancellation -> cancellation.at().isAfter(at)));
    }

    /** This cancelled; unchanged by an event older than its schedule, and by one no older than its cancellation. */
    public ShiftState cancelled(Instant at, ShiftCancelled cancellation) {
        boolean stale = at.isBefore(scheduledAt)
                || cancelled.filter(known -> !known.at().isAfter(at)).isPresent();
        return stale
                ? this
                : new ShiftState(shift, scheduledAt, Optional.of(new Cancellation(at, cancellation.reason())));
    }

    /**
     * The shift as it is worked: up to its cancellation, and not at all where it was cancelled before it began. Breaks after
     * the end fall away, and one under way ends with the shift.
     */
    public Optional<ShiftScheduled> worked() {
        if (cancelled.isEmpty() || !cancelled.get().at().isBefore(shift.hours().end())) {
            return Optional.of(shift);
        }
        Instant end = cancelled.get().at();
        if (!end.isAfter(shift.hours().start())) {
            return Optional.empty();
        }
        List<TimeWindow> breaks = new ArrayList<>();
        for (TimeWindow pause : shift.breaks()) {
            if (pause.start().isBefore(end)) {
                breaks.add(new TimeWindow(pause.start(), pause.end().isBefore(end) ? pause.end() : end));
            }
        }
        return Optional.of(new ShiftScheduled(
                shift.shiftId(),
                shift.workerId(),
                shift.nodeId(),
                new TimeWindow(shift.hours().start(), end),
                breaks));
    }
}
