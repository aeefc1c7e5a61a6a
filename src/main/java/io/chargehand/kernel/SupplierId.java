package io.chargehand.kernel;

/**
 * Names a supplier. Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record SupplierId(String value) implements Comparable<SupplierId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public SupplierId {
        Rules.identifier("supplierId", value);
    }

    @Override
    public int compareTo(SupplierId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
