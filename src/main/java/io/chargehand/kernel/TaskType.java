package io.chargehand.kernel;

/** What a task asks of a worker; the workflow areas of a node. */
public enum TaskType {
    /** Count what arrived against its ASN. */
    RECEIVE,
    /** Dock to storage location. */
    PUT_AWAY,
    /** Backroom to sales floor or pick face. */
    REPLENISH,
    /** Retrieve units for an order line. */
    PICK,
    /** Bring picked units together for pickup or carrier. */
    STAGE,
    /** Count one location. */
    CYCLE_COUNT,
    /** Inspect and reclassify a return. */
    RETURN,
    /** Clear what another task could not do. */
    EXCEPTION
}
