package io.chargehand.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** A feature set with its state, kept up to date by the rows that operational events give rise to. Single-threaded. */
final class KeptSet implements HistorySink {

    /** Facts this old wait no longer for earlier ones, which keeps the queue of waiting facts short. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final FeatureSet set;
    private final RowFacts facts;
    private final AsOfState state;

    private KeptSet(FeatureSet set, AsOfState state) {
        this.set = set;
        this.facts = new RowFacts(set);
        this.state = state;
    }

    /** Knows nothing yet. */
    static KeptSet empty(FeatureSet set) {
        return new KeptSet(set, new AsOfState(set));
    }

    /** Knows what was known when {@link #write} wrote it. */
    static KeptSet read(FeatureSet set, InputStream in) throws IOException {
        return new KeptSet(set, AsOfState.restore(set, in));
    }

    void write(OutputStream out) throws IOException {
        state.snapshot(out);
    }

    FeatureSet set() {
        return set;
    }

    @Override
    public void began(Row row) {
        facts.began(row, state::fold);
    }

    @Override
    public void ended(Row row) {
        facts.ended(row, state::fold);
    }

    @Override
    public void passed(Instant hour) {
        state.settle(hour.minus(SETTLED).toEpochMilli());
    }

    /** The vector as of an instant, or right after the newest fact seen where that is later. */
    FeatureVector evaluate(Row row, Instant at) {
        return state.evaluate(row, Math.max(at.toEpochMilli(), state.watermark() + 1));
    }
}
