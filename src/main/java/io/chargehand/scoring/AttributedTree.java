package io.chargehand.scoring;

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
        leaf = paths.leaf();
        factors = paths.factors();
        GaussLegendre rule = GaussLegendre.of((paths.different() + 1) / 2);
        weigh = new double[rule.points().length * factors];
        credit = new double[weigh.length];
        for (int point = 0; point < rule.points().length; point++) {
            write(point * factors, rule.points()[point], rule.weights()[point], paths);
        }
        expected = paths.expected();
    }

    private void write(int at, double t, double weight, TreePaths paths) {
        weigh[at] = 1 - t;
        credit[at] = weight;
        for (int k = 0; k < inner.length; k++) {
            if (factor[k] > 0) {
                double z = paths.shareBefore(k);
                double a = t + (1 - t) * z;
                weigh[at + factor[k]] = (1 - t) * z / a;
                credit[at + factor[k]] = weight * z / (a * a);
                weigh[at + factor[k] + 1] = 1;
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
        System.arraycopy(leaf, 0, scratch.below, 0, nodes);
        for (int at = 0; at < weigh.length; at += factors) {
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
            scratch.factor[k] = factor[k] + 1 - reached;
        }
    }

    private void up(int at, Attributor.Scratch scratch) {
        double[] below = scratch.below;
        for (int k = inner.length - 1; k >= 0; k--) {
            int other = scratch.other[k];
            double taken = below[scratch.taken[k]];
            double gap = taken - below[other];
            double part = weigh[at + scratch.factor[k]] * share[other];
            scratch.gap[k] = gap;
            scratch.part[k] = part;
            below[inner[k]] = taken - part * gap;
        }
    }

    private void down(int at, double[] into, Attributor.Scratch scratch) {
        double[] above = scratch.above;
        above[ROOT] = 1;
        for (int k = 0; k < inner.length; k++) {
            int other = scratch.other[k];
            double whole = above[inner[k]];
            double part = whole * scratch.part[k];
            above[other] = part;
            above[scratch.taken[k]] = whole - part;
            into[input[k]] += whole * credit[at + scratch.factor[k]] * share[other] * scratch.gap[k];
        }
    }
}
