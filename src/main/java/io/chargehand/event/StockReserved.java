package io.chargehand.event;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * Units at a node are held for an order line: the commit of a sourcing decision.
 *
 * @param reservationId the reservation
 * @param orderLine the order line
 * @param nodeId the node that fills it
 * @param locationId where in the node the units are picked
 * @param itemId the item
 * @param quantity units, at least 1
 * @param plannedFinish when the node planned to be done, as known at the time of the event
 */
public record StockReserved(
        ReservationId reservationId,
        OrderLineRef orderLine,
        NodeId nodeId,
        LocationId locationId,
        ItemId itemId,
        Quantity quantity,
        Instant plannedFinish)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockReserved {
        Rules.present("reservationId", reservationId);
        Rules.present("orderLine", orderLine);
        Rules.present("nodeId", nodeId);
        Rules.present("locationId", locationId);
        Rules.present("itemId", itemId);
        Rules.present("quantity", quantity);
        Rules.present("plannedFinish", plannedFinish);
        Rules.require(!quantity.isZero(), "quantity", quantity, "must be at least 1");
    }
}
