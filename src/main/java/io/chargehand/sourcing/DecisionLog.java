package io.chargehand.sourcing;

import io.chargehand.kernel.DecisionId;

import java.util.Optional;

/** Keeps sourcing decisions with everything that was considered. Thread-safe. */
public interface DecisionLog {

    /** An id that no decision has. */
    DecisionId nextId();

    /**
     * Keeps a decision, and the key of its request; in the caller's transaction where there is one.
     *
     * @throws KeyTakenException where another request has used the key; nothing is kept then
     */
    void save(SourcingDecision decision, Optional<RequestKey> key);

    /** What a key was used for before. */
    Optional<KeyUse> findUse(String key);

    /**
     * A request that a key was used for.
     *
     * @param digest digest of the request
     * @param decision the decision it got
     */
    record KeyUse(String digest, DecisionId decision) {}

    /** The decision as it was saved. */
    Optional<SourcingDecision> find(DecisionId id);
}
