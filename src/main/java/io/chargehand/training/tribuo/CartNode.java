package io.chargehand.training.tribuo;

import io.chargehand.training.Examples;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

import java.util.stream.IntStream;

/**
 * A node of a single tree with what training rows came by. Immutable.
 *
 * <p>Tribuo grows the tree, but its least weight of a child only ends growth: a split may still part off a handful of rows.
 * Here such a split is taken out, and its rows go on with the others, so that no leaf weighs less than the job says.
 */
sealed interface CartNode {

    /** The training weight that passed. */
    double weight();

    /** The part of it with the outcome. */
    double outcomes();

    /** A node that ends a way. */
    record Leaf(double weight, double outcomes) implements CartNode {}

    /**
     * A node that parts rows.
     *
     * @param feature in Tribuo's numbering
     * @param input in the encoder's
     * @param threshold rows at or below it, and those without the input where 0 is, go below
     * @param impurity of its rows
     */
    record Split(
            double weight,
            double outcomes,
            int feature,
            int input,
            double threshold,
            double impurity,
            CartNode below,
            CartNode above)
            implements CartNode {

        /** Whether a row without the input goes below: to Tribuo it is 0. */
        boolean missingBelow() {
            return threshold >= 0;
        }
    }

    /** Tribuo's tree with the training rows counted, without splits that part off less than a weight. */
    static CartNode of(Node<Label> root, ImmutableFeatureMap features, Examples examples, double least) {
        return new Counting(features, examples, least)
                .node(root, IntStream.range(0, examples.size()).toArray());
    }

    /** Passes rows down a tree. Single-threaded. */
    record Counting(ImmutableFeatureMap features, Examples examples, double least) {

        CartNode node(Node<Label> node, int[] rows) {
            double weight = weight(rows);
            double outcomes = outcomes(rows);
            if (!(node instanceof SplitNode<Label> split)) {
                return new Leaf(weight, outcomes);
            }
            int input = TribuoData.input(features, split.getFeatureID());
            int[] below = IntStream.of(rows)
                    .filter(row -> isBelow(row, input, split.splitValue()))
                    .toArray();
            int[] above = IntStream.of(rows)
                    .filter(row -> !isBelow(row, input, split.splitValue()))
                    .toArray();
            if (tooLight(below)) {
                return node(split.getGreaterThan(), rows);
            }
            if (tooLight(above)) {
                return node(split.getLessThanOrEqual(), rows);
            }
            return new Split(
                    weight,
                    outcomes,
                    split.getFeatureID(),
                    input,
                    split.splitValue(),
                    split.getImpurity(),
                    node(split.getLessThanOrEqual(), below),
                    node(split.getGreaterThan(), above));
        }

        private boolean tooLight(int[] rows) {
            return rows.length == 0 || weight(rows) < least;
        }

        private boolean isBelow(int row, int input, double threshold) {
            float value = examples.inputs()[row][input];
            return (Float.isNaN(value) ? 0 : value) <= threshold;
        }

        private double weight(int[] rows) {
            return IntStream.of(rows)
                    .mapToDouble(row -> examples.weights()[row])
                    .sum();
        }

        private double outcomes(int[] rows) {
            return IntStream.of(rows)
                    .filter(row -> examples.labels()[row])
                    .mapToDouble(row -> examples.weights()[row])
                    .sum();
        }
    }
}
