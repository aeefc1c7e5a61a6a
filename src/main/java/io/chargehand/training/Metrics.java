package io.chargehand.training;

import io.chargehand.kernel.Rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How good probabilities are on labelled rows. Immutable.
 *
 * @param rows how many rows
 * @param auc area under the ROC curve; ties count half
 * @param averagePrecision area under the precision-recall steps
 * @param brier mean squared error of the probabilities
 * @param logLoss mean negative log-likelihood in nats, probabilities kept within {@code [1e-15, 1 - 1e-15]}
 * @param calibrationError expected calibration error over ten bins of equal count
 */
public record Metrics(
        int rows, double auc, double averagePrecision, double brier, double logLoss, double calibrationError) {

    /** Bins of the calibration error. */
    public static final int BINS = 10;

    private static final double TINY = 1e-15;

    /**
     * Measures.
     *
     * @throws io.chargehand.kernel.InvalidInputException when there are no rows, or only one class
     */
    public static Metrics of(boolean[] labels, double[] probabilities) {
        Rules.require(labels.length > 0, "test", 0, "must hold at least one row");
        Rules.require(
                labels.length == probabilities.length, "test", labels.length, "must have a probability per label");
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        Rules.require(
                positives > 0 && positives < labels.length,
                "test",
                positives + " of " + labels.length + " rows have the outcome",
                "must hold rows of both classes");
        Integer[] order = order(probabilities);
        double brier = 0;
        double logLoss = 0;
        for (int i = 0; i < labels.length; i++) {
            brier += squaredError(labels[i], probabilities[i]);
            logLoss += logLoss(labels[i], probabilities[i]);
        }
        return new Metrics(
                labels.length,
                auc(labels, probabilities, order, ones(labels.length)),
                averagePrecision(labels, probabilities, order, positives),
                brier / labels.length,
                logLoss / labels.length,
                calibrationError(labels, probabilities, order));
    }

    /**
     * The Brier skill score against a reference on the same rows: 1 − Brier / Brier of the reference. 1 is perfect, 0 no
     * better, below 0 worse.
     */
    public double skill(Metrics reference) {
        return 1 - brier / reference.brier;
    }

    /** What a row adds to the Brier score. */
    static double squaredError(boolean label, double probability) {
        double error = (label ? 1 : 0) - probability;
        return error * error;
    }

    /** What a row adds to the log loss, in nats. */
    static double logLoss(boolean label, double probability) {
        double likelihood = label ? probability : 1 - probability;
        return -Math.log(Math.max(TINY, Math.min(1 - TINY, likelihood)));
    }

    /** Positions by rising probability, ties by position. */
    static Integer[] order(double[] probabilities) {
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        return order;
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Area under the ROC curve; {@code NaN} when one class is absent. */
    static double auc(boolean[] labels, double[] scores) {
        return auc(labels, scores, order(scores), ones(scores.length));
    }

    /** Area under the ROC curve where row i counts {@code times[i]} times; {@code NaN} when one class is absent. */
    static double auc(boolean[] labels, double[] probabilities, Integer[] order, int[] times) {
        double below = 0;
        double area = 0;
        double positives = 0;
        int start = 0;
        while (start < order.length) {
            int end = start;
            double tiedPositives = 0;
            double tiedNegatives = 0;
            while (end < order.length && probabilities[order[end]] == probabilities[order[start]]) {
                if (labels[order[end]]) {
                    tiedPositives += times[order[end]];
                } else {
                    tiedNegatives += times[order[end]];
                }
                end++;
            }
            area += tiedPositives * (below + tiedNegatives / 2);
            below += tiedNegatives;
            positives += tiedPositives;
            start = end;
        }
        return area / (positives * below);
    }

    private static double averagePrecision(boolean[] labels, double[] probabilities, Integer[] order, int positives) {
        double sum = 0;
        int seen = 0;
        int found = 0;
        int end = order.length;
        while (end > 0) {
            int start = end;
            int foundHere = 0;
            while (start > 0 && probabilities[order[start - 1]] == probabilities[order[end - 1]]) {
                start--;
                foundHere += labels[order[start]] ? 1 : 0;
            }
            seen += end - start;
            found += foundHere;
            sum += (double) found / seen * foundHere;
            end = start;
        }
        return sum / positives;
    }

    private static double calibrationError(boolean[] labels, double[] probabilities, Integer[] order) {
        double error = 0;
        for (Reliability bin : reliability(labels, probabilities, order)) {
            error += bin.rows() * Math.abs(bin.meanProbability() - bin.observedRate());
        }
        return error / labels.length;
    }

    /** One bin of a reliability table: rows, their mean probability and how often the outcome came true. */
    public record Reliability(int rows, double meanProbability, double observedRate) {}

    /** Ten bins of equal count by rising probability; fewer when there are fewer rows. */
    public static List<Reliability> reliability(boolean[] labels, double[] probabilities) {
        return reliability(labels, probabilities, order(probabilities));
    }

    private static List<Reliability> reliability(boolean[] labels, double[] probabilities, Integer[] order) {
        List<Reliability> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) order.length * bin / BINS);
            int to = (int) ((long) order.length * (bin + 1) / BINS);
            if (to == from) {
                continue;
            }
            double probability = 0;
            double observed = 0;
            for (int i = from; i < to; i++) {
                probability += probabilities[order[i]];
                observed += labels[order[i]] ? 1 : 0;
            }
            bins.add(new Reliability(to - from, probability / (to - from), observed / (to - from)));
        }
        return bins;
    }
}
