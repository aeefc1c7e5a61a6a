package io.chargehand.kernel;

/**
 * A length of time in minutes. Immutable.
 *
 * @param value 0 to 100000000
 */
public record Minutes(double value) implements Comparable<Minutes> {

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

    public Minutes plus(Minutes other) {
        return new Minutes(value + other.value);
    }

    @Override
    public int compareTo(Minutes other) {
        return Double.compare(value, other.value);
    }
}
