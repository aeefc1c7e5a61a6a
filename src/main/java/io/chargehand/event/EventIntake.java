package io.chargehand.event;

import java.util.List;

/**
 * The one door through which facts enter. Thread-safe.
 *
 * <p>A call is one transaction: its accepted events are appended to the log in the order given and folded into every
 * module's state before it returns. An event that is late (older than others already folded) is accepted. An event that
 * breaks a rule is rejected alone and kept as a dead letter; the others of the call go through.
 */
public interface EventIntake {

    /**
     * Takes events in.
     *
     * @param events in the order in which they happened, at most 10,000
     * @return one verdict per event, in the same order
     */
    default List<EventVerdict> accept(List<OperationalEvent> events) {
        return accept(events, verdicts -> {});
    }

    /**
     * Takes events in, together with what their sender writes about them: both are kept, or, where either fails, neither.
     *
     * @param events in the order in which they happened, at most 10,000
     * @param alongside not called for no events
     * @return one verdict per event, in the same order
     */
    List<EventVerdict> accept(List<OperationalEvent> events, Alongside alongside);

    /** What the sender of events writes in the transaction that takes them in. */
    @FunctionalInterface
    interface Alongside {

        /**
         * Writes, on the thread of the call and within its transaction; an exception takes the whole call back.
         *
         * @param verdicts one per event
         */
        void write(List<EventVerdict> verdicts);
    }
}
