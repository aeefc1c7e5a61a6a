package io.chargehand.app.cli;

/** A command could not do what it was asked; the message is shown as it is, and the exit code is 1. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Reports the failure in a sentence that the caller can act on. */
    public CommandFailedException(String message) {
        super(message);
    }
}
