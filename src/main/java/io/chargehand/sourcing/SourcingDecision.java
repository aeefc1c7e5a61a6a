package io.chargehand.sourcing;

import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.OrderId;

import java.time.Instant;
import java.util.List;

/**
 * Where an order is to be filled, and why. Immutable.
 *
 * @param id the decision
 * @param order the order
 * @param decidedAt when
 * @param committed whether stock was reserved
 * @param allocations what each node fills
 * @param unfilled what no node can fill
 * @param costs the expected money lost, itemised; adds up to {@code total}
 * @param total the expected money lost
 * @param alternatives what else was considered, best first, each with the reason it lost
 */
public record SourcingDecision(
        DecisionId id,
        OrderId order,
        Instant decidedAt,
        boolean committed,
        List<Allocation> allocations,
        List<Unfilled> unfilled,
        List<CostItem> costs,
        Money total,
        List<Alternative> alternatives) {

    public SourcingDecision {
        allocations = List.copyOf(allocations);
        unfilled = List.copyOf(unfilled);
        costs = List.copyOf(costs);
        alternatives = List.copyOf(alternatives);
    }
}
