package io.chargehand.app.mainjob;

import io.chargehand.event.EventLog;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.OperationalHistory;
import io.chargehand.training.HistoryRows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The log's history, read and decoded once for several trainings in a row; a few hundred megabytes for a million events, as
 * long as the trainings hold it. One thread.
 */
final class LogReadOnce implements HistoryRows.Events {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final EventLog log;
    private final List<OperationalEvent> events = new ArrayList<>();

    LogReadOnce(EventLog log) {
        this.log = log;
    }

    @Override
    public void each(Consumer<OperationalEvent> event) {
        if (events.isEmpty()) {
            log.replay(OperationalHistory.KINDS, FIRST, LAST, logged -> events.add(logged.event()));
        }
        events.forEach(event);
    }
}
