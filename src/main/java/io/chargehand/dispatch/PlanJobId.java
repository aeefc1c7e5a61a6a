package io.chargehand.dispatch;

import io.chargehand.kernel.UnknownIdException;

import java.util.UUID;

/** Names a job. */
public record PlanJobId(UUID value) {

    /**
     * Reads an id.
     *
     * @throws UnknownIdException when no job could have it
     */
    public static PlanJobId parse(String text) {
        try {
            return new PlanJobId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    static UnknownIdException unknown(Object id) {
        return new UnknownIdException("id", id, "sequence plan; it may have expired");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
