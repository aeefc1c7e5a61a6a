package io.chargehand.event.web;

import io.chargehand.event.EventVerdict;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.UnknownIdException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param id the event's id, absent where it could not be read
 * @param verdict accepted, duplicate or rejected
 * @param position its place in the log, where accepted
 * @param status the HTTP status that the event alone would have had, where rejected
 * @param field the path of the field that breaks a rule, where rejected
 * @param value its value
 * @param rule the rule
 */
record EventAnswer(
        @Nullable String id,
        String verdict,
        @Nullable Long position,
        @Nullable Integer status,
        @Nullable String field,
        @Nullable String value,
        @Nullable String rule) {

    static EventAnswer of(EventVerdict verdict) {
        if (verdict instanceof EventVerdict.Accepted accepted) {
            return new EventAnswer(accepted.eventId(), "accepted", accepted.position(), null, null, null, null);
        }
        if (verdict instanceof EventVerdict.Rejected rejected) {
            return rejected(rejected.eventId(), rejected.reasonInEvent());
        }
        return new EventAnswer(verdict.eventId(), "duplicate", null, null, null, null, null);
    }

    static EventAnswer rejected(@Nullable String id, InvalidInputException reason) {
        int status = reason instanceof UnknownIdException ? 404 : reason instanceof ConflictException ? 409 : 400;
        return new EventAnswer(id, "rejected", null, status, reason.field(), reason.value(), reason.rule());
    }
}
