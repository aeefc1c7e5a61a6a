package io.chargehand.backroom;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.scoring.PromiseRiskScore;

import java.time.Instant;

/**
 * An order line that a node fills, what missing its promise loses, and how likely that is. Immutable.
 *
 * @param orderLine the order line
 * @param node the node
 * @param order what was ordered
 * @param quantity units filled at this node
 * @param loss margin and goodwill
 * @param score P(promise missed) by planned finish
 * @param scoredAt when it was scored
 */
record LineRisk(
        OrderLineRef orderLine,
        NodeId node,
        OrderPlaced order,
        Quantity quantity,
        Money loss,
        PromiseRiskScore score,
        Instant scoredAt) {}
