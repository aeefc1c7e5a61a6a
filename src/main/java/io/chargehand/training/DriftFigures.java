package io.chargehand.training;

import io.chargehand.feature.FeatureVector;
import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.UsualShift;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How inputs, scores and outcomes of the test rows differ from those of the training rows; features on at most 20,000 rows of
 * either, evenly over time. Immutable.
 *
 * @param features shift of each feature from training to test rows, the largest PSI first
 * @param score that of the probabilities
 * @param periods base rate and mean score over time
 * @param period {@code month} or, of a history shorter than half a year, {@code week} (by its Monday)
 */
public record DriftFigures(List<FeatureShift> features, FeatureShift score, String period, List<Period> periods) {

    /** More rows move a PSI by less than it means. */
    private static final int SAMPLE = 20_000;

    private static final long HALF_A_YEAR = 183L * 24 * 3600 * 1000;

    /** Copies the lists. */
    public DriftFigures {
        features = List.copyOf(features);
        periods = List.copyOf(periods);
    }

    /**
     * A shift, measured as the service measures it.
     *
     * @param psi population stability index, 0 or more
     * @param ks Kolmogorov-Smirnov distance, 0 to 1; 0 for texts
     */
    public record FeatureShift(String name, double psi, double ks) {}

    /**
     * A stretch of time, by decision.
     *
     * @param rows training and test rows decided in it
     * @param baseRate share with the outcome
     * @param tested test rows among them
     * @param meanScore mean probability of the test rows; empty where there are none: of rows that trained, a score says
     *     little
     */
    public record Period(String from, int rows, double baseRate, int tested, Optional<Double> meanScore) {}

    static DriftFigures of(
            TrainingJob job, FrozenHistory history, Partition partition, double[] trained, Measured test) {
        Map<String, ModelReference.Spread> spread =
                ModelReference.spread(vectors(history, partition.train()), List.of(vectors(history, partition.test())));
        List<FeatureShift> shifts = new ArrayList<>();
        spread.forEach((name, each) -> {
            if (job.trainer().takes(name)) {
                shifts.add(shift(name, each.usual()));
            }
        });
        shifts.sort(
                Comparator.comparingDouble((FeatureShift each) -> -each.psi()).thenComparing(FeatureShift::name));
        ModelReference.Spread scores =
                ModelReference.Spread.of(false, boxed(trained), List.of(boxed(test.probabilities())));
        long first = history.decided()[0];
        long last = history.decided()[history.size() - 1];
        boolean weeks = last - first < HALF_A_YEAR;
        ZoneId zone = job.features().zone();
        return new DriftFigures(
                shifts,
                shift("score", scores.usual()),
                weeks ? "week" : "month",
                periods(history, partition, test, weeks, zone));
    }

    private static List<@Nullable Object> boxed(double[] scores) {
        List<@Nullable Object> boxed = new ArrayList<>(scores.length);
        for (double score : scores) {
            boxed.add(score);
        }
        return boxed;
    }

    private static FeatureShift shift(String name, UsualShift found) {
        return new FeatureShift(name, found.psi(), found.ks());
    }

    private static List<FeatureVector> vectors(FrozenHistory history, int[] rows) {
        int size = Math.min(SAMPLE, rows.length);
        return IntStream.range(0, size)
                .mapToObj(i -> history.vectors().get(rows[(int) ((long) i * rows.length / size)]))
                .toList();
    }

    private static List<Period> periods(
            FrozenHistory history, Partition partition, Measured test, boolean weeks, ZoneId zone) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int row : partition.labelled()) {
            double[] sum = sums.computeIfAbsent(name(history.decided()[row], weeks, zone), key -> new double[4]);
            sum[0]++;
            sum[1] += history.labels()[row];
        }
        for (int i = 0; i < test.size(); i++) {
            long decided = history.decided()[partition.test()[i]];
            double[] sum = sums.computeIfAbsent(name(decided, weeks, zone), key -> new double[4]);
            sum[0]++;
            sum[1] += test.labels()[i] ? 1 : 0;
            sum[2]++;
            sum[3] += test.probabilities()[i];
        }
        List<Period> periods = new ArrayList<>();
        sums.forEach((name, sum) -> periods.add(new Period(
                name,
                (int) sum[0],
                sum[1] / sum[0],
                (int) sum[2],
                sum[2] == 0 ? Optional.empty() : Optional.of(sum[3] / sum[2]))));
        return periods;
    }

    private static String name(long decided, boolean weeks, ZoneId zone) {
        LocalDate date = Instant.ofEpochMilli(decided).atZone(zone).toLocalDate();
        return weeks ? date.with(DayOfWeek.MONDAY).toString() : month(decided, zone);
    }

    /** The month of an instant, as in {@code 2016-04}. */
    static String month(long decided, ZoneId zone) {
        return Instant.ofEpochMilli(decided)
                .atZone(zone)
                .toLocalDate()
                .toString()
                .substring(0, 7);
    }
}
