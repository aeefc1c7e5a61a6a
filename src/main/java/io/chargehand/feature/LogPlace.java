package io.chargehand.feature;

import io.chargehand.event.LoggedEvent;

import java.time.Instant;

/**
 * How far a replay, which goes by time and then by position, has come. Immutable.
 *
 * @param time of the last event folded
 * @param position of the last event folded
 * @param end the last position of the log when the replay began: what has a later one was not looked at
 */
record LogPlace(Instant time, long position, long end) {

    /** Before the first event. */
    static final LogPlace START = new LogPlace(Instant.EPOCH, 0, 0);

    /** Whether a replay comes to the event after this place. */
    boolean isBefore(LoggedEvent logged) {
        int byTime = logged.event().time().compareTo(time);
        return byTime > 0 || byTime == 0 && logged.position() > position;
    }
}
