package io.chargehand.feature;

import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.testing.StoreFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PromiseFoldTest {

    private final OperationalHistory history = new OperationalHistory();
    private final List<Row> begun = new ArrayList<>();
    private final HistorySink sink = new HistorySink() {
        @Override
        public void began(Row row) {
            begun.add(row);
        }

        @Override
        public void ended(Row row) {}
    };

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000, 123_456, 999_999, 1_000_001})
    void lineReservedAsItsOrderIsPlacedIsARow(long nanos) {
        Instant placed = StoreFacts.MORNING.plusNanos(nanos);
        fold(placed, StoreFacts.order("o", placed, StoreFacts.line(1, "milk", 2)));
        fold(placed, StoreFacts.reserved("r", "o", 1, "S1", "back", "milk", 2));
        history.advance(placed.plus(Duration.ofMinutes(1)), sink);
        assertThat(begun).hasSize(1);
    }

    private void fold(Instant at, OperationalFact fact) {
        history.fold(new OperationalEvent(fact.getClass().getSimpleName(), "/test", at, fact), sink);
    }
}
