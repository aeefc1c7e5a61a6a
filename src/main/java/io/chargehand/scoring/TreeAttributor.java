package io.chargehand.scoring;

import java.util.Arrays;

/**
 * Path-dependent attributions of trees (TreeSHAP, Lundberg et al. 2018), exact. The value of a set of known inputs is the
 * prediction where every unknown input goes both ways, by the training weight that went there. Immutable, safe for use by
 * several threads.
 */
final class TreeAttributor implements Attributor {

    private final TreeEnsemble ensemble;
    private final AttributedTree[] trees;
    private final int most;

    TreeAttributor(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
        trees = new AttributedTree[ensemble.roots().length];
        int nodes = 0;
        for (int tree = 0; tree < trees.length; tree++) {
            trees[tree] = new AttributedTree(ensemble, tree);
            nodes = Math.max(nodes, trees[tree].nodes());
        }
        most = nodes;
    }

    /** The log-odds of an average row: base and expectation of every tree. */
    double expected() {
        double sum = ensemble.base();
        for (AttributedTree tree : trees) {
            sum += tree.expected();
        }
        return sum;
    }

    @Override
    public int inputs() {
        return ensemble.inputs();
    }

    @Override
    public Scratch scratch() {
        return new Scratch(most);
    }

    /**
     * As {@link Attributor#attribute}; the base is the log-odds of an average row and what single precision rounded off the
     * margin.
     */
    @Override
    public void attribute(float[] row, double[] into, Scratch scratch) {
        int inputs = ensemble.inputs();
        double margin = ensemble.margin(row);
        int[] keys = InputKeys.of(row, inputs);
        Arrays.fill(into, 0, inputs, 0);
        for (AttributedTree tree : trees) {
            tree.add(keys, into, scratch);
        }
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += into[i];
        }
        into[inputs] = margin - sum;
    }
}
