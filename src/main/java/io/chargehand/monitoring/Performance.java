package io.chargehand.monitoring;

import io.chargehand.training.Metrics;

import java.util.List;
import java.util.Optional;

/**
 * How good an outcome's scores are. Immutable.
 *
 * @param rows decisions in the window
 * @param meanScore mean probability over all of them: the rate to be expected if the scores are calibrated; 0 to 1
 * @param expectedBrier mean of {@code p(1 - p)} over all of them: the Brier score to be expected if they are calibrated, before any
 *     label is in; 0 to 0.25
 * @param confirmed figures on those whose labels are in; empty where they are too few
 */
public record Performance(int rows, double meanScore, double expectedBrier, Optional<Confirmed> confirmed) {

    /**
     * Figures where labels are in.
     *
     * @param labels how many
     * @param meanScore mean probability over them, 0 to 1
     * @param rate share of them with the outcome, 0 to 1
     * @param brier mean squared error, 0 to 1
     * @param auc area under the ROC curve; empty where all labels are alike
     */
    public record Confirmed(int labels, double meanScore, double rate, double brier, Optional<Double> auc) {}

    /** Of an outcome over scored decisions; all zero where there are none. */
    static Performance of(String outcome, List<MonitoringStore.Scored> rows, int leastLabels) {
        double[] scores = rows.stream()
                .filter(row -> row.scores().containsKey(outcome))
                .mapToDouble(row -> row.scores().getOrDefault(outcome, 0.0))
                .toArray();
        double sum = 0;
        double expected = 0;
        for (double score : scores) {
            sum += score;
            expected += score * (1 - score);
        }
        double count = Math.max(1, scores.length);
        return new Performance(scores.length, sum / count, expected / count, confirmed(outcome, rows, leastLabels));
    }

    private static Optional<Confirmed> confirmed(String outcome, List<MonitoringStore.Scored> all, int leastLabels) {
        List<MonitoringStore.Scored> rows = all.stream()
                .filter(row -> row.labels().containsKey(outcome) && row.scores().containsKey(outcome))
                .toList();
        if (rows.size() < leastLabels) {
            return Optional.empty();
        }
        boolean[] labels = new boolean[rows.size()];
        double[] scores = new double[rows.size()];
        double positives = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).labels().getOrDefault(outcome, false);
            scores[i] = rows.get(i).scores().getOrDefault(outcome, 0.0);
            double label = labels[i] ? 1 : 0;
            positives += label;
            sum += scores[i];
            squares += (label - scores[i]) * (label - scores[i]);
        }
        boolean both = positives > 0 && positives < labels.length;
        Optional<Double> auc = both ? Optional.of(Metrics.of(labels, scores).auc()) : Optional.empty();
        return Optional.of(new Confirmed(
                labels.length, sum / labels.length, positives / labels.length, squares / labels.length, auc));
    }
}
