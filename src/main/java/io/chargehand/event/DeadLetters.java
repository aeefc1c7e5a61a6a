package io.chargehand.event;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Keeps what could not be accepted, so that nothing is lost out of sight. Thread-safe. */
public interface DeadLetters {

    /**
     * Keeps what could not even be read as an event; what breaks a later rule is kept by the intake itself.
     *
     * @param source the source it names, or null where it could not be read
     * @param eventId the id it names, or null where it could not be read
     * @param body what was sent
     * @param reason the broken rule
     */
    void keep(@Nullable String source, @Nullable String eventId, String body, InvalidInputException reason);

    /**
     * Lists dead letters with a number above {@code after}, by number.
     *
     * @param limit most to return, at least 1
     */
    List<DeadLetter> list(long after, int limit);

    /** How many there are. */
    long count();
}
