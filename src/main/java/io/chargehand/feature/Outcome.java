package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Locale;

/**
 * A value computed from a row once its label-time columns are known: the label itself (0 or 1), or a number such as
 * days late. The closed set of expressions a job may use; each is immutable.
 */
public sealed interface Outcome {

    /** Milliseconds of a day. */
    double MILLIS_OF_DAY = 86_400_000.0;

    /** The value on a complete row; {@code NaN} when it cannot be told. */
    double of(Row row);

    /** The columns it reads. */
    List<String> columns();

    /** Checks that the columns exist with the types needed. */
    void check(String field, Schema schema);

    /** Whether it is told at an instant of its own, which {@link #toldAt} gives, and not with the label. */
    default boolean toldItself() {
        return false;
    }

    /** When it is told, in milliseconds of the epoch; {@link Row#NO_INSTANT} where that is with the label, or never. */
    default long toldAt(Row row) {
        return Row.NO_INSTANT;
    }

    /** 1 when the column says true ({@code true, yes, y, t, 1}), 0 when it says false, whatever the case. */
    record IsTrue(String column) implements Outcome {
        @Override
        public double of(Row row) {
            return truth(row, column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public void check(String field, Schema schema) {
            notInstant(field + ".column", schema, column);
        }
    }

    /** 1 when the column says false, 0 when it says true. */
    record IsFalse(String column) implements Outcome {
        @Override
        public double of(Row row) {
            return 1 - truth(row, column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public void check(String field, Schema schema) {
            notInstant(field + ".column", schema, column);
        }
    }

    /** 1 when the column's text is one of the values, 0 when another, unknown when missing. */
    record IsOneOf(String column, List<String> values) implements Outcome {
        /** Checks that there is a value. */
        public IsOneOf {
            Rules.require(!values.isEmpty(), "label.values", values, "must hold at least one value");
            values = List.copyOf(values);
        }

        @Override
        public double of(Row row) {
            String cell = row.show(column);
            return cell.isEmpty() ? Double.NaN : values.contains(cell) ? 1 : 0;
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column);
        }
    }

    /**
     * 1 when the first instant is later than the second by more than the tolerance in days, 0 otherwise. Told with the
     * label, or at the limit: once the tolerance is over it has happened or has not, whichever comes of it afterwards.
     */
    record IsLater(String column, String than, double toleranceDays, boolean toldItself) implements Outcome {
        @Override
        public double of(Row row) {
            double days = days(row, than, column);
            return Double.isNaN(days) ? days : days > toleranceDays ? 1 : 0;
        }

        @Override
        public long toldAt(Row row) {
            long limit = row.instant(row.schema().position("outcome", than));
            return toldItself && limit != Row.NO_INSTANT
                    ? limit + (long) Math.ceil(toleranceDays * MILLIS_OF_DAY)
                    : Row.NO_INSTANT;
        }

        @Override
        public List<String> columns() {
            return List.of(column, than);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column, ColumnType.INSTANT);
            int limit = schema.position(field + ".than", than, ColumnType.INSTANT);
            Rules.require(
                    !toldItself || schema.columns().get(limit).known() == Known.DECISION,
                    field + ".than",
                    than,
                    "must be known at the decision instant where the outcome is told at the limit");
        }
    }

    /** 1 when the first number is greater than the second, 0 otherwise. */
    record IsGreater(String column, String than) implements Outcome {
        @Override
        public double of(Row row) {
            double difference = value(row, column) - value(row, than);
            return Double.isNaN(difference) ? difference : difference > 0 ? 1 : 0;
        }

        @Override
        public List<String> columns() {
            return List.of(column, than);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column, ColumnType.NUMBER);
            schema.position(field + ".than", than, ColumnType.NUMBER);
        }
    }

    /** 1 when the number is greater than the bound, 0 otherwise. */
    record IsAbove(String column, double bound) implements Outcome {
        @Override
        public double of(Row row) {
            double value = value(row, column);
            return Double.isNaN(value) ? value : value > bound ? 1 : 0;
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column, ColumnType.NUMBER);
        }
    }

    /** The number itself. */
    record NumberOf(String column) implements Outcome {
        @Override
        public double of(Row row) {
            return value(row, column);
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column, ColumnType.NUMBER);
        }
    }

    /** The first number over the second; unknown when the second is zero. */
    record Ratio(String column, String over) implements Outcome {
        @Override
        public double of(Row row) {
            double divisor = value(row, over);
            return divisor == 0 ? Double.NaN : value(row, column) / divisor;
        }

        @Override
        public List<String> columns() {
            return List.of(column, over);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".column", column, ColumnType.NUMBER);
            schema.position(field + ".over", over, ColumnType.NUMBER);
        }
    }

    /** Days from one instant to another, kept within {@code [-limit, limit]}. */
    record DaysBetween(String from, String to, double limitDays) implements Outcome {
        /** Checks the limit. */
        public DaysBetween {
            Rules.range("outcome.limitDays", limitDays, 1e-9, 1e6);
        }

        @Override
        public double of(Row row) {
            double days = days(row, from, to);
            return Double.isNaN(days) ? days : Math.max(-limitDays, Math.min(limitDays, days));
        }

        @Override
        public List<String> columns() {
            return List.of(from, to);
        }

        @Override
        public void check(String field, Schema schema) {
            schema.position(field + ".from", from, ColumnType.INSTANT);
            schema.position(field + ".to", to, ColumnType.INSTANT);
        }
    }

    private static double truth(Row row, String column) {
        return switch (row.show(column).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "t", "1" -> 1;
            case "false", "no", "n", "f", "0" -> 0;
            default -> Double.NaN;
        };
    }

    private static double value(Row row, String column) {
        return row.number(row.schema().position("outcome", column));
    }

    private static double days(Row row, String from, String to) {
        long start = row.instant(row.schema().position("outcome", from));
        long end = row.instant(row.schema().position("outcome", to));
        return start == Row.NO_INSTANT || end == Row.NO_INSTANT ? Double.NaN : (end - start) / MILLIS_OF_DAY;
    }

    private static void notInstant(String field, Schema schema, String column) {
        Column found = schema.columns().get(schema.position(field, column));
        Rules.require(found.type() != ColumnType.INSTANT, field, column, "must not be an instant");
    }
}
