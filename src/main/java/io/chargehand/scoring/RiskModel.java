package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** What moved the log-odds of a vector, by feature; the context of the calibration has no part in it. */
    public Attribution attribution(FeatureVector vector) {
        float[] inputs = encoder.encode(vector);
        Attributor attributor = predictor.attributor();
        double[] byInput = new double[inputs.length + 1];
        attributor.attribute(inputs, byInput, attributor.scratch());
        Map<String, Double> byFeature = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            byFeature.merge(encoder.inputs().get(i).name(), byInput[i], Double::sum);
        }
        List<Attribution.Share> shares = byFeature.entrySet().stream()
                .map(each -> new Attribution.Share(each.getKey(), each.getValue()))
                .toList();
        return new Attribution(byInput[inputs.length], predictor.margin(inputs), shares);
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
