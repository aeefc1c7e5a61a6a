package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * A model ready to score: encoder, predictor, calibration. Immutable, safe for use by several threads.
 *
 * @param encoder turns a feature vector into inputs
 * @param predictor turns inputs into log-odds
 * @param context positions of the as-of rate features whose log-odds the calibration weighs
 * @param calibration turns log-odds into a probability
 */
public record RiskModel(FeatureEncoder encoder, Predictor predictor, List<Integer> context, Calibration calibration) {

    /** Checks that encoder and predictor fit together. */
    public RiskModel {
        Rules.require(
                encoder.inputs().size() == predictor.inputs(),
                "model.inputs",
                predictor.inputs(),
                "must be as many as the encoder gives, " + encoder.inputs().size());
        context = List.copyOf(context);
    }

    /** The probability of the outcome. */
    public Probability score(FeatureVector vector) {
        return new Probability(calibration.probability(predictor.margin(encoder.encode(vector)), contextOf(vector)));
    }

    /** Log-odds of the context features. */
    public double[] contextOf(FeatureVector vector) {
        double[] values = new double[context.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Calibration.logit(vector.number(context.get(i)));
        }
        return values;
    }
}
