package io.chargehand.inventory;

import io.chargehand.event.StockPlace;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;

import java.time.Instant;

/**
 * Units of an item in one status at one location, as the events tell. Immutable.
 *
 * @param node the node
 * @param item the item
 * @param place location and status
 * @param units units; negative where more was sold or taken than was believed there
 * @param changedAt time of the last event that changed it
 * @param countedAt time of the last count, or of the first event where never counted
 */
public record StockLevel(
        NodeId node, ItemId item, StockPlace place, long units, Instant changedAt, Instant countedAt) {}
