package io.chargehand.training;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class CalibrationChoiceTest {

    private static final List<String> ALONE =
            IntStream.range(0, 400).mapToObj(Integer::toString).toList();

    @Test
    void takesTheSimplestWithinAStandardErrorOfTheBest() {
        // differences of standard deviation 1 over 400 rows: the standard error of their sum is 20
        double[] best = noise(1, 0);
        assertThat(CalibrationChoice.simplest(List.of(noise(2, 0.03), best), ALONE))
                .isZero();
        assertThat(CalibrationChoice.simplest(List.of(noise(2, 1), best), ALONE))
                .isOne();
        assertThat(CalibrationChoice.simplest(List.of(noise(2, 1), noise(3, 0.03), best), ALONE))
                .isOne();
    }

    @Test
    void theBestIsTakenThoughItIsTheSimplest() {
        assertThat(CalibrationChoice.simplest(List.of(noise(1, 0), noise(2, 1)), ALONE))
                .isZero();
    }

    @Test
    void rowsOfAGroupCountAsOne() {
        List<String> twos =
                IntStream.range(0, 400).mapToObj(i -> Integer.toString(i / 40)).toList();
        double[] worse = new double[400];
        for (int i = 0; i < 400; i++) {
            worse[i] = i / 40 % 2 == 0 ? 0.5 : -0.3;
        }
        double[] none = new double[400];
        assertThat(CalibrationChoice.simplest(List.of(worse, none), ALONE)).isOne();
        assertThat(CalibrationChoice.simplest(List.of(worse, none), twos)).isZero();
    }

    private static double[] noise(long seed, double mean) {
        Random random = new Random(seed);
        return IntStream.range(0, 400)
                .mapToDouble(i -> mean + random.nextGaussian() / Math.sqrt(2))
                .toArray();
    }
}
