package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.Predictor;

import java.util.Map;

/**
 * How much rows of each class weigh in training beside the other: the {@code classWeights} key of a trainer. Only the ratio counts:
 * weights keep their sum. Immutable.
 *
 * @param balanced whether both classes weigh alike in sum, whatever the other two say
 * @param outcome of rows with the outcome, above 0
 * @param other of rows without, above 0
 */
public record ClassWeights(boolean balanced, double outcome, double other) {

    /** Rows weigh alike whatever their class. */
    public static final ClassWeights NONE = new ClassWeights(false, 1, 1);

    private static final String KEY = "classWeights";
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e3;

    private enum Named {
        NONE,
        BALANCED
    }

    /** Reads the key of a trainer; without it classes weigh alike. */
    static ClassWeights read(SettingsTree trainer) {
        if (!(trainer.raw().get(KEY) instanceof Map)) {
            return new ClassWeights(trainer.choice(KEY, Named.NONE) == Named.BALANCED, 1, 1);
        }
        SettingsTree weights = trainer.child(KEY);
        return new ClassWeights(false, weights.number("true", 1, LEAST, MOST), weights.number("false", 1, LEAST, MOST));
    }

    /** The factors by which the weights of these rows are multiplied; 1 where one class has no weight to balance. */
    Factors factors(Examples examples) {
        double outcomes = 0;
        double others = 0;
        for (int i = 0; i < examples.size(); i++) {
            if (examples.labels()[i]) {
                outcomes += examples.weights()[i];
            } else {
                others += examples.weights()[i];
            }
        }
        boolean alike = !balanced && outcome == other;
        if (alike || outcomes == 0 || others == 0) {
            return Factors.ONE;
        }
        double yes = balanced ? 1 / outcomes : outcome;
        double no = balanced ? 1 / others : other;
        double kept = (outcomes + others) / (yes * outcomes + no * others);
        return new Factors(yes * kept, no * kept);
    }

    /**
     * What the weights of each class are multiplied by.
     *
     * @param outcome of rows with the outcome
     * @param other of rows without
     */
    record Factors(double outcome, double other) {

        static final Factors ONE = new Factors(1, 1);

        /** What they add to the log-odds that a learner sees. */
        double logOdds() {
            return Math.log(outcome / other);
        }

        /**
         * The rows, weighed.
         *
         * @param offsets whether rows start from log-odds of their own, which then are those of weighed rows, too
         */
        Examples weigh(Examples rows, boolean offsets) {
            if (equals(ONE)) {
                return rows;
            }
            float[] weights = rows.weights().clone();
            float[] starts = rows.offsets().clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= (float) (rows.labels()[i] ? outcome : other);
                starts[i] += offsets ? (float) logOdds() : 0;
            }
            return new Examples(rows.names(), rows.inputs(), rows.labels(), weights, starts);
        }

        /** A predictor of weighed rows, made one of rows as they are: by Bayes its log-odds are too high by just as much. */
        Predictor undone(Predictor weighed) {
            return equals(ONE) ? weighed : weighed.shifted(-logOdds());
        }
    }
}
