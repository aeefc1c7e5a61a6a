package io.chargehand.kernel;

/**
 * Names a tool a task needs and a worker holds or a node lends, such as PALLET_JACK. Immutable.
 *
 * @param code 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record Equipment(String code) implements Comparable<Equipment> {

    /**
     * Checks the code.
     *
     * @throws InvalidInputException when {@code code} is blank, too long or holds another character
     */
    public Equipment {
        Rules.identifier("equipment", code);
    }

    @Override
    public int compareTo(Equipment other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
