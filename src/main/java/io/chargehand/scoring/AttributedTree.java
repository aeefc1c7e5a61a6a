package io.chargehand.scoring;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
 *
 * <p>Splits whose children are both leaves, half of a full tree, are kept apart from those above them: what lies below them does not
 * depend on the point, and nothing goes on from their children. So are, among them, those whose input the path meets first: their weights
 * are those of the points alone. The weight of a point is put in at the root.
 */
final class AttributedTree {

    private static final int ROOT = 0;
    /** Points that one pass takes side by side: what is read of a node serves all of them. Those past the last weigh nothing. */
    static final int ABREAST = 3;

    private final int nodes;
    private final Splits upper;
    private final Splits ends;
    private final Splits endsAgain;
    private final double[] share;
    private final double[] leaves;
    private final double[] leavesAgain;
    /** Leaves below upper splits: place and value. */
    private final int[] lone;

    private final double[] loneValue;
    private final int factors;
    private final double[] points;
    private final double[] weigh;
    private final double[] credit;
    private final double expected;

    /** Some splits of the tree, breadth first, one array a property. */
    private record Splits(int[] node, int[] child, int[] key, int[] place, int[] input, int[] before, int[] factor) {

        static Splits of(TreePaths paths, IntPredicate chosen) {
            int[] places =
                    IntStream.range(0, paths.inner().length).filter(chosen).toArray();
            return new Splits(
                    at(paths.inner(), places),
                    at(paths.ofInner(TreeLayout.CHILD), places),
                    at(paths.ofInner(0), places),
                    at(paths.ofInner(TreeLayout.INPUT), places),
                    at(paths.inputs(), places),
                    at(paths.before(), places),
                    at(paths.factor(), places));
        }

        private static int[] at(int[] all, int[] places) {
            return Arrays.stream(places).map(k -> all[k]).toArray();
        }

        int size() {
            return node.length;
        }

        /** Of each split the values of its two leaves, and their shares. */
        double[] leaves(TreePaths paths) {
            double[] leaf = paths.leaf();
            double[] share = paths.share();
            return Arrays.stream(child)
                    .mapToObj(left -> DoubleStream.of(leaf[left], leaf[left + 1], share[left], share[left + 1]))
                    .flatMapToDouble(each -> each)
                    .toArray();
        }
    }

    AttributedTree(TreeEnsemble ensemble, int tree) {
        TreePaths paths = new TreePaths(ensemble, tree);
        nodes = paths.nodes();
        boolean[] splits = new boolean[nodes];
        Arrays.stream(paths.inner()).forEach(node -> splits[node] = true);
        int[] child = paths.ofInner(TreeLayout.CHILD);
        IntPredicate ending = k -> !splits[child[k]] && !splits[child[k] + 1];
        IntPredicate again = k -> paths.factor()[k] > 0;
        upper = Splits.of(paths, ending.negate());
        ends = Splits.of(paths, ending.and(again.negate()));
        endsAgain = Splits.of(paths, ending.and(again));
        share = paths.share();
        leaves = ends.leaves(paths);
        leavesAgain = endsAgain.leaves(paths);
        lone = Arrays.stream(upper.child)
                .flatMap(left -> IntStream.of(left, left + 1))
                .filter(node -> !splits[node])
                .toArray();
        loneValue = Arrays.stream(lone).mapToDouble(node -> paths.leaf()[node]).toArray();
        factors = paths.factors();
        GaussLegendre rule = GaussLegendre.of((paths.different() + 1) / 2);
        int count = rule.points().length;
        points = new double[(count + ABREAST - 1) / ABREAST * ABREAST];
        System.arraycopy(rule.weights(), 0, points, 0, count);
        weigh = new double[points.length * factors];
        credit = new double[weigh.length];
        for (int point = 0; point < count; point++) {
            write(point / ABREAST * ABREAST * factors + point % ABREAST, rule.points()[point], paths);
        }
        expected = paths.expected();
    }

    private void write(int at, double t, TreePaths paths) {
        weigh[at] = 1 - t;
        credit[at] = 1;
        int[] factor = paths.factor();
        for (int k = 0; k < factor.length; k++) {
            if (factor[k] > 0) {
                double z = paths.shareBefore(k);
                double a = t + (1 - t) * z;
                weigh[at + ABREAST * factor[k]] = (1 - t) * z / a;
                credit[at + ABREAST * factor[k]] = z / (a * a);
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
        double[] below = scratch.below;
        for (int i = 0; i < lone.length; i++) {
            Arrays.fill(below, ABREAST * lone[i], ABREAST * (lone[i] + 1), loneValue[i]);
        }
        for (int from = 0; from < points.length; from += ABREAST) {
            int at = from * factors;
            upFromEnds(keys, at, scratch);
            upFromEndsAgain(keys, at, scratch);
            up(at, scratch);
            System.arraycopy(points, from, scratch.above, 0, ABREAST);
            down(at, into, scratch);
            downToEnds(into, scratch);
            downToEndsAgain(at, into, scratch);
        }
    }

    /** Which child of each upper split the row takes, and which pair of weights holds there. */
    private void decide(int[] keys, Attributor.Scratch scratch) {
        int[] open = scratch.open;
        open[ROOT] = 1;
        for (int k = 0; k < upper.size(); k++) {
            int right = keys[upper.place[k]] < upper.key[k] ? 0 : 1;
            int taken = upper.child[k] + right;
            int other = upper.child[k] + 1 - right;
            int reached = open[upper.before[k]];
            open[taken] = reached;
            open[other] = 0;
            scratch.taken[k] = taken;
            scratch.other[k] = other;
            scratch.factor[k] = ABREAST * (upper.factor[k] + 1 - reached);
        }
    }

    private void upFromEnds(int[] keys, int at, Attributor.Scratch scratch) {
        double[] below = scratch.below;
        double[] lost = scratch.ends;
        double first = weigh[at];
        double second = weigh[at + 1];
        double third = weigh[at + 2];
        for (int j = 0; j < ends.size(); j++) {
            int right = keys[ends.place[j]] < ends.key[j] ? 0 : 1;
            double best = leaves[4 * j + right];
            double gap = leaves[4 * j + 3 - right] * (best - leaves[4 * j + 1 - right]);
            int node = ABREAST * ends.node[j];
            lost[j] = gap;
            below[node] = best - first * gap;
            below[node + 1] = best - second * gap;
            below[node + 2] = best - third * gap;
        }
    }

    private void upFromEndsAgain(int[] keys, int at, Attributor.Scratch scratch) {
        double[] below = scratch.below;
        for (int j = 0; j < endsAgain.size(); j++) {
            int right = keys[endsAgain.place[j]] < endsAgain.key[j] ? 0 : 1;
            double best = leavesAgain[4 * j + right];
            double gap = leavesAgain[4 * j + 3 - right] * (best - leavesAgain[4 * j + 1 - right]);
            int pair = at + ABREAST * (endsAgain.factor[j] + 1 - scratch.open[endsAgain.before[j]]);
            scratch.ends[ends.size() + j] = gap;
            for (int p = 0; p < ABREAST; p++) {
                below[ABREAST * endsAgain.node[j] + p] = best - weigh[pair + p] * gap;
            }
        }
    }

    private void up(int at, Attributor.Scratch scratch) {
        double[] below = scratch.below;
        double[] gap = scratch.gap;
        for (int k = upper.size() - 1; k >= 0; k--) {
            double passed = share[scratch.other[k]];
            int taken = ABREAST * scratch.taken[k];
            int other = ABREAST * scratch.other[k];
            int node = ABREAST * upper.node[k];
            int pair = at + scratch.factor[k];
            for (int p = 0; p < ABREAST; p++) {
                double best = below[taken + p];
                double lost = passed * (best - below[other + p]);
                gap[ABREAST * k + p] = lost;
                below[node + p] = best - weigh[pair + p] * lost;
            }
        }
    }

    private void down(int at, double[] into, Attributor.Scratch scratch) {
        double[] above = scratch.above;
        double[] gap = scratch.gap;
        for (int k = 0; k < upper.size(); k++) {
            double passed = share[scratch.other[k]];
            int taken = ABREAST * scratch.taken[k];
            int other = ABREAST * scratch.other[k];
            int node = ABREAST * upper.node[k];
            int pair = at + scratch.factor[k];
            double sum = 0;
            for (int p = 0; p < ABREAST; p++) {
                double whole = above[node + p];
                double lost = whole * passed * weigh[pair + p];
                above[other + p] = lost;
                above[taken + p] = whole - lost;
                sum += whole * credit[pair + p] * gap[ABREAST * k + p];
            }
            into[upper.input[k]] += sum;
        }
    }

    private void downToEnds(double[] into, Attributor.Scratch scratch) {
        double[] above = scratch.above;
        double[] lost = scratch.ends;
        for (int j = 0; j < ends.size(); j++) {
            int node = ABREAST * ends.node[j];
            into[ends.input[j]] += lost[j] * (above[node] + above[node + 1] + above[node + 2]);
        }
    }

    private void downToEndsAgain(int at, double[] into, Attributor.Scratch scratch) {
        double[] above = scratch.above;
        for (int j = 0; j < endsAgain.size(); j++) {
            int pair = at + ABREAST * (endsAgain.factor[j] + 1 - scratch.open[endsAgain.before[j]]);
            double sum = 0;
            for (int p = 0; p < ABREAST; p++) {
                sum += above[ABREAST * endsAgain.node[j] + p] * credit[pair + p];
            }
            into[endsAgain.input[j]] += scratch.ends[ends.size() + j] * sum;
        }
    }
}
