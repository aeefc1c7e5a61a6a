package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.util.Optional;

/**
 * Intervals of a stream's rows, such as a ticket from opening to resolution or a shift from start to end. Immutable.
 *
 * @param name unique in its feature set
 * @param stream the stream whose rows are intervals
 * @param opened when the interval begins
 * @param closed when it ends; a row without that instant stays open
 * @param amount a number column summed, or one per row
 */
public record IntervalSource(String name, String stream, Moment opened, Moment closed, Optional<String> amount) {

    /** Checks the name. */
    public IntervalSource {
        Rules.identifier("interval.name", name);
    }
}
