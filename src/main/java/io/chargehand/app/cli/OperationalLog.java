package io.chargehand.app.cli;

import io.chargehand.event.EventLog;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.OperationalHistory;

import java.time.Instant;
import java.util.function.Consumer;

/** The event log, for a command that needs the operational history: the database is opened when first read. */
final class OperationalLog {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private OperationalLog() {}

    static void each(Consumer<OperationalEvent> event) {
        try (ServiceContext service = ServiceContext.open(new ServiceSettings())) {
            service.get(EventLog.class)
                    .replay(OperationalHistory.KINDS, FIRST, LAST, logged -> event.accept(logged.event()));
        }
    }
}
