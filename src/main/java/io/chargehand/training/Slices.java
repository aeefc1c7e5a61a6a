package io.chargehand.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Figures of parts of the test rows. Immutable.
 *
 * @param by the column, or {@code month} of decision
 * @param smallest a slice of fewer rows is pooled with others
 * @param pooled how many slices were pooled
 * @param resamples draws of each slice's intervals
 * @param slices months in order; else the largest first, and the pooled last
 */
public record Slices(String by, int smallest, int pooled, int resamples, List<Slice> slices) {

    /** The pooled slices' name. */
    public static final String OTHERS = "others";
    /** The slice of rows that lack the column. */
    public static final String MISSING = "(missing)";

    private static final int MOST = 25;
    private static final int MOST_RESAMPLES = 300;
    private static final List<String> FIGURES = List.of("brier", "calibrationDifference", "brierSkill");

    /** Copies the list. */
    public Slices {
        slices = List.copyOf(slices);
    }

    /**
     * One slice.
     *
     * @param name the column's value, or {@value #OTHERS}
     * @param rows how many, at least 1
     * @param baseRate share with the outcome
     * @param meanScore mean probability
     * @param calibrationDifference {@code meanScore - baseRate}
     * @param auc empty where the slice holds one class alone
     * @param brier mean squared error
     * @param brierSkill 1 − Brier / the rate table's Brier on the same rows; empty where the table makes no error
     * @param intervals 95 % bootstrap intervals over the slice's groups, by figure
     */
    public record Slice(
            String name,
            int rows,
            double baseRate,
            double meanScore,
            double calibrationDifference,
            Optional<Double> auc,
            double brier,
            Optional<Double> brierSkill,
            Map<String, TrainingResult.Interval> intervals) {}

    /**
     * Slices by the value of each row.
     *
     * @param value of the test row at a position
     * @param inOrder whether slices stand by name, as months do
     */
    static Slices of(
            String by,
            Measured measured,
            EvaluationSettings settings,
            Draws draws,
            IntFunction<String> value,
            boolean inOrder) {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < measured.size(); i++) {
            String name = value.apply(i);
            members.computeIfAbsent(name.isEmpty() ? MISSING : name, key -> new ArrayList<>())
                    .add(i);
        }
        List<Map.Entry<String, List<Integer>>> sorted = new ArrayList<>(members.entrySet());
        Comparator<Map.Entry<String, List<Integer>>> byName = Map.Entry.comparingByKey();
        sorted.sort(Comparator.<Map.Entry<String, List<Integer>>>comparingInt(
                        each -> -each.getValue().size())
                .thenComparing(byName));
        List<Map.Entry<String, List<Integer>>> kept = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        int pooled = 0;
        for (Map.Entry<String, List<Integer>> each : sorted) {
            boolean own = each.getValue().size() >= settings.smallestSlice() && kept.size() < MOST;
            if (own) {
                kept.add(each);
            } else {
                others.addAll(each.getValue());
                pooled++;
            }
        }
        if (inOrder) {
            kept.sort(byName);
        }
        Draws few = new Draws(Math.min(draws.resamples(), MOST_RESAMPLES), draws.seed());
        List<Slice> slices = new ArrayList<>();
        kept.forEach(each -> slices.add(slice(each.getKey(), measured, each.getValue(), few)));
        if (!others.isEmpty()) {
            slices.add(slice(OTHERS, measured, others, few));
        }
        return new Slices(by, settings.smallestSlice(), pooled, few.resamples(), slices);
    }

    /** Of a bootstrap. */
    record Draws(int resamples, long seed) {}

    private static Slice slice(String name, Measured all, List<Integer> rows, Draws draws) {
        Measured measured =
                all.only(rows.stream().mapToInt(Integer::intValue).sorted().toArray());
        WeightedFigures figures = new WeightedFigures(measured.labels(), measured.probabilities());
        int[] once = new int[measured.size()];
        Arrays.fill(once, 1);
        double auc = figures.of(once)[0];
        double[] plain = plain(measured, once);
        double baseRate = (double) measured.positives() / measured.size();
        Map<String, TrainingResult.Interval> intervals = new LinkedHashMap<>();
        if (!Double.isNaN(auc)) {
            intervals.putAll(
                    Bootstrap.intervals(List.of("auc"), measured.groups(), draws.resamples(), draws.seed(), times ->
                            new double[] {figures.of(times)[0]}));
        }
        intervals.putAll(Bootstrap.intervals(
                FIGURES, measured.groups(), draws.resamples(), draws.seed(), times -> plain(measured, times)));
        return new Slice(
                name,
                measured.size(),
                baseRate,
                baseRate + plain[1],
                plain[1],
                finite(auc),
                plain[0],
                finite(plain[2]),
                intervals);
    }

    private static Optional<Double> finite(double figure) {
        return Double.isFinite(figure) ? Optional.of(figure) : Optional.empty();
    }

    private static double[] plain(Measured measured, int[] times) {
        double brier = Bootstrap.brier(measured.labels(), measured.probabilities(), times);
        double table = Bootstrap.brier(measured.labels(), measured.rateTable(), times);
        double gap = IntStream.range(0, times.length)
                .mapToDouble(i -> times[i] * (measured.probabilities()[i] - (measured.labels()[i] ? 1 : 0)))
                .sum();
        return new double[] {brier, gap / Arrays.stream(times).sum(), 1 - brier / table};
    }
}
