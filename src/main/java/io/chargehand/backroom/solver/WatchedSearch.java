package io.chargehand.backroom.solver;

import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Shows a watch each better plan that it wants to see. Used by one thread. */
final class WatchedSearch implements Search.Watching {

    private final SearchWatch watch;
    private final Function<SequencingSolution, SequencePlan> reading;
    private @Nullable SequencingSolution shown;

    WatchedSearch(SearchWatch watch, Function<SequencingSolution, SequencePlan> reading) {
        this.watch = watch;
        this.reading = reading;
    }

    @Override
    public boolean seesEnough(SequencingSolution best) {
        if (best != shown && watch.isDue()) {
            shown = best;
            watch.found(reading.apply(best));
        }
        return watch.isEnough();
    }
}
