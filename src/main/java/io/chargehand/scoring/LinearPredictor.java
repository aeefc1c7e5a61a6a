package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

/**
 * Weighted sum of inputs. Immutable; the arrays are not to be changed.
 *
 * @param weights one per input
 * @param intercept added
 */
public record LinearPredictor(double[] weights, double intercept) implements Predictor {

    /** Checks that every weight is a number. */
    public LinearPredictor {
        for (double weight : weights) {
            Rules.range("weight", weight, -1e9, 1e9);
        }
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
    public int inputs() {
        return weights.length;
    }
}
