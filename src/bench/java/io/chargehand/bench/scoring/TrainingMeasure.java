package io.chargehand.bench.scoring;

import io.chargehand.feature.SettingsTree;
import io.chargehand.training.Examples;
import io.chargehand.training.TrainerSettings;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

import java.util.LinkedHashMap;
import java.util.Map;

/** Training through the product's learner beside XGBoost on the same rows and settings, in turn. Stateless. */
final class TrainingMeasure {

    private static final double WITHIN = 1.3;
    private static final double SECONDS = 1e9;

    private TrainingMeasure() {}

    static Measure of(Examples examples, int threads, int passes) {
        double ours = Double.POSITIVE_INFINITY;
        double peer = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < passes; pass++) {
            long begun = System.nanoTime();
            TrainedPair.learner(threads, examples.names().size()).learn(examples, TrainedPair.ROUNDS);
            long between = System.nanoTime();
            xgboost(examples, threads);
            ours = Math.min(ours, (between - begun) / SECONDS);
            peer = Math.min(peer, (System.nanoTime() - between) / SECONDS);
        }
        return Measure.within("training, XGBoost", ours, peer, "s", WITHIN);
    }

    private static void xgboost(Examples examples, int threads) {
        int inputs = examples.names().size();
        float[] flat = new float[examples.size() * inputs];
        float[] labels = new float[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            System.arraycopy(examples.inputs()[i], 0, flat, i * inputs, inputs);
            labels[i] = examples.labels()[i] ? 1 : 0;
        }
        try {
            DMatrix matrix = new DMatrix(flat, labels.length, inputs, Float.NaN);
            matrix.setLabel(labels);
            matrix.setWeight(examples.weights());
            matrix.setBaseMargin(examples.offsets());
            Booster booster = XGBoost.train(matrix, settings(threads), TrainedPair.ROUNDS, Map.of(), null, null);
            booster.dispose();
            matrix.dispose();
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> settings(int threads) {
        TrainerSettings product = TrainerSettings.read(
                SettingsTree.of(Map.of("kind", "xgboost", "depth", TrainedPair.DEPTH, "threads", threads)));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("base_score", 0.5);
        settings.put("tree_method", "hist");
        settings.put("eta", product.learningRate());
        settings.put("max_depth", product.depth());
        settings.put("min_child_weight", product.minChildWeight());
        settings.put("subsample", product.subsample());
        settings.put("colsample_bytree", product.columnSample());
        settings.put("lambda", product.l2());
        settings.put("nthread", product.threads());
        settings.put("seed", TrainedPair.SEED);
        settings.put("verbosity", 0);
        return settings;
    }
}
