package io.chargehand.feature;

/** What a column's cells hold. */
public enum ColumnType {
    /** A finite number, or missing. */
    NUMBER,
    /** A text that names a level, or missing (the empty text). */
    CATEGORY,
    /** An instant in milliseconds since 1970-01-01T00:00Z, or missing. */
    INSTANT
}
