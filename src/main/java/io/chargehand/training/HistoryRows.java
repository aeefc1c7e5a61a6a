package io.chargehand.training;

import io.chargehand.event.EventLog;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.Fact;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.HistorySink;
import io.chargehand.feature.HistoryTape;
import io.chargehand.feature.OperationalHistory;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.Row;
import io.chargehand.feature.RowFacts;
import io.chargehand.feature.Stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Operational rows from the event log, by the fold that serving uses. Thread-safe. */
public final class HistoryRows implements RowSource {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final List<Stream> streams;
    private final Consumer<HistorySink> history;

    /** Gives every event of the history, in order of time. */
    public interface Events {

        /** Hands over each event on the caller's thread. */
        void each(Consumer<OperationalEvent> event);
    }

    private HistoryRows(List<Stream> streams, Consumer<HistorySink> history) {
        this.streams = streams;
        this.history = history;
    }

    /** Both operational row sources, {@code promise-lines} and {@code receipt-lines}, on one history. */
    public static List<RowSource> of(Events events) {
        return both(sink -> {
            OperationalHistory history = new OperationalHistory();
            events.each(event -> history.fold(event, sink));
        });
    }

    /** Both operational row sources on a history recorded before, which is safe to read from several threads. */
    public static List<RowSource> of(HistoryTape tape) {
        return both(tape::play);
    }

    private static List<RowSource> both(Consumer<HistorySink> history) {
        return List.of(
                new HistoryRows(OperationalStreams.promise(), history),
                new HistoryRows(OperationalStreams.receipt(), history));
    }

    /** Both operational row sources on the event log. */
    public static List<RowSource> of(EventLog log) {
        return of(each -> log.replay(OperationalHistory.KINDS, FIRST, LAST, logged -> each.accept(logged.event())));
    }

    @Override
    public String name() {
        return streams.get(0).name();
    }

    @Override
    public List<Stream> streams() {
        return streams;
    }

    @Override
    public SourceRows read(FeatureSet features) {
        Collected collected = new Collected(name(), new RowFacts(features));
        history.accept(collected);
        return new SourceRows(List.copyOf(collected.rows.values()), collected.others);
    }

    /** Rows to score are kept whole, the last known form of each; other rows as the facts they give rise to. */
    private static final class Collected implements HistorySink {

        private final Map<String, Row> rows = new LinkedHashMap<>();
        private final List<Fact> others = new ArrayList<>();
        private final String stream;
        private final RowFacts facts;

        Collected(String stream, RowFacts facts) {
            this.stream = stream;
            this.facts = facts;
        }

        @Override
        public void began(Row row) {
            if (row.schema().stream().equals(stream)) {
                rows.put(row.show(OperationalStreams.KEY), row);
            } else {
                facts.began(row, others::add);
            }
        }

        @Override
        public void ended(Row row) {
            if (row.schema().stream().equals(stream)) {
                rows.put(row.show(OperationalStreams.KEY), row);
            } else {
                facts.ended(row, others::add);
            }
        }
    }
}
