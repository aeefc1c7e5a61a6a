package io.chargehand.feature;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * An order line that a node fills, or might fill, at the instant of a decision: a row of the SLA-risk model. Immutable.
 *
 * @param orderLine the order line, known to the service or not
 * @param method how the order reaches its customer
 * @param item the item
 * @param quantity units to fill at this node
 * @param linesOfOrder lines of the whole order, 1 or more
 * @param node the node
 * @param placedAt when the customer ordered
 * @param dueAt last moment for the work
 * @param decidedAt the decision instant: nothing later is used
 * @param plannedFinish when the work is planned to finish, as known at {@code decidedAt}
 */
public record PromiseCase(
        OrderLineRef orderLine,
        FulfillmentMethod method,
        ItemId item,
        Quantity quantity,
        int linesOfOrder,
        NodeId node,
        Instant placedAt,
        Instant dueAt,
        Instant decidedAt,
        Instant plannedFinish) {

    /**
     * Checks the order of the instants.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public PromiseCase {
        Rules.require(linesOfOrder >= 1, "linesOfOrder", linesOfOrder, "must be at least 1");
        if (!dueAt.isAfter(placedAt)) {
            throw new InvalidInputException("dueAt", dueAt, "must be after placedAt " + placedAt);
        }
        if (decidedAt.isBefore(placedAt)) {
            throw new InvalidInputException("decidedAt", decidedAt, "must not be before placedAt " + placedAt);
        }
    }
}
