package io.chargehand.training;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Intervals by resampling whole groups of test rows with replacement. Stateless. */
final class Bootstrap {

    private static final double LOW = 2.5;
    private static final double HIGH = 97.5;
    private static final List<String> NAMES = List.of("auc", "brier", "aucMinusRateTable", "brierMinusRateTable");

    private Bootstrap() {}

    /**
     * Intervals of the model's AUC and Brier and of their paired differences to the baseline, by name: {@code auc, brier,
     * aucMinusRateTable, brierMinusRateTable}.
     */
    static Map<String, TrainingResult.Interval> intervals(
            boolean[] labels, double[] model, double[] baseline, List<String> groups, int resamples, long seed) {
        return intervals(NAMES, groups, resamples, seed, Pair.of(labels, model, baseline)::figures);
    }

    /** The same of the means over heads that were measured on the same rows. */
    static Map<String, TrainingResult.Interval> intervals(List<TrainingResult> heads) {
        List<Pair> pairs = heads.stream().map(Pair::of).toList();
        TrainingJob job = heads.get(0).job();
        List<String> groups =
                heads.get(0).predictions().stream().map(ScoredRow::group).toList();
        return intervals(NAMES, groups, job.resamples(), job.seed(), times -> {
            double[] means = new double[NAMES.size()];
            for (Pair pair : pairs) {
                double[] figures = pair.figures(times);
                for (int k = 0; k < means.length; k++) {
                    means[k] += figures[k] / pairs.size();
                }
            }
            return means;
        });
    }

    /** Probabilities of a model and of its rate table for the same rows. */
    private record Pair(
            boolean[] labels, double[] model, double[] baseline, Integer[] modelOrder, Integer[] baselineOrder) {

        static Pair of(boolean[] labels, double[] model, double[] baseline) {
            return new Pair(labels, model, baseline, Metrics.order(model), Metrics.order(baseline));
        }

        static Pair of(TrainingResult result) {
            int rows = result.predictions().size();
            boolean[] labels = new boolean[rows];
            double[] model = new double[rows];
            double[] baseline = new double[rows];
            for (int i = 0; i < rows; i++) {
                labels[i] = result.predictions().get(i).label() == 1;
                model[i] = result.predictions().get(i).probability();
                baseline[i] = result.predictions().get(i).baseline();
            }
            return of(labels, model, baseline);
        }

        double[] figures(int[] times) {
            double auc = Metrics.auc(labels, model, modelOrder, times);
            double baseAuc = Metrics.auc(labels, baseline, baselineOrder, times);
            double brier = brier(labels, model, times);
            double baseBrier = brier(labels, baseline, times);
            return new double[] {auc, brier, auc - baseAuc, brier - baseBrier};
        }
    }

    /**
     * Intervals of any figures, by name.
     *
     * @param of the figures when row i counts {@code times[i]} times; a draw with a figure that is not a number is passed over
     */
    static Map<String, TrainingResult.Interval> intervals(
            List<String> names, List<String> groups, int resamples, long seed, Function<int[], double[]> of) {
        List<int[]> members = members(groups);
        Well19937c random = new Well19937c(seed);
        List<double[]> draws = new ArrayList<>();
        int[] times = new int[groups.size()];
        for (int draw = 0; draw < resamples; draw++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < members.size(); i++) {
                for (int row : members.get(random.nextInt(members.size()))) {
                    times[row]++;
                }
            }
            double[] figures = of.apply(times);
            if (Arrays.stream(figures).noneMatch(Double::isNaN)) {
                draws.add(figures);
            }
        }
        Map<String, TrainingResult.Interval> intervals = new LinkedHashMap<>();
        for (int k = 0; k < names.size() && !draws.isEmpty(); k++) {
            int at = k;
            double[] values = draws.stream().mapToDouble(draw -> draw[at]).toArray();
            Percentile percentile = new Percentile();
            percentile.setData(values);
            intervals.put(
                    names.get(k), new TrainingResult.Interval(percentile.evaluate(LOW), percentile.evaluate(HIGH)));
        }
        return intervals;
    }

    private static List<int[]> members(List<String> groups) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            rows.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Mean squared error where row i counts {@code times[i]} times. */
    static double brier(boolean[] labels, double[] probabilities, int[] times) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < labels.length; i++) {
            double error = (labels[i] ? 1 : 0) - probabilities[i];
            sum += times[i] * error * error;
            count += times[i];
        }
        return sum / count;
    }
}
