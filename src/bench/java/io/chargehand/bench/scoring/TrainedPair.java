package io.chargehand.bench.scoring;

import com.google.protobuf.InvalidProtocolBufferException;
import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.Learner;
import io.chargehand.training.TrainerSettings;
import io.chargehand.training.tribuo.TribuoLearners;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.protos.core.ModelProto;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** One training's result in the product's form, in Tribuo's and as XGBoost's booster. Not thread-safe. */
final class TrainedPair {

    static final int DEPTH = 6;
    static final int ROUNDS = 100;
    static final long SEED = 3;

    private static final Label UNKNOWN = new Label("1");

    private final TreeEnsemble trees;
    private final XGBoostModel<Label> model;
    private final Booster booster;
    private final String[] names;

    private TrainedPair(TreeEnsemble trees, XGBoostModel<Label> model) {
        this.trees = trees;
        this.model = model;
        booster = model.getInnerModels().get(0);
        ImmutableFeatureMap map = model.getFeatureIDMap();
        names = new String[map.size()];
        for (int id = 0; id < names.length; id++) {
            names[id] = map.get(id).getName();
        }
    }

    static TrainedPair train(Examples examples) {
        Learner.Learned learned = learner(1, examples.names().size()).learn(examples, ROUNDS);
        try {
            byte[] original = learned.originals().getOrDefault("model", new byte[0]);
            @SuppressWarnings("unchecked")
            XGBoostModel<Label> model = (XGBoostModel<Label>) Model.deserialize(ModelProto.parseFrom(original));
            return new TrainedPair((TreeEnsemble) learned.predictor(), model);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a model just trained cannot be read", e);
        }
    }

    /** The product's learner of boosted trees. */
    static Learner learner(int threads, int inputs) {
        Map<String, Object> settings = Map.of("kind", "xgboost", "depth", DEPTH, "threads", threads);
        return TribuoLearners.of(TrainerSettings.read(SettingsTree.of(settings)), Collections.nCopies(inputs, 0), SEED);
    }

    TreeEnsemble trees() {
        return trees;
    }

    /** P(yes) by Tribuo, from inputs to answer. */
    double tribuo(float[] row) {
        String[] present = new String[row.length];
        double[] values = new double[row.length];
        int size = 0;
        for (int i = 0; i < row.length; i++) {
            if (!Float.isNaN(row[i])) {
                present[size] = names[i];
                values[size++] = row[i];
            }
        }
        Example<Label> example =
                new ArrayExample<>(new Label("1"), Arrays.copyOf(present, size), Arrays.copyOf(values, size));
        return model.predict(example)
                .getOutputScores()
                .getOrDefault("1", UNKNOWN)
                .getScore();
    }

    /** Log-odds by XGBoost, from a matrix of one row, which it disposes of. */
    double booster(float[] row) {
        try {
            DMatrix matrix = new DMatrix(row, 1, row.length, Float.NaN);
            try {
                return booster.predict(matrix, true)[0][0];
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /** Attributions by XGBoost: of every input, and the base last. */
    float[] contributions(float[] row) {
        try {
            DMatrix matrix = new DMatrix(row, 1, row.length, Float.NaN);
            try {
                return booster.predictContrib(matrix, 0)[0];
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }
}
