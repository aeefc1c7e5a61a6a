package io.chargehand.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses among calibrations by their losses on rows later than those they were fitted on: the simplest that is no worse than the
 * best by more than one standard error of their difference, rows of one group taken together (the one-standard-error rule of
 * Breiman, Friedman, Olshen and Stone, 1984). Stateless.
 */
final class CalibrationChoice {

    private CalibrationChoice() {}

    /**
     * The number of the calibration to take.
     *
     * @param losses by calibration, the simplest first, the weighted loss of each row
     * @param groups of the rows
     */
    static int simplest(List<double[]> losses, List<String> groups) {
        List<Double> sums = new ArrayList<>();
        losses.forEach(each -> sums.add(Arrays.stream(each).sum()));
        int best = 0;
        for (int i = 1; i < sums.size(); i++) {
            best = sums.get(i) < sums.get(best) ? i : best;
        }
        for (int i = 0; i < best; i++) {
            if (sums.get(i) - sums.get(best) <= standardError(losses.get(i), losses.get(best), groups)) {
                return i;
            }
        }
        return best;
    }

    /** Standard error of the sum of the differences. */
    private static double standardError(double[] one, double[] other, List<String> groups) {
        Map<String, Double> byGroup = new HashMap<>();
        double sum = 0;
        for (int r = 0; r < one.length; r++) {
            byGroup.merge(groups.get(r), one[r] - other[r], Double::sum);
            sum += one[r] - other[r];
        }
        int count = byGroup.size();
        double mean = sum / count;
        double squares = byGroup.values().stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return count < 2 ? 0 : Math.sqrt(squares * count / (count - 1));
    }
}
