package io.chargehand.bench.published;

import java.time.Duration;
import java.util.Optional;

/** Something that answers instances: the product, or a peer it is measured against. Single-threaded. */
public interface Engine extends AutoCloseable {

    /** The name that results carry. */
    String name();

    /**
     * Solves one instance; nothing is carried over from an instance before.
     *
     * @param limit wall-clock time from the call on; a rule that needs no search ends sooner
     * @param seed of what is random
     * @return the best solution found; empty when none was
     * @throws UnsupportedOperationException when the engine does not know this kind of instance
     */
    Optional<Routes> solve(Instance instance, Duration limit, long seed);

    @Override
    default void close() {}
}
