package io.chargehand.app.database;

/** The database could not be started, reached or stopped; the message says what to do about it. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Reports what went wrong, in a sentence an operator can act on. */
    public DatabaseException(String message) {
        super(message);
    }

    /** Reports what went wrong, in a sentence an operator can act on, and its cause. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
