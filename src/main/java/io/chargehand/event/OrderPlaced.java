package io.chargehand.event;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer has ordered, at {@code placedAt}.
 *
 * @param orderId the order
 * @param method how it reaches the customer
 * @param placedAt when it was placed
 * @param promisedAt when the customer was told to have it; after {@code placedAt}
 * @param cutoffAt last moment for the departure that keeps the promise; empty where the promise itself is the
 *     last moment
 * @param pickupNodeId where the customer comes; present for PICKUP and CURBSIDE only
 * @param latitude of the customer, degrees north
 * @param longitude of the customer, degrees east
 * @param lines at least one, with differing line numbers
 */
public record OrderPlaced(
        OrderId orderId,
        FulfillmentMethod method,
        Instant placedAt,
        Instant promisedAt,
        Optional<Instant> cutoffAt,
        Optional<NodeId> pickupNodeId,
        double latitude,
        double longitude,
        List<OrderLine> lines)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public OrderPlaced {
        Rules.present("orderId", orderId);
        Rules.present("method", method);
        Rules.present("placedAt", placedAt);
        Rules.present("promisedAt", promisedAt);
        cutoffAt = Facts.optional(cutoffAt);
        pickupNodeId = Facts.optional(pickupNodeId);
        Rules.require(promisedAt.isAfter(placedAt), "promisedAt", promisedAt, "must be after placedAt " + placedAt);
        Facts.cutoff(placedAt, promisedAt, cutoffAt);
        Facts.pickup(method, pickupNodeId);
        Rules.range("latitude", latitude, -90, 90);
        Rules.range("longitude", longitude, -180, 180);
        lines = Facts.nonEmpty("lines", lines);
        Facts.distinctLines(lines.stream().mapToInt(OrderLine::line));
    }

    /** The last moment for the work: the cutoff, or the promise where there is none. */
    public Instant dueAt() {
        return cutoffAt.orElse(promisedAt);
    }
}
