package io.chargehand.kernel;

/**
 * A probability. Immutable.
 *
 * @param value 0 to 1
 */
public record Probability(double value) implements Comparable<Probability> {

    /**
     * Checks the range.
     *
     * @throws InvalidInputException when not within 0 to 1
     */
    public Probability {
        Rules.range("probability", value, 0, 1);
    }

    @Override
    public int compareTo(Probability other) {
        return Double.compare(value, other.value);
    }
}
