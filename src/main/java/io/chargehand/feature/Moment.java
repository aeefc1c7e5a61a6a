package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.time.Duration;

/**
 * An instant of a row: a column plus an offset. Immutable.
 *
 * @param column a column of type {@link ColumnType#INSTANT}
 * @param offset added to it; negative for before
 */
public record Moment(String column, Duration offset) {

    /** Checks that both are present. */
    public Moment {
        Rules.text("moment.column", column, 200);
        Rules.present("moment.offset", offset);
    }

    /** The column's instant itself. */
    public static Moment at(String column) {
        return new Moment(column, Duration.ZERO);
    }

    /** The instant in milliseconds of the epoch; {@link Row#NO_INSTANT} when the column is missing. */
    public long of(Row row) {
        long at = row.instant(row.schema().position("moment.column", column, ColumnType.INSTANT));
        return at == Row.NO_INSTANT ? at : at + offset.toMillis();
    }
}
