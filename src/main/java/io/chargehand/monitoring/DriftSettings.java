package io.chargehand.monitoring;

import io.chargehand.kernel.Rules;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;

import java.time.Duration;

/**
 * Which decisions are compared with those a version was measured on, and what counts as drift. Immutable.
 *
 * @param window decisions of the latest such time, by the service's clock
 * @param leastSpan time that the decisions must cover: less than a week shows weekdays, not drift
 * @param mostRows decisions at most, the latest, 100 to 100,000
 * @param leastRows decisions at least, 1 or more
 * @param leastLabels labels at least before figures on them are given, 1 or more
 * @param psiWatch PSI from which a shift is worth a look, above 0
 * @param psiDrift PSI from which it is drift, at least {@code psiWatch}
 * @param ksDrift Kolmogorov-Smirnov distance from which it is drift, 0 to 1
 * @param usualFactor by how much a shift must surpass the largest of the weeks before the reference to count, 1 or more
 * @param significance chance with which rows like those of the reference would look as shifted, 0 to 1: less is no accident
 */
public record DriftSettings(
        Duration window,
        Duration leastSpan,
        int mostRows,
        int leastRows,
        int leastLabels,
        double psiWatch,
        double psiDrift,
        double ksDrift,
        double usualFactor,
        double significance) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the setting out of range
     */
    public DriftSettings {
        Rules.require(window.toMillis() > 0, "window", window, "must be more than zero");
        Rules.require(
                !leastSpan.isNegative() && leastSpan.compareTo(window) <= 0,
                "leastSpan",
                leastSpan,
                "must be from zero to the window, " + window);
        Rules.range("mostRows", mostRows, 100, 100_000);
        Rules.range("leastRows", leastRows, 1, mostRows);
        Rules.range("leastLabels", leastLabels, 1, 100_000);
        Rules.range("psiWatch", psiWatch, 1e-6, 100);
        Rules.range("psiDrift", psiDrift, psiWatch, 100);
        Rules.range("ksDrift", ksDrift, 0, 1);
        Rules.range("usualFactor", usualFactor, 1, 1000);
        Rules.range("significance", significance, 0, 1);
    }

    /** What a shift comes to beside what is usual, where the window is long enough. */
    ShiftVerdict verdict(Shift shift, UsualShift usual) {
        if (shift.rows() < leastRows) {
            return ShiftVerdict.TOO_FEW;
        }
        boolean moved = shift.psiP() <= significance && shift.psi() > usualFactor * usual.psi();
        double distance = shift.ks().orElse(0.0);
        boolean apart = shift.ksP().orElse(1.0) <= significance && distance > usualFactor * usual.ks();
        if (apart && distance >= ksDrift || moved && shift.psi() >= psiDrift) {
            return ShiftVerdict.DRIFTED;
        }
        return moved && shift.psi() >= psiWatch ? ShiftVerdict.WATCH : ShiftVerdict.STABLE;
    }
}
