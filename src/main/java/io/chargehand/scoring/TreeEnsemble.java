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
    private final Nodes nodes;
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
        this.nodes = new Nodes(feature, value, left, right, missing, cover);
        check();
        layout = new TreeLayout(this);
    }

    private TreeEnsemble(int inputs, float base, int[] roots, Nodes nodes) {
        this(inputs, base, roots, nodes.feature, nodes.value, nodes.left, nodes.right, nodes.missing, nodes.cover);
    }

    /** What the nodes hold, an array each. */
    private record Nodes(int[] feature, float[] value, int[] left, int[] right, int[] missing, float[] cover) {

        static Nodes blank(int count) {
            return new Nodes(
                    new int[count], new float[count], new int[count], new int[count], new int[count], new float[count]);
        }

        int count() {
            return feature.length;
        }

        boolean isLeaf(int node) {
            return feature[node] < 0;
        }

        void check(int inputs) {
            Rules.require(
                    value.length == count()
                            && left.length == count()
                            && right.length == count()
                            && missing.length == count()
                            && cover.length == count(),
                    "trees",
                    count(),
                    "must have arrays of equal length");
            for (int i = 0; i < count(); i++) {
                Rules.require(!Float.isNaN(value[i]) && cover[i] >= 0, "trees", i, "must hold numbers");
                boolean sound = isLeaf(i)
                        || feature[i] < inputs
                                && isAfter(i, left[i])
                                && isAfter(i, right[i])
                                && (missing[i] == left[i] || missing[i] == right[i]);
                Rules.require(sound, "trees", i, "must have inputs and children that exist");
            }
        }

        private boolean isAfter(int parent, int child) {
            return child > parent && child < count();
        }

        /** Copies other nodes to where {@code first} is, their leaves divided by {@code share}. */
        void put(int first, Nodes others, int share) {
            for (int i = 0; i < others.count(); i++) {
                int node = first + i;
                boolean leaf = others.isLeaf(i);
                int moved = leaf ? 0 : first;
                feature[node] = others.feature[i];
                value[node] = leaf ? others.value[i] / share : others.value[i];
                left[node] = moved + others.left[i];
                right[node] = moved + others.right[i];
                missing[node] = moved + others.missing[i];
                cover[node] = others.cover[i];
            }
        }
    }

    private void check() {
        nodes.check(inputs);
        for (int root : roots) {
            Rules.range("trees.root", root, 0, nodes.count() - 1);
        }
    }

    /**
     * The trees whose log-odds are the mean of several ensembles'.
     *
     * @param ensembles at least one, all of the same inputs
     */
    public static TreeEnsemble mean(List<TreeEnsemble> ensembles) {
        Rules.require(!ensembles.isEmpty(), "ensembles", ensembles, "must hold at least one");
        int inputs = ensembles.get(0).inputs;
        int[] roots =
                new int[ensembles.stream().mapToInt(each -> each.roots.length).sum()];
        Nodes nodes = Nodes.blank(
                ensembles.stream().mapToInt(each -> each.nodes.count()).sum());
        double base = 0;
        int tree = 0;
        int first = 0;
        for (TreeEnsemble each : ensembles) {
            Rules.require(each.inputs == inputs, "trees.inputs", each.inputs, "must be the same of all ensembles");
            base += each.base;
            for (int root : each.roots) {
                roots[tree++] = first + root;
            }
            nodes.put(first, each.nodes, ensembles.size());
            first += each.nodes.count();
        }
        return new TreeEnsemble(inputs, (float) (base / ensembles.size()), roots, nodes);
    }

    /** The same trees, starting from other log-odds. */
    public TreeEnsemble from(float otherBase) {
        return new TreeEnsemble(inputs, otherBase, roots, nodes);
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
        return nodes.feature;
    }

    /** Each node's threshold, or a leaf's value. */
    public float[] value() {
        return nodes.value;
    }

    /** The node below the threshold of each node. */
    public int[] left() {
        return nodes.left;
    }

    /** The node at or above the threshold of each node. */
    public int[] right() {
        return nodes.right;
    }

    /** The node where the input is missing, of each node. */
    public int[] missing() {
        return nodes.missing;
    }

    /** The training weight that passed each node. */
    public float[] cover() {
        return nodes.cover;
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
        int[] feature = nodes.feature;
        float[] value = nodes.value;
        int node = roots[tree];
        int input = feature[node];
        while (input >= 0) {
            float x = row[input];
            if (x < value[node]) {
                node = nodes.left[node];
            } else if (Float.isNaN(x)) {
                node = nodes.missing[node];
            } else {
                node = nodes.right[node];
            }
            input = feature[node];
        }
        return value[node];
    }
}
