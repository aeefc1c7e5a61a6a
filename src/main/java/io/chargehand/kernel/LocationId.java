package io.chargehand.kernel;

/**
 * Names a location, a place in a zone; unique within the retailer. Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record LocationId(String value) implements Comparable<LocationId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public LocationId {
        Rules.identifier("locationId", value);
    }

    @Override
    public int compareTo(LocationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
