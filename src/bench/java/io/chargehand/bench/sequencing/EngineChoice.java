package io.chargehand.bench.sequencing;

import io.chargehand.bench.peer.ApparentTardinessCost;
import io.chargehand.bench.peer.FirstInFirstOut;
import io.chargehand.bench.peer.optaplanner.OptaPlannerDefault;
import io.chargehand.bench.peer.ortools.OrTools;
import io.chargehand.bench.peer.timefold.TimefoldDefault;
import io.chargehand.bench.product.ProductEngine;
import io.chargehand.bench.published.Engine;

import java.util.Locale;
import java.util.function.Supplier;

/** The peers that can be named on the command line. */
enum EngineChoice {
    /** OptaPlanner, constraint streams, default configuration. */
    OPTAPLANNER_DEFAULT(OptaPlannerDefault::new),
    /** Timefold, constraint streams, default configuration. */
    TIMEFOLD(TimefoldDefault::new),
    /** OR-Tools: CP-SAT, or routing with guided local search. */
    ORTOOLS(OrTools::new),
    /** First in, first out. */
    FIFO(FirstInFirstOut::new),
    /** The apparent tardiness cost dispatch rule. */
    ATC(ApparentTardinessCost::new);

    private final Supplier<Engine> maker;

    EngineChoice(Supplier<Engine> maker) {
        this.maker = maker;
    }

    Engine make() {
        return maker.get();
    }

    /** What is measured when no peer is named. */
    static Engine product() {
        return new ProductEngine();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
