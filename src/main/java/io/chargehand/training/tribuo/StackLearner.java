package io.chargehand.training.tribuo;

import io.chargehand.scoring.LinearPredictor;
import io.chargehand.scoring.StackedPredictor;
import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.Learner;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logistic regression first, then boosted trees that start from its log-odds: what adds up is learned with few rows, and trees
 * are left with thresholds and with how things meet. The trees read numbers alone (as-of rates stand for the categories), which
 * keeps their rows short. Thread-safe.
 */
final class StackLearner implements Learner {

    private final LinearLearner linear;
    private final XgboostLearner boosting;

    StackLearner(LinearLearner linear, XgboostLearner boosting) {
        this.linear = linear;
        this.boosting = boosting;
    }

    @Override
    public Learned learn(Examples examples, int rounds) {
        Learned base = linear.learn(examples, rounds);
        LinearPredictor sum = (LinearPredictor) base.predictor();
        float[] offsets = new float[examples.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (float) sum.margin(examples.inputs()[i]);
        }
        Learned trees = boosting.learn(
                new Examples(examples.names(), numbers(examples), examples.labels(), examples.weights(), offsets),
                rounds);
        Map<String, byte[]> originals = new LinkedHashMap<>(trees.originals());
        base.originals().forEach((part, bytes) -> originals.put("base-" + part, bytes));
        return new Learned(
                new StackedPredictor(sum, (TreeEnsemble) trees.predictor()),
                originals,
                base.provenance() + "\n" + trees.provenance());
    }

    /** The rows with every level of a category missing. */
    private static float[][] numbers(Examples examples) {
        boolean[] level = new boolean[examples.names().size()];
        for (int k = 0; k < level.length; k++) {
            level[k] = examples.names().get(k).contains("=");
        }
        float[][] rows = new float[examples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = examples.inputs()[i].clone();
            for (int k = 0; k < level.length; k++) {
                rows[i][k] = level[k] ? Float.NaN : rows[i][k];
            }
        }
        return rows;
    }
}
