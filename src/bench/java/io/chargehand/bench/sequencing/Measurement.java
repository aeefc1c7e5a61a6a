package io.chargehand.bench.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * What one engine did on one instance: a line of results. Immutable.
 *
 * @param instance the instance's name
 * @param value the independent evaluator's value; null when the engine found no solution, or one that leaves jobs out
 * @param best the best value known; null when none was given
 * @param gapPercent how far above best, in percent: 0 where both are 0, null where only best is or one is missing
 * @param seconds what the engine took, wall clock
 * @param engine the engine's name
 * @param feasible whether the independent evaluator found no broken rule
 */
record Measurement(
        String instance,
        @Nullable Long value,
        @Nullable Long best,
        @Nullable Double gapPercent,
        double seconds,
        String engine,
        boolean feasible) {

    private static final double MILLIS = 1000;
    private static final double PERCENT = 100;

    static Measurement of(
            String instance,
            @Nullable Long value,
            @Nullable Long best,
            double seconds,
            String engine,
            boolean feasible) {
        double rounded = Math.round(seconds * MILLIS) / MILLIS;
        return new Measurement(instance, value, best, gapPercent(value, best), rounded, engine, feasible);
    }

    static @Nullable Double gapPercent(@Nullable Long value, @Nullable Long best) {
        if (value == null || best == null) {
            return null;
        }
        if (best == 0) {
            return value == 0 ? 0.0 : null;
        }
        return PERCENT * (value - best) / best;
    }
}
