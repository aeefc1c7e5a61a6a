package io.chargehand.bench.product;

import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.Sequencer;
import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.TardinessInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import java.time.Duration;
import java.util.Optional;

/**
 * The product's own sequencer, given each instance as one of its own problems. No format has a solver or a setting of its own.
 * Thread-safe.
 */
public final class ProductEngine implements Engine {

    /** Where the product keeps its adapter; named, not imported, as no user of the package imports it. */
    private static final String ADAPTER = "io.chargehand.backroom.solver";

    private final AnnotationConfigApplicationContext context;
    private final Sequencer sequencer;

    /** Finds the sequencer as an application would. */
    public ProductEngine() {
        context = new AnnotationConfigApplicationContext(ADAPTER);
        sequencer = context.getBean(Sequencer.class);
    }

    @Override
    public String name() {
        return "chargehand";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        long start = System.nanoTime();
        Mapping mapping = mapping(instance);
        Duration left = limit.minusNanos(System.nanoTime() - start);
        SearchLimit searchLimit = SearchLimit.time(left.compareTo(Duration.ZERO) > 0 ? left : Duration.ofMillis(1));
        return Optional.of(mapping.routes(sequencer.plan(mapping.problem(), searchLimit, seed)));
    }

    private static Mapping mapping(Instance instance) {
        if (instance instanceof RoutingInstance routing) {
            return new RoutingMapping(routing);
        }
        return new TardinessMapping((TardinessInstance) instance);
    }

    @Override
    public void close() {
        context.close();
    }
}
