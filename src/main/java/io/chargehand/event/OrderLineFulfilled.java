package io.chargehand.event;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

/**
 * A node has done its part for units of an order line, at the time of the event.
 *
 * @param orderLine the order line
 * @param nodeId the node
 * @param locationId the staging location where the units wait, or waited
 * @param quantity units, at least 1
 * @param step what was done
 */
public record OrderLineFulfilled(
        OrderLineRef orderLine, NodeId nodeId, LocationId locationId, Quantity quantity, FulfillmentStep step)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public OrderLineFulfilled {
        Rules.present("orderLine", orderLine);
        Rules.present("nodeId", nodeId);
        Rules.present("locationId", locationId);
        Rules.present("quantity", quantity);
        Rules.present("step", step);
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
