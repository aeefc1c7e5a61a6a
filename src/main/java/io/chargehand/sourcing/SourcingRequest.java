package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;

import java.util.Optional;

/**
 * An order to find nodes for. Immutable.
 *
 * @param order the order; need not be known to the service unless {@code commit}
 * @param commit whether to reserve what is suggested
 * @param key by which a repetition of the request is known
 */
public record SourcingRequest(OrderPlaced order, boolean commit, Optional<RequestKey> key) {

    /** A request that is decided anew each time. */
    public SourcingRequest(OrderPlaced order, boolean commit) {
        this(order, commit, Optional.empty());
    }
}
