package io.chargehand.bench.peer;

import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** Works jobs in the order in which the file names them, all of them being there from the start. Thread-safe. */
public final class FirstInFirstOut implements Engine {

    @Override
    public String name() {
        return "fifo";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        if (instance instanceof TardinessInstance tardiness) {
            return Optional.of(
                    Routes.single(IntStream.range(0, tardiness.size()).toArray()));
        }
        throw new UnsupportedOperationException(
                name() + " does not solve " + instance.getClass().getSimpleName());
    }
}
