package io.chargehand.event;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the append-only log. Thread-safe. */
public interface EventLog {

    /**
     * Streams the events of the given kinds that happened before {@code until}, in order of time and, within equal times, of
     * position. Memory does not grow with their number.
     *
     * @param kinds classes of facts; empty means all
     * @param from first instant, included
     * @param until last instant, excluded
     * @param each called for each event on the caller's thread
     */
    void replay(Set<Class<? extends OperationalFact>> kinds, Instant from, Instant until, Consumer<LoggedEvent> each);

    /**
     * Streams, in log order, the events after a position, at most {@code limit}; for followers such as other replicas.
     *
     * @return the last position handed over, or {@code position} where there was none
     */
    long follow(long position, int limit, Consumer<LoggedEvent> each);

    /**
     * Whether the log holds, after a position, an event of the given kinds that happened before an instant: one that came late.
     *
     * @param position after which to look
     * @param kinds classes of facts; empty means all
     * @param before excluded
     */
    boolean isAnyAfter(long position, Set<Class<? extends OperationalFact>> kinds, Instant before);

    /** The last position of the log, 0 where it is empty. */
    long lastPosition();
}
