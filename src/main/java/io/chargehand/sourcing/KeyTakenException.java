package io.chargehand.sourcing;

/** Another request with the same key has been answered meanwhile; its decision holds. */
public final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the key. */
    public KeyTakenException(RequestKey key) {
        super("the idempotency key " + key.value() + " was used by another request meanwhile");
    }
}
