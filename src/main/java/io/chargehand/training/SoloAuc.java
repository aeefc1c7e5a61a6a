package io.chargehand.training;

import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one value alone tells the classes apart: the area under the ROC curve in the better direction, 0.5 to 1. A level
 * is scored by its rate among rows of other groups, so that a level of few rows cannot tell its own label. Immutable.
 */
final class SoloAuc {

    private static final int BINS = 32;
    private static final String MISSING = "missing";

    private final boolean[] labels;
    private final boolean[] half;
    private final int positives;

    /**
     * Prepares rows of both classes.
     *
     * @param labels one per row
     * @param groups one per row: rows of a group may share their label
     */
    SoloAuc(boolean[] labels, List<String> groups) {
        this.labels = labels;
        this.half = new boolean[labels.length];
        int ones = 0;
        for (int i = 0; i < labels.length; i++) {
            half[i] = Integer.bitCount(groups.get(i).hashCode() * 0x9E3779B9) % 2 == 0;
            ones += labels[i] ? 1 : 0;
        }
        this.positives = ones;
    }

    /** Of a number: by its rank, missing first or last, or by the rates of 32 bins of equal count, missing being one. */
    double ofNumbers(double[] values) {
        double first = ranked(replaced(values, Double.NEGATIVE_INFINITY));
        double last = ranked(replaced(values, Double.POSITIVE_INFINITY));
        return Math.max(ofTexts(bins(values)), Math.max(first, last));
    }

    /** Of a text: by the rate of its level in the other half of the groups. */
    double ofTexts(String[] texts) {
        Map<String, double[]> first = tally(texts, true);
        Map<String, double[]> second = tally(texts, false);
        double prior = (double) positives / labels.length;
        double[] scores = new double[texts.length];
        for (int i = 0; i < scores.length; i++) {
            double[] seen = (half[i] ? second : first).getOrDefault(texts[i], new double[2]);
            scores[i] = (seen[1] + prior) / (seen[0] + 1);
        }
        return ranked(scores);
    }

    private Map<String, double[]> tally(String[] texts, boolean side) {
        Map<String, double[]> tally = new HashMap<>();
        for (int i = 0; i < texts.length; i++) {
            if (half[i] == side) {
                double[] counts = tally.computeIfAbsent(texts[i], text -> new double[2]);
                counts[0]++;
                counts[1] += labels[i] ? 1 : 0;
            }
        }
        return tally;
    }

    private static String[] bins(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        String[] bins = new String[values.length];
        for (int i = 0; i < bins.length; i++) {
            if (Double.isNaN(values[i])) {
                bins[i] = MISSING;
            } else {
                int place = Arrays.binarySearch(sorted, values[i]);
                while (place > 0 && sorted[place - 1] == values[i]) {
                    place--;
                }
                bins[i] = String.valueOf((long) place * BINS / sorted.length);
            }
        }
        return bins;
    }

    private static double[] replaced(double[] values, double missing) {
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? missing : value)
                .toArray();
    }

    private double ranked(double[] values) {
        double[] with = new double[positives];
        double[] without = new double[values.length - positives];
        int nextWith = 0;
        int nextWithout = 0;
        for (int i = 0; i < values.length; i++) {
            if (labels[i]) {
                with[nextWith++] = values[i];
            } else {
                without[nextWithout++] = values[i];
            }
        }
        double pairs = (double) with.length * without.length;
        return new MannWhitneyUTest().mannWhitneyU(with, without) / pairs;
    }
}
