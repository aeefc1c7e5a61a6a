package io.chargehand.event.json;

import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** One element of a batch, as far as it could be read. */
public sealed interface ReadEvent {

    /**
     * It is an event.
     *
     * @param event the event
     */
    record Readable(OperationalEvent event) implements ReadEvent {}

    /**
     * It is none.
     *
     * @param source the source it names, where that could be read
     * @param eventId the id it names, where that could be read
     * @param body the element
     * @param reason the broken rule, with the field's path from the event on
     */
    record Unreadable(@Nullable String source, @Nullable String eventId, String body, InvalidInputException reason)
            implements ReadEvent {}
}
