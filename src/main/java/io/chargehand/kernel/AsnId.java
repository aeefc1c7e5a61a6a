package io.chargehand.kernel;

/**
 * Names an advance ship notice. Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record AsnId(String value) implements Comparable<AsnId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public AsnId {
        Rules.identifier("asnId", value);
    }

    @Override
    public int compareTo(AsnId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
