package io.chargehand.feature;

import java.time.Instant;
import java.util.List;

/** Hands rows to several sinks, in their order. */
record SeveralSinks(List<? extends HistorySink> sinks) implements HistorySink {

    @Override
    public void began(Row row) {
        sinks.forEach(sink -> sink.began(row));
    }

    @Override
    public void ended(Row row) {
        sinks.forEach(sink -> sink.ended(row));
    }

    @Override
    public void passed(Instant hour) {
        sinks.forEach(sink -> sink.passed(hour));
    }
}
