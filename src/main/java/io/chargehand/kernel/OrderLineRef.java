package io.chargehand.kernel;

/**
 * Names one line of an order. Immutable.
 *
 * @param order the order
 * @param line 1 or more
 */
public record OrderLineRef(OrderId order, int line) implements Comparable<OrderLineRef> {

    /**
     * Checks the line number.
     *
     * @throws InvalidInputException when less than 1
     */
    public OrderLineRef {
        Rules.present("orderId", order);
        Rules.require(line >= 1, "line", line, "must be at least 1");
    }

    @Override
    public int compareTo(OrderLineRef other) {
        int byOrder = order.compareTo(other.order);
        return byOrder != 0 ? byOrder : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return order + "/" + line;
    }
}
