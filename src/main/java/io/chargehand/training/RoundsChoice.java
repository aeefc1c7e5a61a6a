package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.TreeEnsemble;

import java.util.List;

/** Chooses how many boosting rounds are used, by how well later blocks are answered after each of them. Stateless. */
final class RoundsChoice {

    private static final int SHIFT_STEPS = 8;

    private RoundsChoice() {}

    /** The rounds to use: those of the job where there is nothing to choose. */
    static int of(TrainerSettings trainer, List<AnsweredBlock> blocks) {
        int most = trainer.rounds();
        if (trainer.fixedRounds() || blocks.isEmpty() || trainer.kind() != TrainerSettings.Kind.XGBOOST) {
            return most;
        }
        double[] losses = new double[most];
        for (AnsweredBlock block : blocks) {
            addLosses(block, trainer.drift().isPresent(), losses);
        }
        int best = 0;
        for (int tree = 1; tree < most; tree++) {
            best = losses[tree] < losses[best] ? tree : best;
        }
        return best + 1;
    }

    private static void addLosses(AnsweredBlock block, boolean shifted, double[] losses) {
        TreeEnsemble trees = (TreeEnsemble) block.predictor();
        float[] margins = new float[block.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = trees.base();
        }
        double shift = 0;
        for (int tree = 0; tree < losses.length; tree++) {
            for (int i = 0; i < margins.length; i++) {
                margins[i] += trees.leafOf(block.inputs()[i], tree);
            }
            if (shifted) {
                shift = bestShift(margins, block, shift);
            }
            for (int i = 0; i < margins.length; i++) {
                double margin = margins[i] + shift;
                losses[tree] += block.weights()[i] * Math.log1p(Math.exp(block.labels()[i] ? -margin : margin));
            }
        }
    }

    /** The shift of all margins that fits a block best: what is left is how well they tell its rows apart. */
    private static double bestShift(float[] margins, AnsweredBlock block, double start) {
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
