package io.chargehand.training;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Intervals by resampling whole groups of test rows with replacement. Stateless. */
final class Bootstrap {

    private static final double LOW = 2.5;
    private static final double HIGH = 97.5;

    private Bootstrap() {}

    /**
     * Intervals of the model's AUC and Brier and of their paired differences to the baseline, by name: {@code auc, brier,
     * aucMinusRateTable, brierMinusRateTable}.
     */
    static Map<String, TrainingResult.Interval> intervals(
            boolean[] labels, double[] model, double[] baseline, List<String> groups, int resamples, long seed) {
        List<int[]> members = members(groups);
        Well19937c random = new Well19937c(seed);
        Integer[] modelOrder = Metrics.order(model);
        Integer[] baselineOrder = Metrics.order(baseline);
        List<double[]> draws = new ArrayList<>();
        int[] times = new int[labels.length];
        for (int draw = 0; draw < resamples; draw++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < members.size(); i++) {
                for (int row : members.get(random.nextInt(members.size()))) {
                    times[row]++;
                }
            }
            double auc = Metrics.auc(labels, model, modelOrder, times);
            double baseAuc = Metrics.auc(labels, baseline, baselineOrder, times);
            double brier = brier(labels, model, times);
            double baseBrier = brier(labels, baseline, times);
            if (!Double.isNaN(auc)) {
                draws.add(new double[] {auc, brier, auc - baseAuc, brier - baseBrier});
            }
        }
        String[] names = {"auc", "brier", "aucMinusRateTable", "brierMinusRateTable"};
        Map<String, TrainingResult.Interval> intervals = new LinkedHashMap<>();
        for (int k = 0; k < names.length && !draws.isEmpty(); k++) {
            int at = k;
            double[] values = draws.stream().mapToDouble(draw -> draw[at]).toArray();
            Percentile percentile = new Percentile();
            percentile.setData(values);
            intervals.put(names[k], new TrainingResult.Interval(percentile.evaluate(LOW), percentile.evaluate(HIGH)));
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

    private static double brier(boolean[] labels, double[] probabilities, int[] times) {
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
