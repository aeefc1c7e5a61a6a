package io.chargehand.event;

/** What a zone of a node is for. */
public enum ZonePurpose {
    /** Where customers shop. */
    SALES_FLOOR,
    /** Where a node stores what is not on its sales floor; the storage of a distribution centre. */
    BACKROOM,
    /** Where shipments arrive and leave. */
    DOCK,
    /** Where picked orders wait for customer or carrier. */
    STAGING
}
