package io.chargehand.event;

import io.chargehand.kernel.InvalidInputException;

import java.util.List;
import java.util.Optional;

/**
 * How a module keeps its state: it checks events before they are accepted and folds the accepted ones. Called by the intake
 * inside its transaction, one batch at a time for the whole retailer (intake holds a lock), in order of the modules:
 * network, workforce, receiving, fulfillment, inventory, backroom, and others after them.
 */
public interface EventFold {

    /**
     * Told once per call, inside its transaction and before any {@link #objection}, which events are about to be judged, so
     * that what the checks need is read in a few statements instead of one per event. The events may yet be rejected: nothing
     * may be changed.
     *
     * @param events the events of the call that are neither duplicates nor malformed, in order
     */
    default void prepare(List<OperationalEvent> events) {}

    /**
     * Says why an event cannot be accepted, judged against the state before the batch and the batch's earlier events.
     *
     * @param event the event at hand
     * @param batch the batch so far: events of the same call that have passed every check, in order
     * @return the broken rule, or empty where this module has no objection
     */
    default Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        return Optional.empty();
    }

    /**
     * Told when an event has passed every module's check, before the next event of the call is judged, so that a module can
     * judge later events of the call against it. Nothing may be written yet.
     *
     * @param event the event that will be folded
     */
    default void passed(OperationalEvent event) {}

    /** Folds accepted events, in log order; a failure here fails the whole call and rolls it back. */
    void fold(List<LoggedEvent> accepted);

    /**
     * Rebuilds what the module keeps in memory from its tables. Called once when the service starts, while no intake runs
     * anywhere, so that what is read and the place in the log from which {@link #committed} goes on fit together.
     */
    default void reload() {}

    /** Told after the transaction has committed; for caches and listeners. Must not throw and must return quickly. */
    default void committed(List<LoggedEvent> accepted) {}
}
