package io.chargehand.monitoring;

import io.chargehand.scoring.Distribution;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ShiftTest {

    private static final DriftSettings SETTINGS =
            new DriftSettings(Duration.ofDays(7), Duration.ofDays(6), 20_000, 500, 200, 0.1, 0.25, 0.2, 1.25, 0.001);

    @Test
    void rowsLikeTheReferenceAreNotCalledDrift() {
        SplittableRandom random = new SplittableRandom(7);
        int significant = 0;
        int tries = 400;
        for (int i = 0; i < tries; i++) {
            Distribution reference = Distribution.Numbers.of(normals(random, 2000, 0));
            Shift shift = Shift.of(reference, 2000, boxed(normals(random, 1000, 0)));
            assertThat(verdict(shift)).isEqualTo(ShiftVerdict.STABLE);
            significant += shift.psiP() < 0.05 ? 1 : 0;
        }
        // The asymptotic test is to reject about one in twenty.
        assertThat(significant / (double) tries).isBetween(0.01, 0.11);
    }

    @Test
    void aShiftedMeanIsDrift() {
        SplittableRandom random = new SplittableRandom(8);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        assertThat(verdict(reference, normals(random, 1000, 1))).isEqualTo(ShiftVerdict.DRIFTED);
        assertThat(verdict(reference, normals(random, 1000, 0.35))).isEqualTo(ShiftVerdict.WATCH);
        assertThat(verdict(reference, normals(random, 499, 1))).isEqualTo(ShiftVerdict.TOO_FEW);
    }

    @Test
    void whatWasUsualIsNoDrift() {
        SplittableRandom random = new SplittableRandom(8);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        Shift shift = Shift.of(reference, 3000, boxed(normals(random, 1000, 1)));
        UsualShift asMuch = new UsualShift(6, shift.psi(), shift.ks().orElseThrow());
        assertThat(SETTINGS.verdict(shift, asMuch)).isEqualTo(ShiftVerdict.STABLE);
        UsualShift less = new UsualShift(6, shift.psi() / 2, shift.ks().orElseThrow() / 2);
        assertThat(SETTINGS.verdict(shift, less)).isEqualTo(ShiftVerdict.DRIFTED);
    }

    @Test
    void aFewRowsBeyondAllOfTheReferenceAreDrift() {
        SplittableRandom random = new SplittableRandom(9);
        Distribution reference = Distribution.Numbers.of(normals(random, 3000, 0));
        double[] window = normals(random, 1000, 0);
        Arrays.fill(window, 0, 60, 50);
        Shift shift = Shift.of(reference, 3000, boxed(window));
        assertThat(verdict(shift)).isEqualTo(ShiftVerdict.DRIFTED);
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
        Shift shift = Shift.of(reference, 3000, window);
        assertThat(shift.missing()).isEqualTo(100);
        assertThat(verdict(shift)).isEqualTo(ShiftVerdict.DRIFTED);
    }

    @Test
    void tiedNumbersKeepABinOfTheirOwn() {
        double[] mostlyZero = new double[1000];
        Arrays.fill(mostlyZero, 900, 1000, 3);
        Distribution reference = Distribution.Numbers.of(mostlyZero);
        double[] halfZero = new double[1000];
        Arrays.fill(halfZero, 500, 1000, 3);
        assertThat(verdict(reference, mostlyZero)).isEqualTo(ShiftVerdict.STABLE);
        assertThat(verdict(reference, halfZero)).isEqualTo(ShiftVerdict.DRIFTED);
    }

    @Test
    void textsAreComparedByShareAndUnknownOnesAreTheRest() {
        Distribution reference = Distribution.Texts.of(texts("a", 700, "b", 300));
        assertThat(verdict(Shift.of(reference, 1000, List.copyOf(texts("a", 690, "b", 310)))))
                .isEqualTo(ShiftVerdict.STABLE);
        assertThat(verdict(Shift.of(reference, 1000, List.copyOf(texts("a", 600, "b", 300, "new", 100)))))
                .isEqualTo(ShiftVerdict.DRIFTED);
    }

    private static ShiftVerdict verdict(Distribution reference, double[] window) {
        return verdict(Shift.of(reference, 3000, boxed(window)));
    }

    private static ShiftVerdict verdict(Shift shift) {
        return SETTINGS.verdict(shift, UsualShift.UNKNOWN);
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
