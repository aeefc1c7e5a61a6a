package io.chargehand.kernel;

import java.time.Instant;

/**
 * A length of time in minutes. Immutable.
 *
 * @param value 0 to 100000000
 */
public record Minutes(double value) implements Comparable<Minutes> {

    private static final int SECOND_NANOS = 1_000_000_000;
    private static final int MILLI_NANOS = 1_000_000;
    private static final double SECOND_MILLIS = 1000;
    private static final double MINUTE_MILLIS = 60_000;

    /** None. */
    public static final Minutes ZERO = new Minutes(0);

    /**
     * Checks the range.
     *
     * @throws InvalidInputException when negative, not finite or past the range
     */
    public Minutes {
        Rules.range("minutes", value, 0, 100000000);
    }

    /** Minutes from one instant to another, negative where the other is earlier; what is less than a millisecond is cut off. */
    public static double between(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        int nanos = to.getNano() - from.getNano();
        if (seconds > 0 && nanos < 0) {
            seconds--;
            nanos += SECOND_NANOS;
        } else if (seconds < 0 && nanos > 0) {
            seconds++;
            nanos -= SECOND_NANOS;
        }
        return (seconds * SECOND_MILLIS + (double) (nanos / MILLI_NANOS)) / MINUTE_MILLIS;
    }

    public Minutes plus(Minutes other) {
        return new Minutes(value + other.value);
    }

    @Override
    public int compareTo(Minutes other) {
        return Double.compare(value, other.value);
    }
}
