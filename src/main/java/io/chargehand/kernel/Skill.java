package io.chargehand.kernel;

/**
 * Names what a worker has been trained to do, such as RECEIVING or CHILL. Immutable.
 *
 * @param code 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record Skill(String code) implements Comparable<Skill> {

    /**
     * Checks the code.
     *
     * @throws InvalidInputException when {@code code} is blank, too long or holds another character
     */
    public Skill {
        Rules.identifier("skill", code);
    }

    @Override
    public int compareTo(Skill other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
