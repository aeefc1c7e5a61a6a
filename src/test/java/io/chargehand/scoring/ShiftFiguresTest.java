package io.chargehand.scoring;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShiftFiguresTest {

    @Test
    void psiIsTheSumByHand() {
        // (0.6 - 0.4) ln(0.6/0.4) + (0.4 - 0.6) ln(0.4/0.6) = 0.4 ln 1.5; half a row in a million matters little.
        double psi = Shift.psi(new double[] {600_000, 400_000}, new double[] {400_000, 600_000});
        assertThat(psi).isCloseTo(0.4 * Math.log(1.5), within(1e-5));
        assertThat(Shift.psi(new double[] {10, 20, 30}, new double[] {10, 20, 30}))
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void ksIsThatOfTwoSamples() {
        double[] window = {1, 2, 3, 4};
        double[] reference = {3, 4, 5, 6};
        assertThat(Shift.ks(window, reference)).isEqualTo(0.5);
        assertThat(Shift.ksP(0.5, 400, 400))
                .isCloseTo(new KolmogorovSmirnovTest().approximateP(0.5, 400, 400), within(0.0));
    }
}
