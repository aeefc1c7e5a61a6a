package io.chargehand.network;

import java.time.Instant;

/**
 * A fact with the time of the event that stated it.
 *
 * @param at the time
 * @param fact the fact
 */
public record Dated<T>(Instant at, T fact) {

    /** Whether this replaces what {@code other} states: a late event never replaces a newer one. */
    public boolean replaces(Dated<?> other) {
        return !at.isBefore(other.at);
    }
}
