package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How probabilities are calibrated: the {@code calibration} key of a job.
 *
 * @param kind which calibration, or the best by time
 * @param share share of the training rows, latest by decision, on which rounds and calibration are chosen
 * @param folds the slice is cut into that many blocks; each is answered by a model trained before it
 * @param context as-of rate features weighed beside the model (only by {@code stack} and {@code auto})
 * @param labels which labels a block's model may train on
 * @param recency half-life of a calibration row's weight; none to weigh all alike
 */
public record CalibrationSettings(
        Kind kind, double share, int folds, List<String> context, Labels labels, Optional<Duration> recency) {

    /** Which labels a block's model may train on. */
    public enum Labels {
        /** Those known when the block begins: what a model trained then would have had. */
        AT_BLOCK,
        /** Those known at the split, of rows decided before the block: for histories whose labels arrive late or all at once. */
        AT_SPLIT
    }

    /** Which calibration. */
    public enum Kind {
        /** The simplest of the others that is within a standard error of the best on the last two fifths of the slice. */
        AUTO,
        NONE,
        PLATT,
        BETA,
        ISOTONIC,
        /** Platt scaling with the context. */
        STACK
    }

    /** Reads the settings; all absent means {@code auto} on the last 30 % in 3 folds. */
    public static CalibrationSettings read(Optional<SettingsTree> found) {
        SettingsTree tree = found.orElseGet(() -> SettingsTree.of(Map.of()));
        return new CalibrationSettings(
                tree.choice("kind", Kind.AUTO),
                tree.number("share", 0.3, 0.05, 0.8),
                tree.whole("folds", 3, 1, 20),
                tree.texts("context"),
                tree.choice("labels", Labels.AT_BLOCK),
                tree.findDuration("recencyHalfLife"));
    }
}
