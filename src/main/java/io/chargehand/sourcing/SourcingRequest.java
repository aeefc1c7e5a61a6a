package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;

/**
 * An order to find nodes for. Immutable.
 *
 * @param order the order; need not be known to the service unless {@code commit}
 * @param commit whether to reserve what is suggested
 */
public record SourcingRequest(OrderPlaced order, boolean commit) {}
