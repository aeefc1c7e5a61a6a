package io.chargehand.backroom;

import io.chargehand.kernel.Rules;

import java.time.Duration;

/**
 * When a search ends: with its last step or at its time, whichever is first. Immutable.
 *
 * @param steps proposals tried, at least 0; 0 repairs the previous plan and inserts what is new, and does not search
 * @param time from the call on, more than zero; a limit by time alone gives plans that depend on the machine
 */
public record SearchLimit(int steps, Duration time) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public SearchLimit {
        Rules.require(steps >= 0, "steps", steps, "must be at least 0");
        boolean positive = !time.isNegative() && !time.isZero();
        Rules.require(positive && time.compareTo(LONGEST) <= 0, "time", time, "must be more than 0 and at most a day");
    }

    /** A limit by steps: equal problem, seed and steps give an equal plan. */
    public static SearchLimit steps(int steps) {
        return new SearchLimit(steps, LONGEST);
    }

    /** A limit by time. */
    public static SearchLimit time(Duration time) {
        return new SearchLimit(Integer.MAX_VALUE, time);
    }
}
