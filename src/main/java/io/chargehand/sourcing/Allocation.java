package io.chargehand.sourcing;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ZoneId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one node fills of one order line. Immutable.
 *
 * @param line the order line's number
 * @param item the item
 * @param node the node
 * @param zone the zone it is picked in
 * @param location the location it is picked at
 * @param quantity units
 * @param plannedFinish when the node would be done
 * @param missProbability P(promise missed) at that finish
 * @param reservation the reservation, where committed
 * @param costs expected money lost by this allocation, itemised
 */
public record Allocation(
        int line,
        ItemId item,
        NodeId node,
        ZoneId zone,
        LocationId location,
        Quantity quantity,
        Instant plannedFinish,
        Probability missProbability,
        Optional<ReservationId> reservation,
        List<CostItem> costs) {

    public Allocation {
        costs = List.copyOf(costs);
    }
}
