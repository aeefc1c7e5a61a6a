package io.chargehand.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * The time from {@code start}, included, to {@code end}, excluded. Immutable.
 *
 * @param start first instant
 * @param end first instant after it; after {@code start}
 */
public record TimeWindow(Instant start, Instant end) {

    /**
     * Checks the order.
     *
     * @throws InvalidInputException when {@code end} is not after {@code start}
     */
    public TimeWindow {
        Rules.present("start", start);
        Rules.present("end", end);
        Rules.require(end.isAfter(start), "end", end, "must be after start " + start);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean overlaps(TimeWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
