package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.time.Instant;
import java.util.Arrays;

/**
 * One row of a stream. Immutable. A missing number is {@code NaN}, a missing category the empty text, a missing instant
 * {@link #NO_INSTANT}.
 */
public final class Row {

    /** The value of a missing instant. */
    public static final long NO_INSTANT = Long.MIN_VALUE;

    private final Schema schema;
    private final double[] numbers;
    private final String[] texts;

    private Row(Schema schema, double[] numbers, String[] texts) {
        this.schema = schema;
        this.numbers = numbers;
        this.texts = texts;
    }

    public Schema schema() {
        return schema;
    }

    /** The number at a column's position; {@code NaN} when missing. */
    public double number(int position) {
        return numbers[schema.slot(position)];
    }

    /** The number or the instant's milliseconds as kept. */
    double cell(int position) {
        return numbers[schema.slot(position)];
    }

    /** The text at a column's position; empty when missing. */
    public String text(int position) {
        return texts[schema.slot(position)];
    }

    /** The instant at a column's position in milliseconds of the epoch; {@link #NO_INSTANT} when missing. */
    public long instant(int position) {
        double value = numbers[schema.slot(position)];
        return Double.isNaN(value) ? NO_INSTANT : (long) value;
    }

    /** The cell as text, whatever its type; empty when missing. */
    public String show(String column) {
        int position = schema.position("row", column);
        return switch (schema.columns().get(position).type()) {
            case CATEGORY -> text(position);
            case NUMBER -> Double.isNaN(number(position)) ? "" : trimmed(number(position));
            case INSTANT ->
                instant(position) == NO_INSTANT
                        ? ""
                        : Instant.ofEpochMilli(instant(position)).toString();
        };
    }

    /** Starts a row of the same schema with the same cells. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Fills a row cell by cell. Not safe for use by several threads. */
    public static final class Builder {

        private final Schema schema;
        private double[] numbers;
        private String[] texts;
        private boolean built;

        Builder(Schema schema) {
            this.schema = schema;
            this.numbers = new double[schema.numbers()];
            this.texts = new String[schema.texts()];
            Arrays.fill(numbers, Double.NaN);
            Arrays.fill(texts, "");
        }

        private Builder(Row row) {
            this.schema = row.schema;
            this.numbers = row.numbers;
            this.texts = row.texts;
            this.built = true;
        }

        /** Leaves the row that was built as it is. */
        private void own() {
            if (built) {
                numbers = numbers.clone();
                texts = texts.clone();
                built = false;
            }
        }

        /** Sets a number by the column's name; {@code NaN} for missing. */
        public Builder number(String column, double value) {
            int position = schema.position("row", column, ColumnType.NUMBER);
            Rules.require(!Double.isInfinite(value), column, value, "must be a finite number");
            own();
            numbers[schema.slot(position)] = value;
            return this;
        }

        /** Sets a category by the column's name; empty for missing. */
        public Builder text(String column, String value) {
            int position = schema.position("row", column, ColumnType.CATEGORY);
            Rules.present(column, value);
            own();
            texts[schema.slot(position)] = value;
            return this;
        }

        /** Sets an instant by the column's name. */
        public Builder instant(String column, Instant value) {
            int position = schema.position("row", column, ColumnType.INSTANT);
            own();
            numbers[schema.slot(position)] = value.toEpochMilli();
            return this;
        }

        /** Sets a number or an instant (milliseconds of the epoch) by position; {@code NaN} for missing. */
        public Builder number(int position, double value) {
            own();
            numbers[schema.slot(position)] = value;
            return this;
        }

        /** Sets a category by position; empty for missing. */
        public Builder text(int position, String value) {
            own();
            texts[schema.slot(position)] = value;
            return this;
        }

        /** The row as filled; the builder may go on. */
        public Row build() {
            built = true;
            return new Row(schema, numbers, texts);
        }
    }
}
