package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.util.List;

/**
 * What of a single tree is set beside its depth and the weight of its leaves: keys of {@code trainer} for {@code cart} alone.
 *
 * @param impurity what a split is to lessen
 * @param minImpurityDecrease the least decrease of impurity by a split, as a share of all training weight, 0 to 1
 * @param leafSmoothing rows' worth of its parent's rate that each node borrows, at least 0; 0 for the rates as counted
 */
public record CartSettings(Impurity impurity, double minImpurityDecrease, double leafSmoothing) {

    /** What a split is to lessen. */
    public enum Impurity {
        /** The chance that two rows of a node differ in their label. */
        GINI,
        /** The label's uncertainty in bits. */
        ENTROPY
    }

    /** Reads the settings; given for another trainer they are faults, which are kept. */
    static CartSettings read(SettingsTree tree, TrainerSettings.Kind kind) {
        for (String key : List.of("impurity", "minImpurityDecrease", "leafSmoothing")) {
            if (kind != TrainerSettings.Kind.CART && tree.has(key)) {
                tree.keep(tree.wrong(key, tree.raw().get(key), "must be given for trainer.kind cart only"));
            }
        }
        return new CartSettings(
                tree.choice("impurity", Impurity.GINI),
                tree.number("minImpurityDecrease", 0, 0, 1),
                tree.number("leafSmoothing", 20, 0, 1e6));
    }
}
