package io.chargehand.training;

import java.util.Arrays;

/**
 * How well an order tells the classes apart within time: the area under the ROC curve among rows decided around the same
 * time, in the better direction, 0.5 to 1. Stateless.
 */
final class OrderAuc {

    private static final int BLOCK_ROWS = 200;
    private static final int MOST_BLOCKS = 50;

    private OrderAuc() {}

    /**
     * Measures.
     *
     * @param labels by decision instant
     * @param places of each row in the order
     */
    static double of(boolean[] labels, double[] places) {
        int blocks = Math.max(1, Math.min(MOST_BLOCKS, labels.length / BLOCK_ROWS));
        double area = 0;
        double pairs = 0;
        for (int block = 0; block < blocks; block++) {
            int from = (int) ((long) labels.length * block / blocks);
            int to = (int) ((long) labels.length * (block + 1) / blocks);
            double[] values = Arrays.copyOfRange(places, from, to);
            boolean[] outcomes = Arrays.copyOfRange(labels, from, to);
            double weight = pairs(outcomes);
            if (weight > 0) {
                area += weight * Metrics.auc(outcomes, values);
                pairs += weight;
            }
        }
        return pairs == 0 ? 0.5 : Math.max(area / pairs, 1 - area / pairs);
    }

    private static double pairs(boolean[] labels) {
        double ones = 0;
        for (boolean label : labels) {
            ones += label ? 1 : 0;
        }
        return ones * (labels.length - ones);
    }
}
