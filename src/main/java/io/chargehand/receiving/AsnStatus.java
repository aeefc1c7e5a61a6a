package io.chargehand.receiving;

/** How far an ASN has come. */
public enum AsnStatus {
    /** Advised, not at the dock. */
    ADVISED,
    /** At the dock, not fully counted. */
    ARRIVED,
    /** Fully counted. */
    RECEIVED
}
