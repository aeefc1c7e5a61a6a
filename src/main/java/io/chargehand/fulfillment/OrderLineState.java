package io.chargehand.fulfillment;

import io.chargehand.event.OrderLine;
import io.chargehand.kernel.Quantity;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of an order and how far it has come. Immutable.
 *
 * @param line what was ordered
 * @param reserved units reserved at nodes and not released
 * @param ready units that reached READY or HANDED_OVER
 * @param handedOver units that reached HANDED_OVER
 * @param completedAt when the last ordered unit became ready
 */
public record OrderLineState(
        OrderLine line, Quantity reserved, Quantity ready, Quantity handedOver, Optional<Instant> completedAt) {}
