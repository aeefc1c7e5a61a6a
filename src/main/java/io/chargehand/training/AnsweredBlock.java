package io.chargehand.training;

import io.chargehand.scoring.Predictor;

/**
 * A block of later training rows with what a model trained before it says of them. Immutable; the arrays are not to be changed.
 *
 * @param rows positions of the rows, by decision instant
 * @param labels their outcomes
 * @param weights how much each counts
 * @param inputs encoded for the predictor
 * @param predictor trained before the block, with all rounds
 */
record AnsweredBlock(int[] rows, boolean[] labels, double[] weights, float[][] inputs, Predictor predictor) {

    int size() {
        return rows.length;
    }

    /** Log-odds by the first rounds. */
    double[] margins(int rounds) {
        double[] margins = new double[rows.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = predictor.margin(inputs[i], rounds);
        }
        return margins;
    }
}
