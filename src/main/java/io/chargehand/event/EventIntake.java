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
    List<EventVerdict> accept(List<OperationalEvent> events);
}
