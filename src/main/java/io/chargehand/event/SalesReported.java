package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * The tills of a node have sold these units off the sales floor since the last report.
 *
 * @param nodeId the node
 * @param sales at least one
 */
public record SalesReported(NodeId nodeId, List<ItemQuantity> sales) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public SalesReported {
        Rules.present("nodeId", nodeId);
        sales = Facts.nonEmpty("sales", sales);
    }
}
