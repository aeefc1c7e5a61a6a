package io.chargehand.sourcing;

import io.chargehand.kernel.DecisionId;

import java.util.Optional;

/** Keeps sourcing decisions with everything that was considered. Thread-safe. */
public interface DecisionLog {

    /** An id that no decision has. */
    DecisionId nextId();

    /** Keeps a decision. */
    void save(SourcingDecision decision);

    /** The decision as it was saved. */
    Optional<SourcingDecision> find(DecisionId id);
}
