package io.chargehand.feature;

import java.util.Optional;

/**
 * A stream of rows and when they become known. Immutable.
 *
 * @param schema its name and columns
 * @param seen when a row's decision-time columns are known; for the rows to score, their decision instant
 * @param labelKnown when all its columns are known; empty for a stream without a label
 */
public record Stream(Schema schema, Moment seen, Optional<Moment> labelKnown) {

    /** Checks that the instants are columns. */
    public Stream {
        schema.position("seen", seen.column(), ColumnType.INSTANT);
        labelKnown.ifPresent(known -> schema.position("labelKnown", known.column(), ColumnType.INSTANT));
    }

    public String name() {
        return schema.stream();
    }
}
