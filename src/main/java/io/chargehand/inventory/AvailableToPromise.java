package io.chargehand.inventory;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;

/**
 * Units of an item that a location of a node can promise now: available there less what is reserved. Immutable.
 *
 * @param node the node
 * @param location where the units lie
 * @param item the item
 * @param quantity units
 */
public record AvailableToPromise(NodeId node, LocationId location, ItemId item, Quantity quantity) {}
