package io.chargehand.scoring;

import java.util.Arrays;

/**
 * Attributions of a weighted sum: weight times the input's distance from its mean among training rows. Immutable, safe for
 * use by several threads.
 */
final class LinearAttributor implements Attributor {

    private final LinearPredictor predictor;
    private final double base;

    LinearAttributor(LinearPredictor predictor) {
        this.predictor = predictor;
        double sum = predictor.intercept();
        for (int i = 0; i < predictor.inputs(); i++) {
            sum += predictor.weights()[i] * predictor.means()[i];
        }
        base = sum;
    }

    @Override
    public int inputs() {
        return predictor.inputs();
    }

    @Override
    public Scratch scratch() {
        return new Scratch(0);
    }

    @Override
    public void attribute(float[] row, double[] into, Scratch scratch) {
        Arrays.fill(into, 0);
        add(row, into);
    }

    /** Adds the attributions to those that are there. */
    void add(float[] row, double[] into) {
        double[] weights = predictor.weights();
        double[] means = predictor.means();
        for (int i = 0; i < weights.length; i++) {
            into[i] += weights[i] * (row[i] - means[i]);
        }
        into[weights.length] += base;
    }
}
