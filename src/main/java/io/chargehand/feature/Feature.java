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

    /** A number column as it is; missing stays missing. */
    record Number(String name, String column, Transform transform) implements Feature {}

    /** One column, or several joined to one category; missing is a level of its own. */
    record Category(String name, List<String> columns) implements Feature {
        /** Checks that there is a column. */
        public Category {
            Rules.require(!columns.isEmpty(), name + ".columns", columns, "must hold at least one column");
            columns = List.copyOf(columns);
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
