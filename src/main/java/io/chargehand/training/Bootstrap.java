package io.chargehand.training;

import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Intervals by resampling whole groups of test rows with replacement. Stateless. */
final class Bootstrap {

    private static final double LOW = 2.5;
    private static final double HIGH = 97.5;
    /** The model's figures, its Brier skill, and its differences to the rate table. */
    private static final List<String> NAMES = Stream.of(
                    WeightedFigures.NAMES,
                    List.of("brierSkill", "brierSkillRateTable"),
                    WeightedFigures.NAMES.stream()
                            .map(name -> name + "MinusRateTable")
                            .toList())
            .flatMap(List::stream)
            .toList();

    private Bootstrap() {}

    /**
     * Intervals of each figure of {@link Metrics}, of the Brier skill against the prior ({@code brierSkill}) and the rate
     * table ({@code brierSkillRateTable}), and of the paired differences to the rate table ({@code aucMinusRateTable} and so
     * on).
     */
    static Map<String, TrainingResult.Interval> intervals(Measured measured, int resamples, long seed) {
        return intervals(NAMES, measured.groups(), resamples, seed, new Trio(measured)::figures);
    }

    /** The same of the means over heads that were measured on the same rows. */
    static Map<String, TrainingResult.Interval> intervals(List<TrainingResult> heads) {
        List<Trio> trios =
                heads.stream().map(head -> new Trio(Measured.of(head))).toList();
        TrainingJob job = heads.get(0).job();
        List<String> groups =
                heads.get(0).predictions().stream().map(ScoredRow::group).toList();
        return intervals(NAMES, groups, job.resamples(), job.seed(), times -> {
            double[] means = new double[NAMES.size()];
            for (Trio trio : trios) {
                double[] figures = trio.figures(times);
                for (int k = 0; k < means.length; k++) {
                    means[k] += figures[k] / trios.size();
                }
            }
            return means;
        });
    }

    /** A model, its rate table and its prior on the same rows. */
    private static final class Trio {
        private static final int BRIER = WeightedFigures.NAMES.indexOf("brier");

        private final WeightedFigures model;
        private final WeightedFigures table;
        private final boolean[] labels;
        private final double[] priors;

        Trio(Measured measured) {
            this.model = new WeightedFigures(measured.labels(), measured.probabilities());
            this.table = new WeightedFigures(measured.labels(), measured.rateTable());
            this.labels = measured.labels();
            this.priors = measured.priors();
        }

        double[] figures(int[] times) {
            double[] mine = model.of(times);
            double[] theirs = table.of(times);
            double[] all = new double[NAMES.size()];
            System.arraycopy(mine, 0, all, 0, mine.length);
            all[mine.length] = 1 - mine[BRIER] / brier(labels, priors, times);
            all[mine.length + 1] = 1 - mine[BRIER] / theirs[BRIER];
            for (int k = 0; k < mine.length; k++) {
                all[mine.length + 2 + k] = mine[k] - theirs[k];
            }
            return all;
        }
    }

    /**
     * Intervals of any figures, by name.
     *
     * @param of the figures when row i counts {@code times[i]} times; a draw with a figure that is not a number is passed over
     */
    static Map<String, TrainingResult.Interval> intervals(
            List<String> names, List<String> groups, int resamples, long seed, Function<int[], double[]> of) {
        List<double[]> draws = draws(groups, resamples, seed, of);
        Map<String, TrainingResult.Interval> intervals = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            int at = k;
            double[] values = draws.stream().mapToDouble(draw -> draw[at]).toArray();
            interval(values).ifPresent(interval -> intervals.put(names.get(at), interval));
        }
        return intervals;
    }

    /** The middle 95 % of draws; empty where there are none. */
    static Optional<TrainingResult.Interval> interval(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Percentile percentile = new Percentile();
        percentile.setData(values);
        return Optional.of(new TrainingResult.Interval(percentile.evaluate(LOW), percentile.evaluate(HIGH)));
    }

    /** The figures of each resample of whole groups; one with a figure that is not a number is passed over. */
    static List<double[]> draws(List<String> groups, int resamples, long seed, Function<int[], double[]> of) {
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
        return draws;
    }

    /** The rows of each group, in order of first appearance. */
    static List<int[]> members(List<String> groups) {
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
            sum += times[i] * Metrics.squaredError(labels[i], probabilities[i]);
            count += times[i];
        }
        return sum / count;
    }
}
