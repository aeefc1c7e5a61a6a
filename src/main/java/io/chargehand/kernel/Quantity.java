package io.chargehand.kernel;

/**
 * A count of units of one item. Immutable.
 *
 * @param units 0 to 1,000,000,000
 */
public record Quantity(long units) implements Comparable<Quantity> {

    /** No units. */
    public static final Quantity ZERO = new Quantity(0);

    private static final long MOST = 1_000_000_000L;

    /**
     * Checks the range.
     *
     * @throws InvalidInputException when out of range
     */
    public Quantity {
        Rules.require(units >= 0 && units <= MOST, "quantity", units, "must be from 0 to " + MOST);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(units + other.units);
    }

    /** This less {@code other}, and zero where {@code other} is larger. */
    public Quantity lessOrZero(Quantity other) {
        return new Quantity(Math.max(0, units - other.units));
    }

    public boolean isZero() {
        return units == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return Long.toString(units);
    }
}
