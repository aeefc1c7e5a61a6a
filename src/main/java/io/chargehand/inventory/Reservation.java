package io.chargehand.inventory;

import io.chargehand.event.StockReserved;
import io.chargehand.kernel.Quantity;

import java.time.Instant;

/**
 * Units held for an order line. Immutable; the version rises with every change.
 *
 * @param reserved the event that made it
 * @param reservedAt when
 * @param picked units of it already picked
 * @param open whether it still holds stock
 * @param version 1 or more
 */
public record Reservation(StockReserved reserved, Instant reservedAt, Quantity picked, boolean open, long version) {}
