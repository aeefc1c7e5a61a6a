package io.chargehand.feature;

/** When a column's value becomes known. */
public enum Known {
    /** At the decision instant or before: may be a feature. */
    DECISION,
    /** Only with the label or after the decision: may feed outcomes, never the features of its own row. */
    LABEL
}
