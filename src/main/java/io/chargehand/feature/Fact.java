package io.chargehand.feature;

import io.chargehand.kernel.Rules;

/**
 * Something that became known at an instant (milliseconds of the epoch). Visible only to decisions strictly later.
 * Immutable.
 */
public sealed interface Fact {

    /** When it became known, in milliseconds of the epoch. */
    long at();

    /** The row it is about; its schema names the stream. */
    Row row();

    /** A row reached its decision instant: its decision-time columns are known. */
    record Decided(long at, Row row) implements Fact {}

    /** A row's label became known: all its columns are. */
    record LabelKnown(long at, Row row) implements Fact {}

    /** An outcome that does not wait for the label was told of a row. */
    record Told(long at, String outcome, Row row) implements Fact {
        /** Checks the outcome's name. */
        public Told {
            Rules.identifier("fact.outcome", outcome);
        }
    }

    /** An interval began. */
    record Opened(long at, String interval, Row row) implements Fact {
        /** Checks the interval's name. */
        public Opened {
            Rules.identifier("fact.interval", interval);
        }
    }

    /** An interval ended; the row must have the keys and amount it had when opened. */
    record Closed(long at, String interval, Row row) implements Fact {
        /** Checks the interval's name. */
        public Closed {
            Rules.identifier("fact.interval", interval);
        }
    }
}
