package io.chargehand.event;

import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * A fact in its envelope (CloudEvents 1.0). Two events with equal {@code source} and {@code id} are the same event.
 * Immutable.
 *
 * @param id unique within {@code source}, up to 128 characters
 * @param source who says so, a URI reference of up to 200 characters
 * @param time when it happened
 * @param fact what happened
 */
public record OperationalEvent(String id, String source, Instant time, OperationalFact fact) {

    /**
     * Checks the envelope.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public OperationalEvent {
        Rules.text("id", id, 128);
        Rules.text("source", source, 200);
        Rules.present("time", time);
        Rules.present("data", fact);
    }
}
