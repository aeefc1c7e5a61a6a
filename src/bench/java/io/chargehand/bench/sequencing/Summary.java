package io.chargehand.bench.sequencing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The last line of results: a set of measurements as a whole. Immutable.
 *
 * @param meanGapPercent (sum of values - sum of bests) / sum of bests, in percent; by the rules of one measurement, and null as
 *     soon as a value or a best is missing
 * @param instances how many were measured
 * @param atBest how many reached the best value known, or a better one, and are feasible
 * @param feasible how many are feasible
 * @param meanRatio mean of value over best, of the instances whose best is above 0; null when there is none
 * @param engine the engine's name
 */
record Summary(
        @Nullable Double meanGapPercent,
        int instances,
        int atBest,
        int feasible,
        @Nullable Double meanRatio,
        String engine) {

    static Summary of(List<Measurement> measurements, String engine) {
        List<Long> values = measurements.stream()
                .map(Measurement::value)
                .filter(Objects::nonNull)
                .toList();
        List<Long> bests = measurements.stream()
                .map(Measurement::best)
                .filter(Objects::nonNull)
                .toList();
        boolean whole = values.size() == measurements.size() && bests.size() == measurements.size();
        Double gap = whole ? Measurement.gapPercent(sum(values), sum(bests)) : null;
        int atBest = 0;
        int feasible = 0;
        for (Measurement measurement : measurements) {
            feasible += measurement.feasible() ? 1 : 0;
            Long value = measurement.value();
            Long best = measurement.best();
            atBest += measurement.feasible() && value != null && best != null && value <= best ? 1 : 0;
        }
        return new Summary(gap, measurements.size(), atBest, feasible, meanRatio(measurements), engine);
    }

    private static @Nullable Double meanRatio(List<Measurement> measurements) {
        double sum = 0;
        int count = 0;
        for (Measurement measurement : measurements) {
            Long value = measurement.value();
            Long best = measurement.best();
            if (value != null && best != null && best > 0) {
                sum += (double) value / best;
                count++;
            }
        }
        return count == 0 ? null : sum / count;
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
