package io.chargehand.event;

import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Rules;

/**
 * An order is no longer wanted; what is reserved for it is released.
 *
 * @param orderId the order
 * @param reason why, up to 200 characters
 */
public record OrderCancelled(OrderId orderId, String reason) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public OrderCancelled {
        Rules.present("orderId", orderId);
        Rules.text("reason", reason, 200);
    }
}
