package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CalibratorTest {

    @Test
    void everyKindUndoesAKnownDistortion() {
        Calibrator.Slice slice = slice(20_000, 1);
        for (Calibration fitted :
                new Calibration[] {Calibrator.platt(slice, 0), Calibrator.beta(slice), Calibrator.isotonic(slice)}) {
            for (double margin = -3; margin <= 3; margin += 0.5) {
                assertThat(fitted.probability(margin, new double[0]))
                        .as("%s at %s", fitted, margin)
                        .isCloseTo(truth(margin), within(0.04));
            }
        }
    }

    @Test
    void isotonicNeverFalls() {
        Calibration fitted = Calibrator.isotonic(slice(500, 2));
        double last = 0;
        for (double margin = -5; margin <= 5; margin += 0.01) {
            double next = fitted.probability(margin, new double[0]);
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
    }

    @Test
    void aStackLearnsHowMuchTheContextCounts() {
        Random random = new Random(3);
        int rows = 20_000;
        double[] margins = new double[rows];
        double[][] context = new double[rows][1];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            margins[i] = random.nextGaussian();
            context[i][0] = random.nextGaussian();
            labels[i] = random.nextDouble() < Calibration.sigmoid(0.8 * margins[i] + 0.5 * context[i][0] - 1);
        }
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        Calibration.Platt fitted =
                (Calibration.Platt) Calibrator.platt(new Calibrator.Slice(margins, context, labels, ones), 1);
        assertThat(fitted.slope()).isCloseTo(0.8, within(0.06));
        assertThat(fitted.weights()[0]).isCloseTo(0.5, within(0.06));
        assertThat(fitted.intercept()).isCloseTo(-1, within(0.06));
    }

    private static double truth(double margin) {
        return Calibration.sigmoid(0.5 * margin - 1);
    }

    private static Calibrator.Slice slice(int rows, long seed) {
        Random random = new Random(seed);
        double[] margins = new double[rows];
        boolean[] labels = new boolean[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            margins[i] = -4 + 8 * random.nextDouble();
            labels[i] = random.nextDouble() < truth(margins[i]);
            weights[i] = 1;
        }
        return new Calibrator.Slice(margins, new double[rows][0], labels, weights);
    }
}
