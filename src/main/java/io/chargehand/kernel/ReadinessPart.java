package io.chargehand.kernel;

import java.util.Optional;

/**
 * One thing that the service needs before it answers for real, such as its models, its plans or its queues. Each module
 * that has such a thing offers one; the service is ready when none misses anything. Thread-safe, and quick: it is asked at
 * each look at {@code /v2/health/ready}, so it reads what is known and starts no work.
 */
public interface ReadinessPart {

    /** The name under which the part is reported, such as {@code models}. */
    String name();

    /** What is still missing, as a short sentence such as {@code no model of receipt-variance}; empty when ready. */
    Optional<String> missing();

    /**
     * What is worth knowing though the part is ready, such as {@code a rate table answers for receipt-variance}; empty where
     * there is nothing.
     */
    default Optional<String> note() {
        return Optional.empty();
    }
}
