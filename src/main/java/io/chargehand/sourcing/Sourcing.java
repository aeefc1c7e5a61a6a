package io.chargehand.sourcing;

import io.chargehand.kernel.DecisionId;

import java.util.Optional;

/** Chooses node and zone for order lines. Thread-safe. */
public interface Sourcing {

    /**
     * Suggests where to fill an order; with {@code commit} also reserves, and retries against fresh stock where another commit
     * was faster. Reservations, decision and key are kept together or not at all. A key used before gives the decision of
     * then.
     *
     * @throws io.chargehand.kernel.InvalidInputException for an unknown id or a broken rule
     */
    SourcingDecision suggest(SourcingRequest request);

    Optional<SourcingDecision> findDecision(DecisionId id);
}
