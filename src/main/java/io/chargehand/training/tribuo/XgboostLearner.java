package io.chargehand.training.tribuo;

import io.chargehand.scoring.TreeEnsemble;
import io.chargehand.training.Examples;
import io.chargehand.training.Learner;
import io.chargehand.training.TrainerSettings;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;

import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boosted trees by XGBoost's histogram method, through Tribuo, compiled into flat arrays. Thread-safe. */
final class XgboostLearner implements Learner {

    private static final double EVEN_ODDS = 0.5;

    private final TrainerSettings settings;
    private final List<Integer> monotone;
    private final long seed;

    XgboostLearner(TrainerSettings settings, List<Integer> monotone, long seed) {
        this.settings = settings;
        this.monotone = List.copyOf(monotone);
        this.seed = seed;
    }

    @Override
    public Learned learn(Examples examples, int rounds) {
        XGBoostModel<Label> model = train(examples, rounds);
        try {
            TreeEnsemble trees = compile(model, examples.names().size());
            return new Learned(
                    trees,
                    Map.of("model", model.serialize().toByteArray()),
                    model.getProvenance().toString());
        } finally {
            // A booster that nothing refers to is freed by its finalizer, even while XGBoost works on it.
            Reference.reachabilityFence(model);
        }
    }

    /** Tribuo's model itself. */
    XGBoostModel<Label> train(Examples examples, int rounds) {
        EncodedDataset dataset = TribuoData.dataset(examples);
        return new BinaryXgboostTrainer(rounds, parameters(dataset.getFeatureIDMap()), examples)
                .train(dataset, Map.of());
    }

    /** Compiles Tribuo's model; reads nothing but the dump of its booster. */
    static TreeEnsemble compile(XGBoostModel<Label> model, int inputs) {
        ImmutableFeatureMap map = model.getFeatureIDMap();
        // Copies, which are ours to hold while they are read, and to dispose of.
        List<Booster> copies = model.getInnerModels();
        try {
            String[] dump = copies.get(0).getModelDump((String) null, true, "json");
            return TreeCompiler.compile(dump, inputs, id -> TribuoData.input(map, id));
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed to write its trees: " + e.getMessage(), e);
        } finally {
            copies.forEach(Booster::dispose);
        }
    }

    private Map<String, Object> parameters(ImmutableFeatureMap map) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("booster", "gbtree");
        parameters.put("objective", "binary:logistic");
        parameters.put("base_score", EVEN_ODDS);
        parameters.put("tree_method", "hist");
        parameters.put("eta", settings.learningRate());
        parameters.put("max_depth", settings.depth());
        parameters.put("min_child_weight", settings.minChildWeight());
        parameters.put("subsample", settings.subsample());
        parameters.put("colsample_bytree", settings.columnSample());
        parameters.put("lambda", settings.l2());
        parameters.put("alpha", settings.l1());
        parameters.put("gamma", settings.minSplitGain());
        parameters.put("nthread", settings.threads());
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        if (monotone.stream().anyMatch(sign -> sign != 0)) {
            StringBuilder signs = new StringBuilder("(");
            for (int id = 0; id < map.size(); id++) {
                int input = TribuoData.input(map, id);
                signs.append(id == 0 ? "" : ",").append(input < monotone.size() ? monotone.get(input) : 0);
            }
            parameters.put("monotone_constraints", signs.append(')').toString());
        }
        return parameters;
    }
}
