package io.chargehand.monitoring;

import io.chargehand.scoring.Distribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShiftTest {

    private static final DriftSettings SETTINGS =
            new DriftSettings(Duration.ofDays(7), Duration.ofDays(6), 20_000, 500, 200, 0.1, 0.25, 0.2, 0.001);

    @Test
    void psiIsTheSumByHand() {
        // (0.6 - 0.4) ln(0.6/0.4) + (0.4 - 0.6) ln(0.4/0.6) = 0.4 ln 1.5; half a row in a million matters little.
        double psi = Shift.psi(new double[] {600_000, 400_000}, new double[] {400_000, 600_000});
        assertThat(psi).isCloseTo(0.4 * Math.log(1.5), within(1e-5));
        assertThat(Shift.psi(new double[] {10, 20, 30}, new double[] {10, 20, 30})).isCloseTo(0, within(1e-12));
    }

    @Test
    void ksIsThatOfTwoSamples() {
        double[] window = {1, 2, 3, 4};
        double[] reference = {3, 4, 5, 6};
        assertThat(Shift.ks(window, reference)).isEqualTo(0.5);
        assertThat(Shift.ksP(0.5, 400, 400))
                .isCloseTo(new KolmogorovSmirnovTest().approximateP(0.5, 400, 400), within(0.0));
    }

    @Test
    void rowsLikeTheReferenceAreNotCalledDrift() {
        SplittableRandom random = new SplittableRandom(7);
        int significant = 0;
        int tries = 400;
        for (int i = 0; i < tries; i++) {
            Distribution reference = Distribution.Numbers.of(normals(random, 2000, 0));
            Shift shift = ShiftMeasure.of(reference, 2000, boxed(normals(random, 1000, 0)));
            assertThat(shift.verdict(SETTINGS)).isEqualTo(Shift.Verdict.STABLE);
            significant += shift.psiP() < 0.05 ? 1 : 0;
        }
        // The asymptotic test is to reject about one in twenty.
        assertThat(significant / (double) tries).isBetween(0.01, 0.11);
    }

    @Test
    void aShiftedMeanIsDrift() {
        SplittableRandom random = new SplittableRandom(8);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        assertThat(verdict(reference, normals(random, 1000, 1))).isEqualTo(Shift.Verdict.DRIFTED);
        assertThat(verdict(reference, normals(random, 1000, 0.35))).isEqualTo(Shift.Verdict.WATCH);
        assertThat(verdict(reference, normals(random, 499, 1))).isEqualTo(Shift.Verdict.TOO_FEW);
    }

    @Test
    void aFewRowsBeyondAllOfTheReferenceAreDrift() {
        SplittableRandom random = new SplittableRandom(9);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        double[] window = normals(random, 1000, 0);
        Arrays.fill(window, 0, 60, 50);
        Shift shift = ShiftMeasure.of(reference, 3000, boxed(window));
        assertThat(shift.verdict(SETTINGS)).isEqualTo(Shift.Verdict.DRIFTED);
        assertThat(shift.ks().orElseThrow()).as("no test of the middle sees it").isLessThan(0.1);
    }

    @Test
    void missingValuesThatWereNeverMissingAreDrift() {
        SplittableRandom random = new SplittableRandom(10);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        List<@Nullable Object> window = boxed(normals(random, 1000, 0));
        for (int i = 0; i < 100; i++) {
            window.set(i, null);
        }
        Shift shift = ShiftMeasure.of(reference, 3000, window);
        assertThat(shift.missing()).isEqualTo(100);
        assertThat(shift.verdict(SETTINGS)).isEqualTo(Shift.Verdict.DRIFTED);
    }

    @Test
    void tiedNumbersKeepABinOfTheirOwn() {
        double[] mostlyZero = new double[1000];
        Arrays.fill(mostlyZero, 900, 1000, 3);
        Distribution reference = Distribution.Numbers.of(mostlyZero);
        double[] halfZero = new double[1000];
        Arrays.fill(halfZero, 500, 1000, 3);
        assertThat(verdict(reference, mostlyZero)).isEqualTo(Shift.Verdict.STABLE);
        assertThat(verdict(reference, halfZero)).isEqualTo(Shift.Verdict.DRIFTED);
    }

    @Test
    void textsAreComparedByShareAndUnknownOnesAreTheRest() {
        Distribution reference = Distribution.Texts.of(texts("a", 700, "b", 300));
        assertThat(ShiftMeasure.of(reference, 1000, List.copyOf(texts("a", 690, "b", 310)))
                        .verdict(SETTINGS))
                .isEqualTo(Shift.Verdict.STABLE);
        assertThat(ShiftMeasure.of(reference, 1000, List.copyOf(texts("a", 600, "b", 300, "new", 100)))
                        .verdict(SETTINGS))
                .isEqualTo(Shift.Verdict.DRIFTED);
    }

    private static Shift.Verdict verdict(Distribution reference, double[] window) {
        return ShiftMeasure.of(reference, 3000, boxed(window)).verdict(SETTINGS);
    }

    private static double[] normals(SplittableRandom random, int count, double mean) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> mean + random.nextGaussian());
        return values;
    }

    private static List<@Nullable Object> boxed(double[] values) {
        List<@Nullable Object> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    private static List<String> texts(Object... textsAndCounts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < textsAndCounts.length; i += 2) {
            for (int j = 0; j < (int) textsAndCounts[i + 1]; j++) {
                texts.add((String) textsAndCounts[i]);
            }
        }
        return texts;
    }
}
