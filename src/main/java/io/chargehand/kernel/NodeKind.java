package io.chargehand.kernel;

/** What a node is for. */
public enum NodeKind {
    /** Sells to walk-in customers and fills orders. */
    STORE,
    /** Fills orders only, close to customers. */
    DARK_STORE,
    /** Distribution centre. */
    DC
}
