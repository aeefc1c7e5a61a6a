package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.StackedPredictor;
import io.chargehand.scoring.TreeEnsemble;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses how many boosting rounds are used, by how well later blocks are answered after each of them. Stateless. */
final class RoundsChoice {

    private static final int SHIFT_STEPS = 8;

    private RoundsChoice() {}

    /** The choice; empty where there is nothing to choose, and those of the job are used. */
    static Optional<RoundsChosen> of(TrainerSettings trainer, List<AnsweredBlock> blocks) {
        boolean usual = trainer.kind() == TrainerSettings.Kind.XGBOOST && !trainer.fixedRounds();
        boolean chosen = usual || trainer.stopping().isPresent();
        if (!chosen || blocks.isEmpty()) {
            return Optional.empty();
        }
        EarlyStopping stopping = trainer.stopping().orElse(EarlyStopping.USUAL);
        double[] curve = new double[trainer.rounds()];
        double weight = 0;
        for (AnsweredBlock block : blocks) {
            weight += new Curve(block, trainer.drift().isPresent(), stopping.measure()).addTo(curve);
        }
        return Optional.of(chosen(stopping, curve, stopping.measure() == EarlyStopping.Measure.AUC ? -weight : weight));
    }

    /** Walks a curve of sums, the lower the better, that are {@code weight} times what is told. */
    static RoundsChosen chosen(EarlyStopping stopping, double[] curve, double weight) {
        int best = 0;
        int looked = 1;
        while (looked < curve.length && (stopping.rounds() == 0 || looked - best <= stopping.rounds())) {
            best = curve[looked] < curve[best] ? looked : best;
            looked++;
        }
        int least = 0;
        for (int round = 1; round < curve.length; round++) {
            least = curve[round] < curve[least] ? round : least;
        }
        return new RoundsChosen(
                stopping.measure(),
                stopping.rounds(),
                best + 1,
                curve[best] / weight,
                looked,
                curve.length,
                least + 1,
                curve[least] / weight);
    }

    /** How one block is answered after each round. Single-threaded. */
    private static final class Curve {

        private final AnsweredBlock block;
        private final boolean shifts;
        private final EarlyStopping.Measure measure;
        private final TreeEnsemble trees;
        private final float[] margins;

        Curve(AnsweredBlock block, boolean shifts, EarlyStopping.Measure measure) {
            this.block = block;
            this.shifts = shifts;
            this.measure = measure;
            margins = new float[block.size()];
            if (block.predictor() instanceof StackedPredictor stacked) {
                trees = stacked.trees();
                for (int i = 0; i < margins.length; i++) {
                    margins[i] = (float) stacked.base().margin(block.inputs()[i]) + trees.base();
                }
            } else {
                trees = (TreeEnsemble) block.predictor();
                Arrays.fill(margins, trees.base());
            }
        }

        /** Adds the block's sums to a curve; the weight they stand for. */
        double addTo(double[] curve) {
            double shift = 0;
            for (int tree = 0; tree < curve.length; tree++) {
                for (int i = 0; i < margins.length; i++) {
                    margins[i] += trees.leafOf(block.inputs()[i], tree);
                }
                if (shifts) {
                    shift = bestShift(shift);
                }
                add(curve, tree, shift);
            }
            return measure == EarlyStopping.Measure.AUC
                    ? block.size()
                    : Arrays.stream(block.weights()).sum();
        }

        private void add(double[] curve, int tree, double shift) {
            switch (measure) {
                case LOG_LOSS -> {
                    for (int i = 0; i < margins.length; i++) {
                        double margin = margins[i] + shift;
                        curve[tree] += block.weights()[i] * Math.log1p(Math.exp(block.labels()[i] ? -margin : margin));
                    }
                }
                case BRIER -> {
                    for (int i = 0; i < margins.length; i++) {
                        double error = Calibration.sigmoid(margins[i] + shift) - (block.labels()[i] ? 1 : 0);
                        curve[tree] += block.weights()[i] * error * error;
                    }
                }
                case AUC -> curve[tree] -= block.size() * auc();
            }
        }

        private double auc() {
            double[] sums = new double[margins.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = margins[i];
            }
            return Metrics.auc(block.labels(), sums);
        }

        /** The shift of all margins that fits the block best: what is left is how well they tell its rows apart. */
        private double bestShift(double start) {
            double shift = start;
            for (int step = 0; step < SHIFT_STEPS; step++) {
                double gradient = -shift;
                double curvature = 1;
                for (int i = 0; i < margins.length; i++) {
                    double p = Calibration.sigmoid(margins[i] + shift);
                    gradient += block.weights()[i] * ((block.labels()[i] ? 1 : 0) - p);
                    curvature += block.weights()[i] * p * (1 - p);
                }
                shift += Math.max(-1, Math.min(1, gradient / curvature));
            }
            return shift;
        }
    }
}
