package io.chargehand.backroom;

/** What loses money while a task waits. */
public enum DelayCause {
    /** A customer's promise may be missed. */
    PROMISE,
    /** A shelf or pick face is empty, or runs empty. */
    SHELF,
    /** Goods stand on the dock and cannot be sold. */
    DOCK,
    /** Returned goods lose resale value until they are reclassified. */
    RETURN,
    /** Book stock is doubtful until it is counted. */
    COUNT,
    /** Other work is held up until an exception is cleared. */
    EXCEPTION,
    /** Work that should simply not wait for ever. */
    AGE
}
