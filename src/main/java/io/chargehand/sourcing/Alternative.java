package io.chargehand.sourcing;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;

import java.util.List;

/**
 * A node and location that was considered for a line and not chosen, or not for all units. Immutable.
 *
 * @param line the order line's number
 * @param node the node
 * @param location the location
 * @param costs expected money lost had it filled the line
 * @param total their sum
 * @param reason why it lost
 */
public record Alternative(
        int line, NodeId node, LocationId location, List<CostItem> costs, Money total, String reason) {

    public Alternative {
        costs = List.copyOf(costs);
    }
}
