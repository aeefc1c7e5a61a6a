package io.chargehand.sourcing;

import io.chargehand.kernel.DecisionId;

import java.util.Optional;

/** Which decision a caller's idempotency key stands for. Thread-safe. */
public interface IdempotencyKeys {

    /**
     * A request that a key was used for.
     *
     * @param digest digest of the request
     * @param decision the decision it got
     */
    record Use(String digest, DecisionId decision) {}

    /** What the key was used for before. */
    Optional<Use> find(String key);

    /** Keeps the key; where another request was faster, that one stays, and is returned. */
    Use keep(String key, Use use);
}
