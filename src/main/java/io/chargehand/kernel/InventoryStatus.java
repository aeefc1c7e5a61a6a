package io.chargehand.kernel;

/** What a unit of stock may be used for. */
public enum InventoryStatus {
    /** Free to sell or reserve. */
    AVAILABLE,
    /** Held for an order line, not picked yet. */
    RESERVED,
    /** Advised by an ASN, not counted yet. */
    IN_TRANSIT,
    /** Counted or returned, not released yet. */
    QUALITY_HOLD,
    /** Not for sale. */
    DAMAGED,
    /** Picked, held for pickup or carrier. */
    STAGED,
    /** Waiting for its customer. */
    PICKUP_READY
}
