package io.chargehand.scoring;

/** Names that the two operational models are known by in the registry and in job files. */
public final class ScoringNames {

    /** The model of P(promise missed). */
    public static final String SLA_RISK = "sla-risk";
    /** The model of receipt discrepancies. */
    public static final String RECEIPT_VARIANCE = "receipt-variance";
    /** The outcome of {@link #SLA_RISK}. */
    public static final String MISSED = "missed";
    /** The version that is shown where a rate table answered. */
    public static final String RATE_TABLE = "rate-table";

    private ScoringNames() {}
}
