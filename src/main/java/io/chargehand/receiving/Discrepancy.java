package io.chargehand.receiving;

/** How a receipt line differs from what its ASN advised (OS&amp;D, and late). A line may have several. */
public enum Discrepancy {
    /** Fewer units counted fit for sale, damaged ones included, than advised. */
    SHORT,
    /** More units counted, damaged ones included, than advised. */
    OVER,
    /** At least one unit counted as damaged. */
    DAMAGED,
    /** Arrived more than the tolerance after the ASN's expected time. */
    LATE
}
