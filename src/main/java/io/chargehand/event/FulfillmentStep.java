package io.chargehand.event;

/** What a node has done for units of an order line. A promise is kept or missed at the first of the two that happens. */
public enum FulfillmentStep {
    /** Staged and waiting for its customer, or for the carrier's pickup. */
    READY,
    /** In the hands of customer or carrier; the units have left the node. */
    HANDED_OVER
}
