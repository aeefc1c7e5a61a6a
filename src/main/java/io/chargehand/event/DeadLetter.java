package io.chargehand.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What was sent and could not be accepted. Immutable.
 *
 * @param number counts up; never used twice
 * @param receivedAt when it was sent
 * @param source the source it names, where it could be read
 * @param eventId the id it names, where it could be read
 * @param field the path of the field that breaks a rule
 * @param value its value
 * @param rule the rule
 * @param body what was sent
 */
public record DeadLetter(
        long number,
        Instant receivedAt,
        @Nullable String source,
        @Nullable String eventId,
        String field,
        String value,
        String rule,
        String body) {}
