package io.chargehand.monitoring;

/** What a shift comes to under settings. */
public enum ShiftVerdict {
    /** Not enough rows to tell. */
    TOO_FEW,
    /** As at training. */
    STABLE,
    /** Moved; worth a look. */
    WATCH,
    /** Moved so far that what the model learned may no longer hold. */
    DRIFTED
}
