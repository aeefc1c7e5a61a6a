package io.chargehand.training;

import io.chargehand.scoring.Calibration;

import java.util.Arrays;

/** How much rows count at an instant: newer ones more, and those that stand for rows not known yet. Stateless. */
final class RowWeights {

    /** A row never stands for more than this many. */
    private static final double MOST = 10;

    private static final double DRIFT_PRIOR = 20;

    private RowWeights() {}

    /**
     * Weights of known rows, with mean 1.
     *
     * @param known positions of the rows whose label is known before {@code at}
     * @param at the instant
     * @param halfLife of a row's weight in milliseconds; 0 to weigh all alike
     * @param censored whether a row also weighs one over the chance that a row of its age is known, estimated from all rows
     *     decided before {@code at} by Kaplan and Meier's product
     */
    static double[] of(FrozenHistory history, int[] known, long at, long halfLife, boolean censored) {
        double[] weights = new double[known.length];
        Lags lags = censored ? Lags.asOf(history, at) : Lags.NONE;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            long age = at - history.decided()[known[i]];
            double recency = halfLife == 0 ? 1 : Math.pow(0.5, (double) age / halfLife);
            weights[i] = recency * Math.min(MOST, 1 / Math.max(1e-9, lags.knownBy(age)));
            sum += weights[i];
        }
        double mean = sum / Math.max(1, weights.length);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= mean;
        }
        return weights;
    }

    /**
     * Log-odds of the base rate around each row's time: the mean label of rows near it, before and after, halved every
     * {@code halfLife} of distance, and drawn toward the mean of all rows by 20 rows' worth.
     */
    static float[] driftOf(FrozenHistory history, int[] rows, long halfLife) {
        double mean = 0;
        for (int row : rows) {
            mean += history.labels()[row] / rows.length;
        }
        double[] counts = new double[rows.length];
        double[] sums = new double[rows.length];
        for (int direction : new int[] {1, -1}) {
            double count = 0;
            double sum = 0;
            long last = 0;
            for (int step = 0; step < rows.length; step++) {
                int i = direction > 0 ? step : rows.length - 1 - step;
                long at = history.decided()[rows[i]];
                double kept = step == 0 ? 0 : Math.pow(0.5, (double) Math.abs(at - last) / halfLife);
                count *= kept;
                sum *= kept;
                counts[i] += count;
                sums[i] += sum;
                count += 1;
                sum += history.labels()[rows[i]];
                last = at;
            }
        }
        float[] offsets = new float[rows.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (float) Calibration.logit((sums[i] + DRIFT_PRIOR * mean) / (counts[i] + DRIFT_PRIOR));
        }
        return offsets;
    }

    /** The distribution of the time from decision to known label, as far as it can be told at an instant. */
    private record Lags(boolean estimated, long[] ages, double[] known) {

        private static final Lags NONE = new Lags(false, new long[0], new double[0]);

        static Lags asOf(FrozenHistory history, long at) {
            int rows = 0;
            while (rows < history.size() && history.decided()[rows] < at) {
                rows++;
            }
            long[] events = new long[rows];
            long[] observed = new long[rows];
            int eventCount = 0;
            for (int i = 0; i < rows; i++) {
                long decided = history.decided()[i];
                boolean isKnown = history.known()[i] < at;
                observed[i] = Math.max(0, (isKnown ? history.known()[i] : at) - decided);
                if (isKnown) {
                    events[eventCount++] = observed[i];
                }
            }
            events = Arrays.copyOf(events, eventCount);
            Arrays.sort(events);
            Arrays.sort(observed);
            double[] known = new double[eventCount];
            double unknown = 1;
            int gone = 0;
            for (int i = 0; i < eventCount; i++) {
                while (gone < rows && observed[gone] < events[i]) {
                    gone++;
                }
                int ties = 1;
                while (i + 1 < eventCount && events[i + 1] == events[i]) {
                    ties++;
                    i++;
                }
                unknown *= 1 - (double) ties / (rows - gone);
                Arrays.fill(known, i - ties + 1, i + 1, 1 - unknown);
            }
            return new Lags(true, events, known);
        }

        double knownBy(long age) {
            if (!estimated) {
                return 1;
            }
            int low = 0;
            int high = ages.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ages[middle] < age) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? 0 : known[low - 1];
        }
    }
}
