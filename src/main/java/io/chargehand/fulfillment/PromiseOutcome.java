package io.chargehand.fulfillment;

/** What is known of a promise: the SLA-risk label, once it is KEPT or MISSED. */
public enum PromiseOutcome {
    /** Neither ready nor past due. */
    PENDING,
    /** Every unit was ready by the due time. */
    KEPT,
    /** Some unit was not ready by the due time. */
    MISSED,
    /** Cancelled before it was ready. */
    VOID
}
