package io.chargehand.kernel;

/**
 * A walking distance in metres. Immutable.
 *
 * @param value 0 to 1000000
 */
public record Metres(double value) implements Comparable<Metres> {

    /** None. */
    public static final Metres ZERO = new Metres(0);

    /**
     * Checks the range.
     *
     * @throws InvalidInputException when negative, not finite or past the range
     */
    public Metres {
        Rules.range("metres", value, 0, 1000000);
    }

    public Metres plus(Metres other) {
        return new Metres(value + other.value);
    }

    @Override
    public int compareTo(Metres other) {
        return Double.compare(value, other.value);
    }
}
