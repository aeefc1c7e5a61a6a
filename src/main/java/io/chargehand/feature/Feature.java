package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Optional;

/**
 * One feature's definition: the closed set of kinds. Immutable. Every kind is evaluated at a row's decision instant and
 * sees only facts strictly before it.
 */
public sealed interface Feature {

    /** Stands for the decision instant itself where an instant column is asked for. */
    String DECISION_INSTANT = "@decision";

    /** The name, unique in its feature set. */
    String name();

    /** Whether its value is a text that names a level, and not a number. */
    default boolean isCategory() {
        return false;
    }

    /** A number column as it is; missing stays missing. */
    record Number(String name, String column, Transform transform) implements Feature {}

    /** One column, or several joined to one category; missing is a level of its own. */
    record Category(String name, List<String> columns) implements Feature {
        /** Checks that there is a column. */
        public Category {
            Rules.require(!columns.isEmpty(), name + ".columns", columns, "must hold at least one column");
            columns = List.copyOf(columns);
        }

        @Override
        public boolean isCategory() {
            return true;
        }
    }

    /** How many of some columns are missing: 0 to their number. */
    record Missing(String name, List<String> columns) implements Feature {
        /** Checks that there is a column. */
        public Missing {
            Rules.require(
                    !columns.isEmpty(), "features." + name + ".columns", columns, "must hold at least one column");
            columns = List.copyOf(columns);
        }
    }

    /**
     * A text code as a category, where enough rows decided before had it; otherwise {@link #RARE}. Missing is a level of its own.
     *
     * @param column a category column
     * @param prefix how many leading characters make the code, 1 to 1,000; longer texts are cut
     * @param floor how many earlier rows must have had it, 1 to 1e6
     */
    record Code(String name, String column, int prefix, int floor) implements Feature {
        /** The level of codes that too few rows had before. */
        public static final String RARE = "@rare";

        @Override
        public boolean isCategory() {
            return true;
        }
    }

    /** A part of an instant's local date or time in the feature set's zone. */
    record Calendar(String name, String column, CalendarPart part) implements Feature {}

    /** Time from one instant to another in a unit; negative when the second is earlier. */
    record Elapsed(String name, String from, String to, Unit unit) implements Feature {}

    /**
     * The rate (or mean) of an outcome among rows of equal keys whose label was known: {@code (sum + m·prior) / (n + m)}.
     * The prior is the value of another rate feature, or the outcome's mean over all rows with the same memory.
     *
     * @param outcome the outcome's name
     * @param by key columns; none for the rate over all rows
     * @param smoothing {@code m}, 0 to 1e6 rows' worth of prior
     * @param memory how far back
     * @param toward the rate feature, defined earlier, to smooth toward
     * @param form the rate itself, or how it stands to the prior, which stays comparable when the base rate moves
     */
    record Rate(
            String name,
            String outcome,
            List<String> by,
            double smoothing,
            Memory memory,
            Optional<String> toward,
            RateForm form)
            implements Feature {
        /** The rate itself. */
        public Rate(
                String name,
                String outcome,
                List<String> by,
                double smoothing,
                Memory memory,
                Optional<String> toward) {
            this(name, outcome, by, smoothing, memory, toward, RateForm.RATE);
        }

        /** Checks the range of the smoothing. */
        public Rate {
            Rules.range(name + ".smoothing", smoothing, 0, 1e6);
            by = List.copyOf(by);
        }
    }

    /**
     * How many rows of equal keys were seen.
     *
     * @param stream the stream counted
     * @param at counted at their decision instant, or when their label became known
     */
    record Count(String name, String stream, Known at, List<String> by, Memory memory) implements Feature {
        /** Copies the keys. */
        public Count {
            by = List.copyOf(by);
        }
    }

    /**
     * The mean of a number column among rows of equal keys, at their decision instant or when their label became known.
     * Smoothed toward the mean over all rows; missing where nothing is known.
     */
    record Mean(String name, String stream, Known at, String column, List<String> by, double smoothing, Memory memory)
            implements Feature {
        /** Checks the range of the smoothing. */
        public Mean {
            Rules.range(name + ".smoothing", smoothing, 0, 1e6);
            by = List.copyOf(by);
        }
    }

    /**
     * The rate (or mean) of an outcome by nested keys, such as supplier within country within all: the mean over all rows is
     * the prior of the first key, the rate of each key the prior of the next, {@code (sum + m·prior) / (n + m)} at each step.
     *
     * @param outcome the outcome's name
     * @param by key columns from the coarsest on, at least one; each key holds those before it
     * @param smoothing {@code m}, 0 to 1e6 rows' worth of prior
     * @param memory how far back
     */
    record NestedRate(String name, String outcome, List<String> by, double smoothing, Memory memory)
            implements Feature {
        /** Checks the keys and the range of the smoothing. */
        public NestedRate {
            Rules.require(!by.isEmpty(), "features." + name + ".by", by, "must hold at least one column");
            Rules.range("features." + name + ".smoothing", smoothing, 0, 1e6);
            by = List.copyOf(by);
        }
    }

    /**
     * How much of equal keys comes by per unit of time: rows, or a number column summed, over a window's length, or weighed
     * by a half-life and over its mean age, {@code halfLife / ln 2}.
     *
     * @param stream the stream counted
     * @param at counted at their decision instant, or when their label became known
     * @param column the number column that is summed; empty to count rows
     * @param memory a window or a half-life
     */
    record Velocity(
            String name, String stream, Known at, Optional<String> column, List<String> by, Memory memory, Unit unit)
            implements Feature {
        /** Checks that the memory is bounded. */
        public Velocity {
            Rules.require(!memory.equals(Memory.ALL), "features." + name, memory, "must have a window or a halfLife");
            by = List.copyOf(by);
        }
    }

    /** How many intervals of equal keys ended per unit of time within a memory (their amounts summed): work done. */
    record Throughput(String name, String interval, List<String> by, Memory memory, Unit unit) implements Feature {
        /** Checks that the memory is bounded. */
        public Throughput {
            Rules.require(!memory.equals(Memory.ALL), "features." + name, memory, "must have a window or a halfLife");
            by = List.copyOf(by);
        }
    }

    /**
     * One number feature over another, both defined earlier; missing where either is, or where the second is nearly zero.
     *
     * @param of the numerator's name
     * @param over the denominator's name
     */
    record Ratio(String name, String of, String over) implements Feature {}

    /**
     * The log-odds of a rate or of a mean of zeros and ones: {@code ln((p + 0.005) / (1 - p + 0.005))}. Chances that add up
     * on this scale are what a linear model learns. Missing where the other is, or where it lies outside 0 to 1.
     *
     * @param of the name of a number feature defined earlier
     */
    record LogOdds(String name, String of) implements Feature {}

    /** How many intervals of equal keys are open (their amounts summed): work begun and not ended. */
    record Backlog(String name, String interval, List<String> by) implements Feature {
        /** Copies the keys. */
        public Backlog {
            by = List.copyOf(by);
        }
    }

    /** How much labor of equal keys is on shift: the summed amounts of the intervals that run. */
    record Labor(String name, String interval, List<String> by) implements Feature {
        /** Copies the keys. */
        public Labor {
            by = List.copyOf(by);
        }
    }

    /** What is given of a rate. */
    enum RateForm {
        /** The smoothed rate. */
        RATE,
        /** The smoothed rate less the prior it is smoothed toward. */
        DIFFERENCE,
        /** {@code ln((rate + 0.005) / (prior + 0.005))}: for rates of 0 to 1. */
        LIFT
    }

    /** What is done to a number. */
    enum Transform {
        NONE,
        /** {@code sign(x)·ln(1 + |x|)}. */
        LOG
    }

    /** Units of elapsed time. */
    enum Unit {
        MINUTES(60_000),
        HOURS(3_600_000),
        DAYS(86_400_000);

        private final double milliseconds;

        Unit(double milliseconds) {
            this.milliseconds = milliseconds;
        }

        /** Milliseconds in one unit. */
        public double milliseconds() {
            return milliseconds;
        }
    }

    /** Parts of a local date and time. */
    enum CalendarPart {
        /** 0 to 23. */
        HOUR_OF_DAY,
        /** 0 to 1439. */
        MINUTE_OF_DAY,
        /** 1 (Monday) to 7. */
        DAY_OF_WEEK,
        /** 0 to 167, from Monday midnight. */
        HOUR_OF_WEEK,
        /** 1 to 31. */
        DAY_OF_MONTH,
        /** 1 to 366. */
        DAY_OF_YEAR,
        /** 1 to 12. */
        MONTH,
        /** 1 to 4. */
        QUARTER
    }
}
