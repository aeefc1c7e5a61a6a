package io.chargehand.training.posted;

import io.chargehand.kernel.UnknownIdException;

import java.util.UUID;

/** Names a posted job. */
public record PostedJobId(UUID value) {

    /**
     * Reads an id.
     *
     * @throws UnknownIdException when no job could have it
     */
    public static PostedJobId parse(String text) {
        try {
            return new PostedJobId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    static UnknownIdException unknown(Object id) {
        return new UnknownIdException("id", id, "training job; it may have expired");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
