package io.chargehand.registry;

/** The registry is on another machine and does not answer, or refuses. What was loaded from it before stays usable. */
public class RegistryUnreachableException extends IllegalStateException {

    /** Reports that a registry does not answer. */
    public RegistryUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
