package io.chargehand.training;

import org.apache.commons.math3.stat.inference.TTest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares two models on the same rows, which count by whole groups: rows of one order or shipment share their fate.
 * Stateless.
 */
final class PairedTest {

    private static final List<String> FIGURES = List.of("brier", "logLoss", "auc");
    private static final int[] AT = {2, 3, 0};
    private static final int AUC = 2;

    private PairedTest() {}

    /**
     * The differences in Brier score, log loss and AUC. The p-value of the first two is that of a t-test of the groups'
     * summed loss differences against 0, that of the AUC twice the smaller share of resamples on either side of 0.
     *
     * @param other the other model's probabilities of the same rows
     */
    static List<ChampionComparison.Difference> of(Measured mine, double[] other, int resamples, long seed) {
        WeightedFigures model = new WeightedFigures(mine.labels(), mine.probabilities());
        WeightedFigures champion = new WeightedFigures(mine.labels(), other);
        int[] once = new int[mine.size()];
        Arrays.fill(once, 1);
        double[] values = differences(model, champion, once);
        List<double[]> draws =
                Bootstrap.draws(mine.groups(), resamples, seed, times -> differences(model, champion, times));
        double[][] losses = losses(mine, other);
        return List.of(
                difference(0, values, draws, "paired t", t(losses[0])),
                difference(1, values, draws, "paired t", t(losses[1])),
                difference(AUC, values, draws, "bootstrap", share(draws, values[AUC])));
    }

    private static ChampionComparison.Difference difference(
            int k, double[] values, List<double[]> draws, String test, double p) {
        Optional<TrainingResult.Interval> interval =
                Bootstrap.interval(draws.stream().mapToDouble(draw -> draw[k]).toArray());
        return new ChampionComparison.Difference(
                FIGURES.get(k),
                values[k],
                interval.orElseGet(() -> new TrainingResult.Interval(values[k], values[k])),
                test,
                p);
    }

    private static double[] differences(WeightedFigures model, WeightedFigures champion, int[] times) {
        double[] mine = model.of(times);
        double[] theirs = champion.of(times);
        return Arrays.stream(AT).mapToDouble(at -> mine[at] - theirs[at]).toArray();
    }

    /** Per group the summed differences of squared error and of log loss. */
    private static double[][] losses(Measured mine, double[] other) {
        List<int[]> groups = Bootstrap.members(mine.groups());
        double[][] losses = new double[2][groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int row : groups.get(g)) {
                boolean label = mine.labels()[row];
                double score = mine.probabilities()[row];
                losses[0][g] += Metrics.squaredError(label, score) - Metrics.squaredError(label, other[row]);
                losses[1][g] += Metrics.logLoss(label, score) - Metrics.logLoss(label, other[row]);
            }
        }
        return losses;
    }

    /** Two-sided; 1 where no group differs or there is but one. */
    static double t(double[] differences) {
        boolean constant = Arrays.stream(differences).distinct().count() < 2;
        if (constant || differences.length < 2) {
            return Arrays.stream(differences).allMatch(each -> each == 0) || differences.length < 2 ? 1 : 0;
        }
        return new TTest().tTest(0, differences);
    }

    private static double share(List<double[]> draws, double value) {
        if (value == 0 || draws.isEmpty()) {
            return 1;
        }
        double below = 0;
        for (double[] draw : draws) {
            below += draw[AUC] < 0 ? 1 : draw[AUC] == 0 ? 0.5 : 0;
        }
        double least = Math.min(below, draws.size() - below);
        return Math.min(1, 2 * (least + 1) / (draws.size() + 1));
    }
}
