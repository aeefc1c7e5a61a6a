package io.chargehand.scoring;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * How far values of a window have moved from those of a reference. Immutable.
 *
 * <p>PSI is the sum over bins of {@code (p - q) ln(p / q)}, p the share in the window and q in the reference; both counts get half a
 * row per bin, so that an empty bin is rare and not impossible. If nothing had moved, PSI over {@code 1/n + 1/m} would be
 * distributed as chi-squared with one degree less than bins (Yurdakul 2018, "Statistical Properties of the Population Stability
 * Index"); {@code psiP} is the chance of so much or more. The Kolmogorov-Smirnov distance is that of two samples, for numbers alone.
 *
 * @param rows rows of the window
 * @param missing those without a value
 * @param referenceRows rows of the reference
 * @param referenceMissing share of those without a value, 0 to 1
 * @param psi population stability index, 0 or more
 * @param psiP chance of such a PSI by accident, 0 to 1
 * @param ks largest distance of the cumulative shares, 0 to 1; empty for texts, and where either side has no number
 * @param ksP chance of such a distance by accident, 0 to 1, by the asymptotic distribution
 */
public record Shift(
        int rows,
        int missing,
        int referenceRows,
        double referenceMissing,
        double psi,
        double psiP,
        Optional<Double> ks,
        Optional<Double> ksP) {

    private static final double HALF_A_ROW = 0.5;
    private static final KolmogorovSmirnovTest KS = new KolmogorovSmirnovTest();

    /**
     * Compares counts of the same bins.
     *
     * @param window rows by bin
     * @param reference rows by bin; may be fractions
     */
    static double psi(double[] window, double[] reference) {
        double windowSum = sum(window) + HALF_A_ROW * window.length;
        double referenceSum = sum(reference) + HALF_A_ROW * window.length;
        double psi = 0;
        for (int i = 0; i < window.length; i++) {
            double p = (window[i] + HALF_A_ROW) / windowSum;
            double q = (reference[i] + HALF_A_ROW) / referenceSum;
            psi += (p - q) * Math.log(p / q);
        }
        return psi;
    }

    /** The chance of such a PSI by accident; 1 where either side is empty. */
    static double psiP(double psi, double[] window, double[] reference) {
        double n = sum(window);
        double m = sum(reference);
        if (n == 0 || m == 0 || window.length < 2) {
            return 1;
        }
        ChiSquaredDistribution still = new ChiSquaredDistribution(window.length - 1.0);
        return 1 - still.cumulativeProbability(psi / (1 / n + 1 / m));
    }

    /** The largest distance between the cumulative shares of two samples. */
    static double ks(double[] window, double[] reference) {
        return KS.kolmogorovSmirnovStatistic(window, reference);
    }

    /** The chance of such a distance by accident, for {@code n} and {@code m} rows. */
    static double ksP(double distance, int n, int m) {
        return KS.approximateP(distance, n, m);
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * Compares values with a reference.
     *
     * @param reference how the values were spread
     * @param referenceRows over how many rows, at least 1
     * @param values the window's: a {@link Double}, a {@link String}, or null where missing
     */
    public static Shift of(Distribution reference, int referenceRows, List<@Nullable Object> values) {
        return ShiftMeasure.of(reference, referenceRows, values);
    }
}
