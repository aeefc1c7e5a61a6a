package io.chargehand.scoring;

import java.util.Arrays;

/**
 * Trees laid out for speed: nodes of a tree breadth first, siblings beside each other, three words a node. A child is
 * chosen by arithmetic and not by a jump, a leaf leads to itself, and four trees are walked side by side, so that the
 * processor neither guesses nor waits. Immutable, safe for use by several threads.
 *
 * <p>The words of a node: key of its threshold, place of its left child, place of the input's key. A node's place is three
 * times its number; its right child stands one node after its left.
 */
final class TreeLayout {

    static final int WORDS = 3;
    static final int CHILD = 1;
    static final int INPUT = 2;

    private static final int ABREAST = 4;
    private static final int WIDE = 8;

    private final int inputs;
    private final int[] words;
    private final float[] values;
    private final int[] sources;
    private final int[] roots;
    private final int[] depths;
    private final int[] deepest;

    /** Lays trees out. */
    TreeLayout(TreeEnsemble trees) {
        inputs = trees.inputs();
        roots = new int[trees.roots().length + 1];
        depths = new int[trees.roots().length];
        BreadthFirst order = new BreadthFirst(trees);
        for (int tree = 0; tree < depths.length; tree++) {
            roots[tree] = WORDS * order.size();
            depths[tree] = order.add(trees.roots()[tree]);
        }
        roots[depths.length] = WORDS * order.size();
        deepest = new int[depths.length / WIDE];
        for (int tree = 0; tree < WIDE * deepest.length; tree++) {
            deepest[tree / WIDE] = Math.max(deepest[tree / WIDE], depths[tree]);
        }
        words = order.words();
        sources = order.sources();
        values = new float[sources.length];
        for (int node = 0; node < values.length; node++) {
            values[node] = trees.value()[sources[node]];
        }
    }

    /** The words of all nodes; not to be changed. */
    int[] words() {
        return words;
    }

    /** The number in the ensemble of each node; not to be changed. */
    int[] sources() {
        return sources;
    }

    /** The number of a tree's root, or of all nodes for the tree after the last. */
    int root(int tree) {
        return roots[tree] / WORDS;
    }

    /** The value of the leaf at a place. */
    float value(int place) {
        return values[place / WORDS];
    }

    /** Adds the leaves of the first trees to a sum, one after the other, in single precision. */
    float sum(float[] row, int trees, float base) {
        int[] keys = InputKeys.of(row, inputs);
        float sum = base;
        int tree = 0;
        for (; tree + ABREAST <= trees; tree += ABREAST) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            int steps =
                    Math.max(Math.max(depths[tree], depths[tree + 1]), Math.max(depths[tree + 2], depths[tree + 3]));
            for (int step = 0; step < steps; step++) {
                a = next(words, a, keys);
                b = next(words, b, keys);
                c = next(words, c, keys);
                d = next(words, d, keys);
            }
            sum += values[a / WORDS];
            sum += values[b / WORDS];
            sum += values[c / WORDS];
            sum += values[d / WORDS];
        }
        for (; tree < trees; tree++) {
            sum += leaf(keys, tree);
        }
        return sum;
    }

    /** How many trees there are. */
    int trees() {
        return depths.length;
    }

    /** The leaf of each tree; quickest where trees of about equal depth stand beside each other. */
    void leaves(int[] keys, float[] into) {
        int tree = 0;
        for (; tree + WIDE <= depths.length; tree += WIDE) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            int e = roots[tree + 4];
            int f = roots[tree + 5];
            int g = roots[tree + 6];
            int h = roots[tree + 7];
            for (int step = deepest[tree / WIDE]; step > 0; step--) {
                a = next(words, a, keys);
                b = next(words, b, keys);
                c = next(words, c, keys);
                d = next(words, d, keys);
                e = next(words, e, keys);
                f = next(words, f, keys);
                g = next(words, g, keys);
                h = next(words, h, keys);
            }
            into[tree] = values[a / WORDS];
            into[tree + 1] = values[b / WORDS];
            into[tree + 2] = values[c / WORDS];
            into[tree + 3] = values[d / WORDS];
            into[tree + 4] = values[e / WORDS];
            into[tree + 5] = values[f / WORDS];
            into[tree + 6] = values[g / WORDS];
            into[tree + 7] = values[h / WORDS];
        }
        for (; tree < depths.length; tree++) {
            into[tree] = leaf(keys, tree);
        }
    }

    private float leaf(int[] keys, int tree) {
        int at = roots[tree];
        for (int step = 0; step < depths[tree]; step++) {
            at = next(words, at, keys);
        }
        return values[at / WORDS];
    }

    private static int next(int[] words, int at, int[] keys) {
        return words[at + CHILD] + (keys[words[at + INPUT]] < words[at] ? 0 : WORDS);
    }

    /** Numbers nodes breadth first, tree by tree. */
    private static final class BreadthFirst {

        private final TreeEnsemble trees;
        private int[] sources = new int[64];
        private int[] words = new int[WORDS * 64];
        private int size;

        BreadthFirst(TreeEnsemble trees) {
            this.trees = trees;
        }

        int size() {
            return size;
        }

        int[] sources() {
            return Arrays.copyOf(sources, size);
        }

        int[] words() {
            return Arrays.copyOf(words, WORDS * size);
        }

        /** Adds a tree; how deep it is. */
        int add(int root) {
            int from = size;
            int depth = -1;
            append(root);
            while (from < size) {
                int to = size;
                for (; from < to; from++) {
                    write(from);
                }
                depth++;
            }
            return depth;
        }

        private void append(int source) {
            if (size == sources.length) {
                sources = Arrays.copyOf(sources, 2 * size);
                words = Arrays.copyOf(words, WORDS * 2 * size);
            }
            sources[size++] = source;
        }

        private void write(int node) {
            int source = sources[node];
            int at = WORDS * node;
            int input = trees.feature()[source];
            if (input < 0) {
                words[at] = InputKeys.LEAST;
                words[at + CHILD] = at - WORDS;
                return;
            }
            int child = WORDS * size;
            append(trees.left()[source]);
            append(trees.right()[source]);
            words[at] = InputKeys.of(trees.value()[source]);
            words[at + CHILD] = child;
            words[at + INPUT] = InputKeys.place(input, trees.missing()[source] == trees.left()[source]);
        }
    }
}
