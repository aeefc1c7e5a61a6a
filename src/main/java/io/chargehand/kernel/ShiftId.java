package io.chargehand.kernel;

/**
 * Names one shift of one worker. Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record ShiftId(String value) implements Comparable<ShiftId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public ShiftId {
        Rules.identifier("shiftId", value);
    }

    @Override
    public int compareTo(ShiftId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
