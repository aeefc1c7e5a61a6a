package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.InvalidInputException;

import java.util.Optional;

/**
 * When boosting is long enough, by how later blocks are answered after each round: the {@code earlyStopping} key of a trainer.
 *
 * @param rounds how many rounds without a better figure end the looking; 0 to look at all
 * @param measure of the figure
 */
public record EarlyStopping(int rounds, Measure measure) {

    /** What is done of boosted trees without the key: the fewest losses of all rounds. */
    static final EarlyStopping USUAL = new EarlyStopping(0, Measure.LOG_LOSS);

    private static final String KEY = "earlyStopping";

    /** By what rounds are judged. */
    public enum Measure {
        /** Log loss in nats. */
        LOG_LOSS,
        /** Mean squared difference of probability and outcome. */
        BRIER,
        /** Mean over the blocks of the area under the curve within a block, which is blind to the base rate. */
        AUC;

        /** Its name in files: {@code logLoss}, {@code brier}, {@code auc}. */
        public String written() {
            return switch (this) {
                case LOG_LOSS -> "logLoss";
                case BRIER -> "brier";
                case AUC -> "auc";
            };
        }
    }

    /** Reads the key; where rounds are fixed, or there are none, it is a fault, which is kept. */
    static Optional<EarlyStopping> read(SettingsTree trainer, TrainerSettings.Kind kind) {
        Optional<SettingsTree> found =
                trainer.keep(() -> trainer.findChild(KEY)).flatMap(child -> child);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!kind.boosts()) {
            trainer.keep(unfit(trainer, "must be given for a trainer that has rounds: xgboost or stack"));
        } else if (trainer.truth("fixedRounds", false)) {
            trainer.keep(unfit(trainer, "must not stand beside fixedRounds: true"));
        }
        SettingsTree tree = found.get();
        return Optional.of(new EarlyStopping(
                tree.whole("rounds", USUAL.rounds(), 0, 5000), tree.choice("measure", USUAL.measure())));
    }

    private static InvalidInputException unfit(SettingsTree trainer, String rule) {
        return trainer.wrong(KEY, trainer.raw().get(KEY), rule);
    }
}
