package io.chargehand.training.tribuo;

import io.chargehand.scoring.LinearPredictor;
import io.chargehand.training.Examples;
import io.chargehand.training.Learner;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;

import java.util.Map;

/** L2-regularized logistic regression by LIBLINEAR, through Tribuo. Thread-safe. */
final class LinearLearner implements Learner {

    private static final int ITERATIONS = 1000;

    private final double l2;
    private final double tolerance;
    private final long seed;

    LinearLearner(double l2, double tolerance, long seed) {
        this.l2 = l2;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    @Override
    public Learned learn(Examples examples, int rounds) {
        LibLinearModel<Label> model = train(examples);
        LinearPredictor sum = compile(model, examples.names().size());
        return new Learned(
                new LinearPredictor(sum.weights(), sum.intercept(), means(examples)),
                Map.of("model", model.serialize().toByteArray()),
                model.getProvenance().toString());
    }

    LibLinearModel<Label> train(Examples examples) {
        EncodedDataset dataset = TribuoData.sparse(examples);
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), 1 / Math.max(l2, 1e-6), ITERATIONS, tolerance, seed);
        float outcome = weight(examples, true);
        float other = weight(examples, false);
        if (outcome != other) {
            trainer.setLabelWeights(Map.of(TribuoData.YES, outcome, TribuoData.NO, other));
        }
        return trainer.train(dataset, Map.of());
    }

    /** The mean weight of a class: LIBLINEAR weighs classes and not rows, and all rows of a class weigh alike. */
    private static float weight(Examples examples, boolean label) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < examples.size(); i++) {
            if (examples.labels()[i] == label) {
                sum += examples.weights()[i];
                count++;
            }
        }
        return count == 0 ? 1 : (float) (sum / count);
    }

    /** The weighted mean of each input. */
    private static double[] means(Examples examples) {
        double[] means = new double[examples.names().size()];
        double weight = 0;
        for (int i = 0; i < examples.size(); i++) {
            weight += examples.weights()[i];
            for (int k = 0; k < means.length; k++) {
                means[k] += examples.weights()[i] * examples.inputs()[i][k];
            }
        }
        for (int k = 0; k < means.length; k++) {
            means[k] /= weight;
        }
        return means;
    }

    static LinearPredictor compile(LibLinearModel<Label> model, int inputs) {
        de.bwaldvogel.liblinear.Model inner = model.getInnerModels().get(0);
        double sign =
                ((LibLinearClassificationModel) model).getOutputIDInfo().getID(TribuoData.YES) == inner.getLabels()[0]
                        ? 1
                        : -1;
        double[] weights = inner.getFeatureWeights();
        double[] byInput = new double[inputs];
        int features = model.getFeatureIDMap().size();
        double intercept = sign * weights[features];
        for (int id = 0; id < features; id++) {
            int input = TribuoData.input(model.getFeatureIDMap(), id);
            if (input < inputs) {
                byInput[input] = sign * weights[id];
            } else {
                // what pads empty rows is 1 in every row
                intercept += sign * weights[id];
            }
        }
        return new LinearPredictor(byInput, intercept);
    }
}
