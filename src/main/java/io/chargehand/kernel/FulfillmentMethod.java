package io.chargehand.kernel;

/** How an order reaches its customer. */
public enum FulfillmentMethod {
    /** Bought online, picked up in store. */
    PICKUP,
    /** Handed over at the curb. */
    CURBSIDE,
    /** Parcel from a store. */
    SHIP_FROM_STORE,
    /** Parcel from a distribution centre. */
    SHIP_FROM_DC,
    /** Courier on the day of the order. */
    SAME_DAY
}
