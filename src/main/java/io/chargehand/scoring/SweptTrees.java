package io.chargehand.scoring;

import java.util.Arrays;

/**
 * Walks trees once for many rows that differ only in inputs which move one way from row to row: a node that reads another
 * input sends all rows the same way, one that reads a moving input parts them at one place. The sums are those of
 * {@link TreeEnsemble#margin} to the bit, since each row's leaves are added in the same order. Not safe for use by several
 * threads; made anew for each sweep, over a layout that is shared.
 */
final class SweptTrees {

    private final TreeLayout layout;
    private final int[] words;
    private final int[] keys;
    private final int[] movingOf;
    private final int[][] moving;
    private final boolean[] rising;
    private final float[] sums;

    /**
     * Prepares a sweep.
     *
     * @param trees what is walked
     * @param row the inputs that do not move
     * @param movingOf of each input, its place in {@code moved}, or -1 where it does not move
     * @param moved a moving input's values by row, never falling or never rising, never missing
     * @param rows how many rows there are, at least 1
     */
    SweptTrees(TreeEnsemble trees, float[] row, int[] movingOf, float[][] moved, int rows) {
        this.layout = trees.layout();
        this.words = layout.words();
        this.keys = InputKeys.of(row, trees.inputs());
        this.movingOf = movingOf;
        this.moving = new int[moved.length][rows];
        this.rising = new boolean[moved.length];
        this.sums = new float[rows];
        for (int i = 0; i < moved.length; i++) {
            for (int each = 0; each < rows; each++) {
                moving[i][each] = InputKeys.of(moved[i][each]);
            }
            rising[i] = moving[i][rows - 1] >= moving[i][0];
        }
    }

    /** The log-odds of each row. */
    float[] margins(TreeEnsemble trees) {
        Arrays.fill(sums, trees.base());
        for (int tree = 0; tree < trees.roots().length; tree++) {
            walk(TreeLayout.WORDS * layout.root(tree), 0, sums.length);
        }
        return sums;
    }

    /** Leads the rows from one place on to their leaves. */
    private void walk(int place, int first, int end) {
        int at = place;
        int from = first;
        int to = end;
        while (words[at + TreeLayout.CHILD] > at) {
            int child = words[at + TreeLayout.CHILD];
            int key = words[at + TreeLayout.INPUT];
            int threshold = words[at];
            int mover = movingOf[key >> 1];
            if (mover < 0) {
                at = child + (keys[key] < threshold ? 0 : TreeLayout.WORDS);
                continue;
            }
            boolean leftFirst = rising[mover];
            int parting = parting(moving[mover], leftFirst, threshold, from, to);
            int ahead = child + (leftFirst ? 0 : TreeLayout.WORDS);
            int behind = child + (leftFirst ? TreeLayout.WORDS : 0);
            if (parting > from && parting < to) {
                walk(ahead, from, parting);
                from = parting;
                at = behind;
            } else {
                at = parting == to ? ahead : behind;
            }
        }
        float leaf = layout.value(at);
        for (int i = from; i < to; i++) {
            sums[i] += leaf;
        }
    }

    /** The first row that goes another way than those before it: right where inputs rise, left where they fall. */
    private static int parting(int[] inputs, boolean rising, int threshold, int from, int to) {
        if (inputs[to - 1] < threshold == rising) {
            return to;
        }
        int at = from;
        while (inputs[at] < threshold == rising) {
            at++;
        }
        return at;
    }
}
