package io.chargehand.scoring;

import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The largest shift among weeks of the history before the reference: what is usual for a feature that moves all the time, such as
 * the rate of the last days. Immutable.
 *
 * @param weeks how many weeks were compared; 0 where the history is too short to tell
 * @param psi the largest PSI, 0 or more
 * @param ks the largest Kolmogorov-Smirnov distance, 0 to 1
 */
public record UsualShift(int weeks, double psi, double ks) {

    /** Nothing is known. */
    public static final UsualShift UNKNOWN = new UsualShift(0, 0, 0);

    /** Checks the ranges. */
    public UsualShift {
        Rules.range("usual.weeks", weeks, 0, 1000);
        Rules.range("usual.psi", psi, 0, 1e6);
        Rules.range("usual.ks", ks, 0, 1);
    }

    /** The largest shift among windows, each the values of a week as in {@link Shift#of}. */
    static UsualShift of(Distribution reference, int referenceRows, List<List<@Nullable Object>> windows) {
        double psi = 0;
        double ks = 0;
        for (List<@Nullable Object> window : windows) {
            Shift shift = Shift.of(reference, referenceRows, window);
            psi = Math.max(psi, shift.psi());
            ks = Math.max(ks, shift.ks().orElse(0.0));
        }
        return new UsualShift(windows.size(), psi, ks);
    }
}
