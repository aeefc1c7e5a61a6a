package io.chargehand.training.tribuo;

import io.chargehand.training.CartSettings;
import io.chargehand.training.Examples;
import io.chargehand.training.Learner;
import io.chargehand.training.TrainerSettings;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.Entropy;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.dtree.impurity.LabelImpurity;
import org.tribuo.common.tree.TreeModel;

import java.util.Map;

/** A single classification tree by Tribuo, pruned of light leaves, its rates smoothed, compiled into flat arrays. Thread-safe. */
final class CartLearner implements Learner {

    private static final float EVERY_INPUT = 1;
    /** Tribuo takes no 0. */
    private static final double LEAST_WEIGHT = 1e-6;

    private final TrainerSettings settings;
    private final long seed;

    CartLearner(TrainerSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    @Override
    public Learned learn(Examples examples, int rounds) {
        CartWriter.Written written = write(examples);
        return new Learned(
                written.trees(),
                Map.of("model", written.model().serialize().toByteArray()),
                written.model().getProvenance().toString());
    }

    CartWriter.Written write(Examples examples) {
        TreeModel<Label> grown = grow(examples);
        CartNode root = CartNode.of(grown.getRoot(), grown.getFeatureIDMap(), examples, settings.minChildWeight());
        return CartWriter.write(
                grown, root, settings.cart().leafSmoothing(), examples.names().size());
    }

    /** Tribuo's tree; what weighs less than two leaves is not parted, as it cannot be. */
    private TreeModel<Label> grow(Examples examples) {
        return new CARTClassificationTrainer(
                        settings.depth(),
                        (float) Math.max(LEAST_WEIGHT, 2 * settings.minChildWeight()),
                        (float) settings.cart().minImpurityDecrease(),
                        EVERY_INPUT,
                        false,
                        impurity(),
                        seed)
                .train(TribuoData.sparse(examples), Map.of());
    }

    private LabelImpurity impurity() {
        return settings.cart().impurity() == CartSettings.Impurity.GINI ? new GiniIndex() : new Entropy();
    }
}
