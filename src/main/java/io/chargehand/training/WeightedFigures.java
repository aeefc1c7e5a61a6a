package io.chargehand.training;

import java.util.List;

/**
 * The figures of {@link Metrics} where row i counts {@code times[i]} times, in one walk over the rows by rising
 * probability: what a bootstrap asks a thousand times. With every row once they are those of {@link Metrics}. Immutable,
 * safe for use by several threads.
 */
final class WeightedFigures {

    /** The names of {@link #of}, in its order. */
    static final List<String> NAMES = List.of("auc", "averagePrecision", "brier", "logLoss", "calibrationError");

    private static final int AUC = 0;
    private static final int AVERAGE_PRECISION = 1;
    private static final int BRIER = 2;
    private static final int LOG_LOSS = 3;
    private static final int CALIBRATION = 4;

    private final int[] order;
    private final boolean[] labels;
    private final double[] probabilities;
    private final double[] squares;
    private final double[] losses;

    WeightedFigures(boolean[] labels, double[] probabilities) {
        Integer[] boxed = Metrics.order(probabilities);
        int size = labels.length;
        this.order = new int[size];
        this.labels = new boolean[size];
        this.probabilities = new double[size];
        this.squares = new double[size];
        this.losses = new double[size];
        for (int i = 0; i < size; i++) {
            int row = boxed[i];
            order[i] = row;
            this.labels[i] = labels[row];
            this.probabilities[i] = probabilities[row];
            squares[i] = Metrics.squaredError(labels[row], probabilities[row]);
            losses[i] = Metrics.logLoss(labels[row], probabilities[row]);
        }
    }

    /** The figures; AUC is {@code NaN} where one class is absent, average precision where the outcome is. */
    double[] of(int[] times) {
        double[] figures = new double[NAMES.size()];
        long rows = 0;
        long positives = 0;
        for (int i = 0; i < order.length; i++) {
            int count = times[order[i]];
            rows += count;
            positives += labels[i] ? count : 0;
            figures[BRIER] += count * squares[i];
            figures[LOG_LOSS] += count * losses[i];
        }
        figures[BRIER] /= rows;
        figures[LOG_LOSS] /= rows;
        ranks(times, rows, positives, figures);
        figures[CALIBRATION] = calibrationError(times, rows);
        return figures;
    }

    /** Walks ties together, from the highest probability down. */
    private void ranks(int[] times, long rows, long positives, double[] figures) {
        double area = 0;
        double precision = 0;
        long seen = 0;
        long found = 0;
        int end = order.length;
        while (end > 0) {
            int start = end;
            long foundHere = 0;
            long here = 0;
            while (start > 0 && probabilities[start - 1] == probabilities[end - 1]) {
                start--;
                int count = times[order[start]];
                here += count;
                foundHere += labels[start] ? count : 0;
            }
            seen += here;
            found += foundHere;
            long negativesBelow = rows - positives - (seen - found);
            area += foundHere * (negativesBelow + (here - foundHere) / 2.0);
            precision += foundHere == 0 ? 0 : (double) found / seen * foundHere;
            end = start;
        }
        figures[AUC] = area / ((double) positives * (rows - positives));
        figures[AVERAGE_PRECISION] = precision / positives;
    }

    /** Over ten bins of equal count; a row that counts several times may lie in two. */
    private double calibrationError(int[] times, long rows) {
        double error = 0;
        int bin = 0;
        long at = 0;
        double gap = 0;
        for (int i = 0; i < order.length; i++) {
            double difference = probabilities[i] - (labels[i] ? 1 : 0);
            long left = times[order[i]];
            while (left > 0) {
                long until = rows * (bin + 1) / Metrics.BINS;
                long taken = Math.min(left, until - at);
                gap += taken * difference;
                at += taken;
                left -= taken;
                if (at == until) {
                    error += Math.abs(gap);
                    gap = 0;
                    bin++;
                }
            }
        }
        return error / rows;
    }
}
