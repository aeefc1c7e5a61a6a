package io.chargehand.feature;

import io.chargehand.event.EventLog;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A log for tests. Single-threaded. */
public final class EventsInMemory implements EventLog {

    private final List<LoggedEvent> events = new ArrayList<>();
    private long replayed;

    /** How many events replays have handed over so far. */
    public long replayed() {
        return replayed;
    }

    /** Appends an event; what a follower would be told. */
    public LoggedEvent append(OperationalEvent event) {
        LoggedEvent logged = new LoggedEvent(events.size() + 1, event.time(), event);
        events.add(logged);
        return logged;
    }

    @Override
    public void replay(
            Set<Class<? extends OperationalFact>> kinds, Instant from, Instant until, Consumer<LoggedEvent> each) {
        events.stream()
                .filter(logged ->
                        kinds.isEmpty() || kinds.contains(logged.event().fact().getClass()))
                .filter(logged -> !logged.event().time().isBefore(from)
                        && logged.event().time().isBefore(until))
                .sorted(Comparator.comparing(
                                (LoggedEvent logged) -> logged.event().time())
                        .thenComparingLong(LoggedEvent::position))
                .peek(logged -> replayed++)
                .forEach(each);
    }

    @Override
    public long follow(long position, int limit, Consumer<LoggedEvent> each) {
        long last = position;
        for (int i = (int) position; i < Math.min(events.size(), position + limit); i++) {
            each.accept(events.get(i));
            last = i + 1L;
        }
        return last;
    }

    @Override
    public boolean isAnyAfter(long position, Set<Class<? extends OperationalFact>> kinds, Instant before) {
        return events.stream()
                .filter(logged -> logged.position() > position)
                .filter(logged ->
                        kinds.isEmpty() || kinds.contains(logged.event().fact().getClass()))
                .anyMatch(logged -> logged.event().time().isBefore(before));
    }

    @Override
    public long lastPosition() {
        return events.size();
    }
}
