package io.chargehand.bench.sequencing;

import io.chargehand.bench.peer.ApparentTardinessCost;
import io.chargehand.bench.peer.FirstInFirstOut;
import io.chargehand.bench.product.ProductEngine;
import io.chargehand.bench.published.Engine;

import java.util.Locale;
import java.util.function.Supplier;

/** The peers that can be named on the command line. */
enum EngineChoice {
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
