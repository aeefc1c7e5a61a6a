package io.chargehand.event;

import io.chargehand.kernel.InvalidInputException;

import java.util.Set;

/** What became of one event at intake. */
public sealed interface EventVerdict {

    /** The id of the event, as sent. */
    String eventId();

    /**
     * The event is in the log and has been folded.
     *
     * @param eventId its id
     * @param position its place in the log
     */
    record Accepted(String eventId, long position) implements EventVerdict {}

    /**
     * An event of this source and id had been accepted before; nothing changed.
     *
     * @param eventId its id
     */
    record Duplicate(String eventId) implements EventVerdict {}

    /**
     * The event is kept among the dead letters and has changed nothing else.
     *
     * @param eventId its id
     * @param reason the field, the value and the rule
     */
    record Rejected(String eventId, InvalidInputException reason) implements EventVerdict {

        private static final Set<String> ENVELOPE = Set.of("id", "source", "type", "time", "specversion");

        /** The reason with its field's path from the event on, such as {@code data.lines[2].quantity}. */
        public InvalidInputException reasonInEvent() {
            String field = reason.field();
            boolean named = ENVELOPE.contains(field) || field.equals("data") || field.startsWith("data.");
            return named ? reason : reason.under("data.");
        }
    }
}
