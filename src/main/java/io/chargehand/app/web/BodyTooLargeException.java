package io.chargehand.app.web;

import java.io.IOException;

/** A request body ran past the limit while it was read. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLargeException(long limit) {
        super(rule(limit));
        this.limit = limit;
    }

    /** The largest body, in bytes. */
    long limit() {
        return limit;
    }

    static String rule(long limit) {
        return "must be at most " + limit + " bytes";
    }
}
