package io.chargehand.scoring;

/** A registered version that cannot be loaded. */
public class UnusableModelException extends RuntimeException {

    /** Reports a version and why. */
    public UnusableModelException(String name, String version, Throwable cause) {
        super("version " + version + " of " + name + " cannot be loaded: " + cause.getMessage(), cause);
    }
}
