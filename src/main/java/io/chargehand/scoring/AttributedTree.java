package io.chargehand.scoring;

import java.util.Arrays;

/**
 * One tree, prepared for attributions. Immutable, safe for use by several threads.
 *
 * <p>The Shapley value of an input is the integral, over t from 0 to 1, of what knowing it changes when every other input
 * is known with probability t (Owen 1972). For a tree the integrand is a polynomial of a degree below the number of
 * different inputs on a path, so that half as many points give it exactly. At a point t the subtree that the row does not
 * take weighs {@code (1 − t)·share}, its share of the training weight, and the subtree it takes weighs the rest. One pass
 * up gives the expected value {@code below} each node, one pass down the weight {@code above} it, and the node's input
 * gets {@code above · share · (taken − other)}.
 *
 * <p>Where a path has met the input before, with {@code z} the share that went the path's way there: if the row went that
 * way too, the weights are divided by {@code a = t + (1 − t)·z}, and the factor of the other subtree is
 * {@code (1 − t)·z·share / a}, that of the attribution {@code z·share / a²}; if not, knowing it again changes nothing: the
 * subtrees weigh their shares.
 */
final class AttributedTree {

    private static final int ROOT = 0;
    /** Points that one pass takes side by side: what is read of a node serves all of them. Those past the last weigh nothing. */
    static final int ABREAST = 3;

    private final int nodes;
    private final int[] inner;
    private final int[] child;
    private final int[] key;
    private final int[] place;
    private final int[] input;
    private final int[] before;
    private final int[] factor;
    private final double[] share;
    private final double[] leaf;
    private final int factors;
    private final double[] weigh;
    private final double[] credit;
    private final double expected;

    AttributedTree(TreeEnsemble ensemble, int tree) {
        TreePaths paths = new TreePaths(ensemble, tree);
        nodes = paths.nodes();
        inner = paths.inner();
        child = paths.ofInner(TreeLayout.CHILD);
        key = paths.ofInner(0);
        place = paths.ofInner(TreeLayout.INPUT);
        input = paths.inputs();
        before = paths.before();
        factor = paths.factor();
        share = paths.share();
        leaf = abreast(paths.leaf());
        factors = paths.factors();
        GaussLegendre rule = GaussLegendre.of((paths.different() + 1) / 2);
        int count = rule.points().length;
        int passes = (count + ABREAST - 1) / ABREAST;
        weigh = new double[passes * ABREAST * factors];
        credit = new double[weigh.length];
        for (int point = 0; point < count; point++) {
            int at = point / ABREAST * ABREAST * factors + point % ABREAST;
            write(at, rule.points()[point], rule.weights()[point], paths);
        }
        expected = paths.expected();
    }

    private static double[] abreast(double[] values) {
        double[] all = new double[ABREAST * values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i / ABREAST];
        }
        return all;
    }

    private void write(int at, double t, double weight, TreePaths paths) {
        weigh[at] = 1 - t;
        credit[at] = weight;
        for (int k = 0; k < inner.length; k++) {
            if (factor[k] > 0) {
                double z = paths.shareBefore(k);
                double a = t + (1 - t) * z;
                weigh[at + ABREAST * factor[k]] = (1 - t) * z / a;
                credit[at + ABREAST * factor[k]] = weight * z / (a * a);
                weigh[at + ABREAST * (factor[k] + 1)] = 1;
            }
        }
    }

    int nodes() {
        return nodes;
    }

    /** The tree's value for an average row. */
    double expected() {
        return expected;
    }

    /** Adds the attributions of a row, given by its keys. */
    void add(int[] keys, double[] into, Attributor.Scratch scratch) {
        decide(keys, scratch);
        System.arraycopy(leaf, 0, scratch.below, 0, leaf.length);
        for (int at = 0; at < weigh.length; at += ABREAST * factors) {
            up(at, scratch);
            down(at, into, scratch);
        }
    }

    private void decide(int[] keys, Attributor.Scratch scratch) {
        int[] open = scratch.open;
        open[ROOT] = 1;
        for (int k = 0; k < inner.length; k++) {
            int right = keys[place[k]] < key[k] ? 0 : 1;
            int taken = child[k] + right;
            int other = child[k] + 1 - right;
            int reached = open[before[k]];
            open[taken] = reached;
            open[other] = 0;
            scratch.taken[k] = taken;
            scratch.other[k] = other;
            scratch.factor[k] = ABREAST * (factor[k] + 1 - reached);
        }
    }

    private void up(int at, Attributor.Scratch scratch) {
        double[] below = scratch.below;
        double[] gap = scratch.gap;
        double[] part = scratch.part;
        for (int k = inner.length - 1; k >= 0; k--) {
            int taken = scratch.taken[k];
            int other = scratch.other[k];
            int node = ABREAST * inner[k];
            int pair = at + scratch.factor[k];
            double passed = share[other];
            for (int p = 0; p < ABREAST; p++) {
                double best = below[ABREAST * taken + p];
                double apart = best - below[ABREAST * other + p];
                double weight = weigh[pair + p] * passed;
                gap[ABREAST * k + p] = apart;
                part[ABREAST * k + p] = weight;
                below[node + p] = best - weight * apart;
            }
        }
    }

    private void down(int at, double[] into, Attributor.Scratch scratch) {
        double[] above = scratch.above;
        double[] gap = scratch.gap;
        double[] part = scratch.part;
        Arrays.fill(above, 0, ABREAST, 1);
        for (int k = 0; k < inner.length; k++) {
            int taken = scratch.taken[k];
            int other = scratch.other[k];
            int node = ABREAST * inner[k];
            int pair = at + scratch.factor[k];
            double sum = 0;
            for (int p = 0; p < ABREAST; p++) {
                double whole = above[node + p];
                double lost = whole * part[ABREAST * k + p];
                above[ABREAST * other + p] = lost;
                above[ABREAST * taken + p] = whole - lost;
                sum += whole * credit[pair + p] * gap[ABREAST * k + p];
            }
            into[input[k]] += share[other] * sum;
        }
    }
}
