package io.chargehand.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns rows that begin and end into the facts that a feature set folds: {@link FeatureSet#factsOf} for rows that are
 * still open. Immutable.
 */
public final class RowFacts {

    private final Map<String, Stream> streams = new HashMap<>();
    private final Map<String, List<Reader>> intervals = new HashMap<>();

    private record Reader(IntervalSource interval, int amount) {
        boolean idle(Row row) {
            return amount >= 0 && !(Math.abs(row.number(amount)) > 0);
        }
    }

    /** Makes the facts that a feature set listens to; rows of other streams give none. */
    public RowFacts(FeatureSet set) {
        set.streams().forEach(stream -> streams.put(stream.name(), stream));
        for (IntervalSource interval : set.intervals()) {
            Schema schema = set.getStream(interval.stream()).schema();
            int amount = interval.amount()
                    .map(column -> schema.position("amount", column, ColumnType.NUMBER))
                    .orElse(-1);
            intervals
                    .computeIfAbsent(interval.stream(), name -> new ArrayList<>())
                    .add(new Reader(interval, amount));
        }
    }

    /** The facts of a row whose decision-time columns became known. */
    public void began(Row row, Consumer<Fact> facts) {
        Stream stream = streams.get(row.schema().stream());
        if (stream == null) {
            return;
        }
        facts.accept(new Fact.Decided(stream.seen().of(row), row));
        for (Reader reader : intervals.getOrDefault(stream.name(), List.of())) {
            if (reader.idle(row)) {
                continue;
            }
            IntervalSource interval = reader.interval();
            long opened = interval.opened().of(row);
            facts.accept(new Fact.Opened(opened, interval.name(), row));
            long closed = interval.closed().of(row);
            if (closed != Row.NO_INSTANT) {
                facts.accept(new Fact.Closed(Math.max(opened, closed), interval.name(), row));
            }
        }
    }

    /** The facts of a row whose columns are all known now, after {@link #began}. */
    public void ended(Row row, Consumer<Fact> facts) {
        Stream stream = streams.get(row.schema().stream());
        if (stream == null) {
            return;
        }
        stream.labelKnown().ifPresent(known -> facts.accept(new Fact.LabelKnown(known.of(row), row)));
        for (Reader reader : intervals.getOrDefault(stream.name(), List.of())) {
            if (reader.idle(row)) {
                continue;
            }
            IntervalSource interval = reader.interval();
            long closed = Math.max(interval.opened().of(row), interval.closed().of(row));
            facts.accept(new Fact.Closed(closed, interval.name(), row));
        }
    }
}
