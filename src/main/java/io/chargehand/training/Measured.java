package io.chargehand.training;

import io.chargehand.scoring.RateTable;
import io.chargehand.scoring.RiskModel;

import java.util.Arrays;
import java.util.List;

/**
 * Labels and probabilities of the test rows, in their order. Immutable; the arrays are not to be changed.
 *
 * @param labels the outcomes
 * @param probabilities the model's
 * @param rateTable the rate table's
 * @param prior the training rate
 * @param groups the groups
 */
record Measured(boolean[] labels, double[] probabilities, double[] rateTable, double prior, List<String> groups) {

    static Measured of(TrainingResult result) {
        List<ScoredRow> rows = result.predictions();
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).label() == 1;
        }
        return new Measured(
                labels,
                rows.stream().mapToDouble(ScoredRow::probability).toArray(),
                rows.stream().mapToDouble(ScoredRow::baseline).toArray(),
                result.artifact().rateTable().prior(),
                rows.stream().map(ScoredRow::group).toList());
    }

    /** What a model and a rate table say of some rows of a history. */
    static Measured of(FrozenHistory history, int[] rows, RiskModel model, RateTable table) {
        boolean[] labels = new boolean[rows.length];
        double[] scores = new double[rows.length];
        double[] rates = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = history.labels()[rows[i]] == 1;
            scores[i] = model.score(history.vectors().get(rows[i])).value();
            rates[i] = table.rate(history.rows().get(rows[i]));
        }
        List<String> groups =
                Arrays.stream(rows).mapToObj(history.groups()::get).toList();
        return new Measured(labels, scores, rates, table.prior(), groups);
    }

    /** The prior, once a row. */
    double[] priors() {
        double[] priors = new double[size()];
        Arrays.fill(priors, prior);
        return priors;
    }

    int size() {
        return labels.length;
    }

    /** The rows at these positions. */
    Measured only(int[] at) {
        boolean[] some = new boolean[at.length];
        double[] scores = new double[at.length];
        double[] table = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            some[i] = labels[at[i]];
            scores[i] = probabilities[at[i]];
            table[i] = rateTable[at[i]];
        }
        return new Measured(
                some,
                scores,
                table,
                prior,
                Arrays.stream(at).mapToObj(groups::get).toList());
    }

    long positives() {
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return positives;
    }
}
