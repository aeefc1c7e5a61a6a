package io.chargehand.training;

import java.util.ArrayList;
import java.util.List;

/**
 * What plots of ranking are drawn from. Immutable.
 *
 * @param gain how many of the outcomes lie in the first rows, at twenty depths
 * @param precisionRecall at most a hundred points of the model, by falling threshold
 * @param histogram rows by probability and class, in twenty bins of equal width up to the greatest probability
 */
public record CurvePoints(List<Gain> gain, List<PrecisionRecall> precisionRecall, List<Bar> histogram) {

    private static final int DEPTHS = 20;
    private static final int POINTS = 100;
    private static final int BARS = 20;

    /** Copies the lists. */
    public CurvePoints {
        gain = List.copyOf(gain);
        precisionRecall = List.copyOf(precisionRecall);
        histogram = List.copyOf(histogram);
    }

    /**
     * The first rows by falling probability; rows of a tie count as in any order, on the average.
     *
     * @param depth share of rows, above 0, at most 1
     * @param model share of all outcomes that lie among them, 0 to 1
     * @param rateTable the same by the rate table's order
     * @param lift {@code model / depth}: 1 is no better than chance
     */
    public record Gain(double depth, double model, double rateTable, double lift) {}

    /** Precision and recall of acting at and above a threshold; all 0 to 1. */
    public record PrecisionRecall(double threshold, double recall, double precision) {}

    /** Rows whose probability lies in {@code [from, to)}, the last bin's end included. */
    public record Bar(double from, double to, int with, int without) {}

    static CurvePoints of(Measured measured) {
        Ranking model = new Ranking(measured.labels(), measured.probabilities());
        Ranking table = new Ranking(measured.labels(), measured.rateTable());
        List<Gain> gain = new ArrayList<>();
        for (int k = 1; k <= DEPTHS; k++) {
            double depth = (double) k / DEPTHS;
            double found = model.found(depth);
            gain.add(new Gain(depth, found, table.found(depth), found / depth));
        }
        return new CurvePoints(gain, model.precisionRecall(), histogram(measured));
    }

    private static List<Bar> histogram(Measured measured) {
        double top = 0;
        for (double probability : measured.probabilities()) {
            top = Math.max(top, probability);
        }
        int[] with = new int[BARS];
        int[] without = new int[BARS];
        for (int i = 0; i < measured.size(); i++) {
            int bar = top == 0 ? 0 : Math.min(BARS - 1, (int) (measured.probabilities()[i] / top * BARS));
            (measured.labels()[i] ? with : without)[bar]++;
        }
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k < BARS; k++) {
            bars.add(new Bar(top * k / BARS, top * (k + 1) / BARS, with[k], without[k]));
        }
        return bars;
    }

    /** Rows by falling probability, ties together. */
    private static final class Ranking {
        private final double[] thresholds;
        private final int[] rows;
        private final int[] outcomes;
        private final int size;
        private final int positives;

        Ranking(boolean[] labels, double[] probabilities) {
            Integer[] order = Metrics.order(probabilities);
            List<double[]> ties = new ArrayList<>();
            int seen = 0;
            int found = 0;
            for (int i = order.length - 1; i >= 0; i--) {
                seen++;
                found += labels[order[i]] ? 1 : 0;
                if (i == 0 || probabilities[order[i - 1]] != probabilities[order[i]]) {
                    ties.add(new double[] {probabilities[order[i]], seen, found});
                }
            }
            this.size = seen;
            this.positives = found;
            this.thresholds = ties.stream().mapToDouble(tie -> tie[0]).toArray();
            this.rows = ties.stream().mapToInt(tie -> (int) tie[1]).toArray();
            this.outcomes = ties.stream().mapToInt(tie -> (int) tie[2]).toArray();
        }

        /** The share of the outcomes among the first rows, straight between the ends of a tie. */
        double found(double depth) {
            double at = depth * size;
            double rowsBefore = 0;
            double foundBefore = 0;
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] >= at - 1e-9) {
                    double part = (at - rowsBefore) / (rows[i] - rowsBefore);
                    return Math.min(1, (foundBefore + part * (outcomes[i] - foundBefore)) / positives);
                }
                rowsBefore = rows[i];
                foundBefore = outcomes[i];
            }
            return 1;
        }

        List<PrecisionRecall> precisionRecall() {
            List<PrecisionRecall> points = new ArrayList<>();
            int count = Math.min(POINTS, thresholds.length);
            for (int k = 1; k <= count; k++) {
                int at = (int) ((long) thresholds.length * k / count) - 1;
                points.add(new PrecisionRecall(
                        thresholds[at], (double) outcomes[at] / positives, (double) outcomes[at] / rows[at]));
            }
            return points;
        }
    }
}
