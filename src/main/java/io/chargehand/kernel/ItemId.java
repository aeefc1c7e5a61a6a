package io.chargehand.kernel;

/**
 * Names an item the retailer sells (its stock keeping unit). Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record ItemId(String value) implements Comparable<ItemId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public ItemId {
        Rules.identifier("itemId", value);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
