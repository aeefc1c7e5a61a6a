package io.chargehand.event;

import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Duration;
import java.util.Optional;

/**
 * There is work to do at a node.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param taskType what kind of work
 * @param from where it starts
 * @param to where it ends
 * @param itemId the item; empty where the task concerns several
 * @param quantity units
 * @param orderLine the order line it serves; STAGE names the first line of its order
 * @param asnLine the ASN line it serves
 * @param standardTime how long it should take, without walking to its start; more than zero
 */
public record TaskCreated(
        TaskId taskId,
        NodeId nodeId,
        TaskType taskType,
        LocationId from,
        LocationId to,
        Optional<ItemId> itemId,
        Quantity quantity,
        Optional<OrderLineRef> orderLine,
        Optional<AsnLineRef> asnLine,
        Duration standardTime)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public TaskCreated {
        Rules.present("taskId", taskId);
        Rules.present("nodeId", nodeId);
        Rules.present("taskType", taskType);
        Rules.present("from", from);
        Rules.present("to", to);
        Rules.present("quantity", quantity);
        Rules.present("standardTime", standardTime);
        itemId = Facts.optional(itemId);
        orderLine = Facts.optional(orderLine);
        asnLine = Facts.optional(asnLine);
        Rules.require(standardTime.toMillis() > 0, "standardTime", standardTime, "must be more than zero");
    }
}
