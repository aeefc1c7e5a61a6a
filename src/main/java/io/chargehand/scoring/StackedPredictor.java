package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

/**
 * A weighted sum, and trees that were grown on what it left unexplained: their log-odds add up. Immutable.
 *
 * @param base the weighted sum
 * @param trees of the same inputs
 */
public record StackedPredictor(LinearPredictor base, TreeEnsemble trees) implements Predictor {

    /** Checks that both read the same inputs. */
    public StackedPredictor {
        Rules.require(
                base.inputs() == trees.inputs(), "trees.inputs", trees.inputs(), "must be those of the weighted sum");
    }

    @Override
    public double margin(float[] inputs) {
        return base.margin(inputs) + trees.margin(inputs);
    }

    @Override
    public double margin(float[] inputs, int first) {
        return base.margin(inputs) + trees.margin(inputs, first);
    }

    @Override
    public StackedPredictor shifted(double logOdds) {
        return new StackedPredictor(base.shifted(logOdds), trees);
    }

    @Override
    public Attributor attributor() {
        return new StackedAttributor(this);
    }

    @Override
    public int inputs() {
        return base.inputs();
    }
}
