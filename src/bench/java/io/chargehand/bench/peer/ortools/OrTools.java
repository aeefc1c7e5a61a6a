package io.chargehand.bench.peer.ortools;

import com.google.ortools.Loader;
import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.TardinessInstance;

import java.time.Duration;
import java.util.Optional;

/** OR-Tools on one thread, by its own models of either kind of instance. Thread-safe. */
public final class OrTools implements Engine {

    /** Loads the native library; it is unpacked to the temporary folder until the process ends. */
    public OrTools() {
        Loader.loadNativeLibraries();
    }

    @Override
    public String name() {
        return "ortools";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        long deadline = System.nanoTime() + limit.toNanos();
        if (instance instanceof RoutingInstance routing) {
            return new RoutingSearch(routing).solve(deadline);
        }
        return new TardinessModel((TardinessInstance) instance).solve(deadline, seed);
    }
}
