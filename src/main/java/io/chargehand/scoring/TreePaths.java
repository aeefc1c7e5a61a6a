package io.chargehand.scoring;

/**
 * What the paths of one tree have in common: shares of training weight, and where a path meets an input again. Nodes are
 * numbered as {@link TreeLayout} does, from 0 at the root. Used while a model loads. Not thread-safe.
 */
final class TreePaths {

    private static final int NONE = -1;
    private static final double EVEN = 0.5;

    private final int[] words;
    private final int first;
    private final int nodes;
    private final int[] parent;
    private final int[] inner;
    private final double[] share;
    private final double[] leaf;
    private final int[] before;
    private final int[] factor;
    private final double[] shareBefore;
    private int factors = 1;

    TreePaths(TreeEnsemble ensemble, int tree) {
        TreeLayout layout = ensemble.layout();
        words = layout.words();
        first = layout.root(tree);
        nodes = layout.root(tree + 1) - first;
        parent = new int[nodes];
        share = new double[nodes];
        leaf = new double[nodes];
        inner = new int[nodes / 2];
        before = new int[inner.length];
        factor = new int[inner.length];
        shareBefore = new double[inner.length];
        weigh(ensemble, layout.sources());
        meet();
    }

    private void weigh(TreeEnsemble ensemble, int[] sources) {
        parent[0] = NONE;
        share[0] = 1;
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            int source = sources[first + node];
            if (ensemble.feature()[source] < 0) {
                leaf[node] = ensemble.value()[source];
            } else {
                inner[count++] = node;
                split(node, ensemble.cover(), sources);
            }
        }
    }

    private void split(int node, float[] cover, int[] sources) {
        int left = child(node);
        double below = cover[sources[first + left]];
        double all = below + cover[sources[first + left + 1]];
        share[left] = all > 0 ? below / all : EVEN;
        share[left + 1] = 1 - share[left];
        parent[left] = node;
        parent[left + 1] = node;
    }

    /** Finds, for each inner node, the last node of its path that was reached by a split on the same input. */
    private void meet() {
        for (int k = 0; k < inner.length; k++) {
            int reached = reached(inner[k], input(inner[k]));
            before[k] = Math.max(0, reached);
            shareBefore[k] = 1;
            if (reached != NONE) {
                factor[k] = factors;
                factors += 2;
                shareBefore[k] = shareOfInput(reached, input(inner[k]));
            }
        }
    }

    private int reached(int from, int input) {
        int node = from;
        while (parent[node] != NONE) {
            if (input(parent[node]) == input) {
                return node;
            }
            node = parent[node];
        }
        return NONE;
    }

    /** The share of training weight that the splits on an input, from the root to a node, let pass. */
    private double shareOfInput(int node, int input) {
        double product = 1;
        for (int at = node; parent[at] != NONE; at = parent[at]) {
            product *= input(parent[at]) == input ? share[at] : 1;
        }
        return product;
    }

    private int input(int node) {
        return words[TreeLayout.WORDS * (first + node) + TreeLayout.INPUT] / 2;
    }

    private int child(int node) {
        return words[TreeLayout.WORDS * (first + node) + TreeLayout.CHILD] / TreeLayout.WORDS - first;
    }

    /** The most different inputs on a path. */
    int different() {
        int[] count = new int[nodes];
        int most = 0;
        for (int k = 0; k < inner.length; k++) {
            int own = factor[k] == 0 ? 1 : 0;
            int child = child(inner[k]);
            count[child] = count[inner[k]] + own;
            count[child + 1] = count[child];
            most = Math.max(most, count[child]);
        }
        return most;
    }

    /** The tree's value where every input goes both ways. */
    double expected() {
        double[] below = leaf.clone();
        for (int k = inner.length - 1; k >= 0; k--) {
            int child = child(inner[k]);
            below[inner[k]] = share[child] * below[child] + share[child + 1] * below[child + 1];
        }
        return below[0];
    }

    int nodes() {
        return nodes;
    }

    /** How many pairs of weights there are: one for inputs met first, two for each node that meets one again. */
    int factors() {
        return factors;
    }

    int[] inner() {
        return inner;
    }

    /** For each inner node, where its pairs of weights begin; 0 where its input is met first. */
    int[] factor() {
        return factor;
    }

    /** For each inner node, the node that the split before on its input led to; the root where there is none. */
    int[] before() {
        return before;
    }

    /** For each node, its share of its parent's training weight. */
    double[] share() {
        return share;
    }

    /** For each node, its value; 0 for inner ones. */
    double[] leaf() {
        return leaf;
    }

    /** For an inner node, the share that the splits before on its input let pass. */
    double shareBefore(int k) {
        return shareBefore[k];
    }

    int[] inputs() {
        int[] inputs = new int[inner.length];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = input(inner[k]);
        }
        return inputs;
    }

    /** A word of each inner node: key, left child or place of the input's key. */
    int[] ofInner(int word) {
        int[] all = new int[inner.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = word == TreeLayout.CHILD ? child(inner[k]) : words[TreeLayout.WORDS * (first + inner[k]) + word];
        }
        return all;
    }
}
