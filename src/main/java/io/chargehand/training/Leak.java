package io.chargehand.training;

/**
 * What a leak check found and a run went on with. Immutable.
 *
 * @param check which check
 * @param subject the feature, the column, or what else it is about
 * @param warning a sentence for people
 */
public record Leak(Check check, String subject, String warning) {

    /** The checks that may warn. */
    public enum Check {
        /** A feature or column alone tells the classes apart; acknowledged by the job. */
        SINGLE_AUC,
        /** The order of rows, or a column that numbers them, tells the classes apart within time. */
        ORDER,
        /** Groups with rows on both sides of the split. */
        STRADDLING_GROUPS,
        /** A feature that does not vary in training, but does in the test. */
        CONSTANT_IN_TRAINING,
        /** A feature that is never there in training, but is in the test. */
        MISSING_IN_TRAINING,
        /** A number that many test rows have outside the range of training, or a category of which they have other levels. */
        BEYOND_TRAINING,
        /** Rows that share a key. */
        REPEATED_KEYS,
        /** Too few rows of a class to check by AUC. */
        TOO_FEW_ROWS
    }
}
