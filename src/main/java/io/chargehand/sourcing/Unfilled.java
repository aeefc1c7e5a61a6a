package io.chargehand.sourcing;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Quantity;

/**
 * Units of an order line that no node can fill. Immutable.
 *
 * @param line the order line's number
 * @param item the item
 * @param quantity units
 * @param reason why
 */
public record Unfilled(int line, ItemId item, Quantity quantity, String reason) {}
