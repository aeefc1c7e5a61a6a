package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * Stock has been counted: replaces what was believed at these places.
 *
 * @param nodeId the node
 * @param counts at least one
 */
public record StockCounted(NodeId nodeId, List<StockCount> counts) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockCounted {
        Rules.present("nodeId", nodeId);
        counts = Facts.nonEmpty("counts", counts);
    }
}
