package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MetricsTest {

    @Test
    void figuresOfASmallTableByHand() {
        boolean[] labels = {false, false, true, true};
        double[] probabilities = {0.1, 0.4, 0.35, 0.8};
        Metrics metrics = Metrics.of(labels, probabilities);
        // pairs in order: (0.35 > 0.1), (0.8 > 0.1), (0.8 > 0.4) of four
        assertThat(metrics.auc()).isEqualTo(0.75);
        // precision at the first hit 1/1, at the second 2/3
        assertThat(metrics.averagePrecision()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.brier()).isCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
        assertThat(metrics.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
    }

    @Test
    void tiesCountHalf() {
        assertThat(Metrics.of(new boolean[] {true, false, true}, new double[] {0.3, 0.3, 0.3})
                        .auc())
                .isEqualTo(0.5);
    }

    @Test
    void aucIsTheShareOfPairsInOrder() {
        Random random = new Random(4);
        boolean[] labels = new boolean[300];
        double[] probabilities = new double[300];
        for (int i = 0; i < labels.length; i++) {
            probabilities[i] = random.nextInt(20) / 20.0;
            labels[i] = random.nextDouble() < probabilities[i];
        }
        double inOrder = 0;
        double pairs = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] && !labels[j]) {
                    pairs++;
                    inOrder += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(Metrics.of(labels, probabilities).auc()).isCloseTo(inOrder / pairs, within(1e-12));
    }

    @Test
    void calibrationErrorIsZeroWhereEveryBinComesTrue() {
        boolean[] labels = new boolean[1000];
        double[] probabilities = new double[1000];
        for (int i = 0; i < 1000; i++) {
            probabilities[i] = (i / 100) / 10.0 + 0.05;
            labels[i] = i % 100 < Math.round(probabilities[i] * 100);
        }
        assertThat(Metrics.of(labels, probabilities).calibrationError()).isCloseTo(0, within(1e-9));
    }

    @Test
    void oneClassIsRefused() {
        assertThatThrownBy(() -> Metrics.of(new boolean[] {true, true}, new double[] {0.5, 0.6}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must hold rows of both classes");
    }
}
