package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

/**
 * Weighted sum of inputs. Immutable; the arrays are not to be changed.
 *
 * @param weights one per input
 * @param intercept added
 * @param means of the inputs among training rows, which attributions are measured from; all 0 where not known, as in
 *     artifacts that were written without
 */
public record LinearPredictor(double[] weights, double intercept, double[] means) implements Predictor {

    /** Checks that every weight is a number. */
    public LinearPredictor {
        Rules.require(means.length == weights.length, "means", means.length, "must be as many as weights");
        for (double weight : weights) {
            Rules.range("weight", weight, -1e9, 1e9);
        }
    }

    /** A weighted sum whose inputs have unknown means. */
    public LinearPredictor(double[] weights, double intercept) {
        this(weights, intercept, new double[weights.length]);
    }

    @Override
    public double margin(float[] inputs) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * inputs[i];
        }
        return sum;
    }

    @Override
    public LinearPredictor shifted(double logOdds) {
        return new LinearPredictor(weights, intercept + logOdds, means);
    }

    @Override
    public Attributor attributor() {
        return new LinearAttributor(this);
    }

    @Override
    public int inputs() {
        return weights.length;
    }
}
