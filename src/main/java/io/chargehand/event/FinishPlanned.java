package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * A plan has put the finish of an order line's work at a node, as known at the time of the event. The rows from
 * which SLA risk is learnt.
 *
 * @param orderLine the order line
 * @param nodeId the node
 * @param plannedFinish when the last task of the line is planned to finish
 */
public record FinishPlanned(OrderLineRef orderLine, NodeId nodeId, Instant plannedFinish) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public FinishPlanned {
        Rules.present("orderLine", orderLine);
        Rules.present("nodeId", nodeId);
        Rules.present("plannedFinish", plannedFinish);
    }
}
