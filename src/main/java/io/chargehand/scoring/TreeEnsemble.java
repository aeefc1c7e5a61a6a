package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

/**
 * Boosted trees compiled into flat arrays. A node goes left when its input is below the threshold, as XGBoost compares:
 * in single precision; sums as XGBoost does, so that the answers are the same. Immutable; the arrays are not to be
 * changed.
 *
 * @param inputs how many inputs there are
 * @param base the log-odds before any tree
 * @param roots the first node of each tree, in order
 * @param feature a node's input, or -1 for a leaf
 * @param value a node's threshold, or a leaf's value
 * @param left the node when below the threshold
 * @param right the node otherwise
 * @param missing the node when the input is missing
 * @param cover the training weight that passed the node
 */
public record TreeEnsemble(
        int inputs,
        float base,
        int[] roots,
        int[] feature,
        float[] value,
        int[] left,
        int[] right,
        int[] missing,
        float[] cover)
        implements Predictor {

    /** Checks that every node and input exists and that children come after their parents. */
    public TreeEnsemble {
        int nodes = feature.length;
        Rules.require(
                value.length == nodes && left.length == nodes && right.length == nodes && missing.length == nodes,
                "trees",
                nodes,
                "must have arrays of equal length");
        for (int i = 0; i < nodes; i++) {
            boolean sound = feature[i] < 0
                    || feature[i] < inputs
                            && after(i, left[i], nodes)
                            && after(i, right[i], nodes)
                            && after(i, missing[i], nodes);
            Rules.require(sound, "trees", i, "must have inputs and children that exist");
        }
        for (int root : roots) {
            Rules.range("trees.root", root, 0, nodes - 1);
        }
    }

    private static boolean after(int parent, int child, int nodes) {
        return child > parent && child < nodes;
    }

    /** The same trees, starting from other log-odds. */
    public TreeEnsemble from(float otherBase) {
        return new TreeEnsemble(inputs, otherBase, roots, feature, value, left, right, missing, cover);
    }

    @Override
    public double margin(float[] row) {
        return margin(row, roots.length);
    }

    /** Log-odds of the first trees only. */
    public double margin(float[] row, int trees) {
        float sum = base;
        for (int tree = 0; tree < trees; tree++) {
            sum += leaf(row, roots[tree]);
        }
        return sum;
    }

    /** Adds the value of one tree for a row to a running margin, as {@link #margin} does. */
    public float leafOf(float[] row, int tree) {
        return leaf(row, roots[tree]);
    }

    private float leaf(float[] row, int root) {
        int node = root;
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
