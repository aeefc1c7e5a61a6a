package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Optional;

/**
 * Boosted trees, or a single one, in flat arrays. A node goes left when its input is below the threshold, as XGBoost compares: in single
 * precision; sums as XGBoost does, so that the answers are the same. Immutable and safe for use by several threads; the
 * arrays are not to be changed. Attributions are prepared when first asked for.
 */
public final class TreeEnsemble implements Predictor {

    private final int inputs;
    private final float base;
    private final int[] roots;
    private final int[] feature;
    private final float[] value;
    private final int[] left;
    private final int[] right;
    private final int[] missing;
    private final float[] cover;
    private final TreeLayout layout;
    private volatile Optional<Attributor> attributor = Optional.empty();

    /**
     * Checks that every node and input exists, that thresholds and leaves are numbers and that children come after their parents.
     *
     * @param inputs how many inputs there are
     * @param base the log-odds before any tree
     * @param roots the first node of each tree, in order
     * @param feature a node's input, or -1 for a leaf
     * @param value a node's threshold, or a leaf's value
     * @param left the node when below the threshold
     * @param right the node otherwise
     * @param missing the node when the input is missing: one of those two
     * @param cover the training weight that passed the node, at least 0
     * @throws io.chargehand.kernel.InvalidInputException when one of these rules is broken
     */
    public TreeEnsemble(
            int inputs,
            float base,
            int[] roots,
            int[] feature,
            float[] value,
            int[] left,
            int[] right,
            int[] missing,
            float[] cover) {
        this.inputs = inputs;
        this.base = base;
        this.roots = roots;
        this.feature = feature;
        this.value = value;
        this.left = left;
        this.right = right;
        this.missing = missing;
        this.cover = cover;
        check();
        layout = new TreeLayout(this);
    }

    private void check() {
        int nodes = feature.length;
        Rules.require(
                value.length == nodes
                        && left.length == nodes
                        && right.length == nodes
                        && missing.length == nodes
                        && cover.length == nodes,
                "trees",
                nodes,
                "must have arrays of equal length");
        for (int i = 0; i < nodes; i++) {
            Rules.require(!Float.isNaN(value[i]) && cover[i] >= 0, "trees", i, "must hold numbers");
            boolean sound = feature[i] < 0
                    || feature[i] < inputs
                            && after(i, left[i])
                            && after(i, right[i])
                            && (missing[i] == left[i] || missing[i] == right[i]);
            Rules.require(sound, "trees", i, "must have inputs and children that exist");
        }
        for (int root : roots) {
            Rules.range("trees.root", root, 0, nodes - 1);
        }
    }

    private boolean after(int parent, int child) {
        return child > parent && child < feature.length;
    }

    /**
     * The trees whose log-odds are the mean of several ensembles'.
     *
     * @param ensembles at least one, all of the same inputs
     */
    public static TreeEnsemble mean(List<TreeEnsemble> ensembles) {
        Rules.require(!ensembles.isEmpty(), "ensembles", ensembles, "must hold at least one");
        int inputs = ensembles.get(0).inputs;
        Joined joined = new Joined(ensembles);
        double base = 0;
        for (TreeEnsemble each : ensembles) {
            Rules.require(each.inputs == inputs, "trees.inputs", each.inputs, "must be the same of all ensembles");
            base += each.base;
            joined.add(each, ensembles.size());
        }
        return new TreeEnsemble(
                inputs,
                (float) (base / ensembles.size()),
                joined.roots,
                joined.feature,
                joined.value,
                joined.left,
                joined.right,
                joined.missing,
                joined.cover);
    }

    /** Trees of several ensembles, one after the other. */
    private static final class Joined {
        private final int[] roots;
        private final int[] feature;
        private final float[] value;
        private final int[] left;
        private final int[] right;
        private final int[] missing;
        private final float[] cover;
        private int tree;
        private int node;

        Joined(List<TreeEnsemble> all) {
            roots = new int[all.stream().mapToInt(each -> each.roots.length).sum()];
            int nodes = all.stream().mapToInt(each -> each.feature.length).sum();
            feature = new int[nodes];
            value = new float[nodes];
            left = new int[nodes];
            right = new int[nodes];
            missing = new int[nodes];
            cover = new float[nodes];
        }

        void add(TreeEnsemble each, int share) {
            for (int root : each.roots) {
                roots[tree++] = node + root;
            }
            int first = node;
            for (int i = 0; i < each.feature.length; i++, node++) {
                boolean leaf = each.feature[i] < 0;
                feature[node] = each.feature[i];
                value[node] = leaf ? each.value[i] / share : each.value[i];
                left[node] = leaf ? each.left[i] : first + each.left[i];
                right[node] = leaf ? each.right[i] : first + each.right[i];
                missing[node] = leaf ? each.missing[i] : first + each.missing[i];
                cover[node] = each.cover[i];
            }
        }
    }

    /** The same trees, starting from other log-odds. */
    public TreeEnsemble from(float otherBase) {
        return new TreeEnsemble(inputs, otherBase, roots, feature, value, left, right, missing, cover);
    }

    @Override
    public TreeEnsemble shifted(double logOdds) {
        return from((float) (base + logOdds));
    }

    @Override
    public int inputs() {
        return inputs;
    }

    /** The log-odds before any tree. */
    public float base() {
        return base;
    }

    /** The first node of each tree, in order. */
    public int[] roots() {
        return roots;
    }

    /** Each node's input, or -1 for a leaf. */
    public int[] feature() {
        return feature;
    }

    /** Each node's threshold, or a leaf's value. */
    public float[] value() {
        return value;
    }

    /** The node below the threshold of each node. */
    public int[] left() {
        return left;
    }

    /** The node at or above the threshold of each node. */
    public int[] right() {
        return right;
    }

    /** The node where the input is missing, of each node. */
    public int[] missing() {
        return missing;
    }

    /** The training weight that passed each node. */
    public float[] cover() {
        return cover;
    }

    /** The trees laid out for scoring. */
    TreeLayout layout() {
        return layout;
    }

    @Override
    public double margin(float[] row) {
        return layout.sum(row, roots.length, base);
    }

    @Override
    public Attributor attributor() {
        Optional<Attributor> known = attributor;
        if (known.isPresent()) {
            return known.get();
        }
        Attributor made = new TreeAttributor(this);
        attributor = Optional.of(made);
        return made;
    }

    @Override
    public double margin(float[] row, int trees) {
        return layout.sum(row, Math.min(trees, roots.length), base);
    }

    /** The value of one tree for a row: added up in order, they are the margin. */
    public float leafOf(float[] row, int tree) {
        int node = roots[tree];
        int input = feature[node];
        while (input >= 0) {
            float x = row[input];
            if (x < value[node]) {
                node = left[node];
            } else if (Float.isNaN(x)) {
                node = missing[node];
            } else {
                node = right[node];
            }
            input = feature[node];
        }
        return value[node];
    }
}
