package io.chargehand.kernel;

/**
 * Names a receipt, the count of what arrived. Immutable.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 */
public record ReceiptId(String value) implements Comparable<ReceiptId> {

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when {@code value} is blank, too long or holds another character
     */
    public ReceiptId {
        Rules.identifier("receiptId", value);
    }

    @Override
    public int compareTo(ReceiptId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
