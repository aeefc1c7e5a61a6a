package io.chargehand.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trees made ready to be walked once for many rows that differ only in inputs which move one way from row to row. The sums are
 * those of {@link TreeEnsemble#margin} to the bit, since each row's leaves are added in the same order. Immutable, safe for use
 * by several threads.
 *
 * <p>A tree that reads a moving input at one node is laid out twice, without that node: as if it led left, and as if it led right.
 * So nearly all trees are walked as for a single row, side by side and without a guess, and the node's threshold tells which rows
 * take which of the two leaves. A tree that reads moving inputs at several nodes is walked stretch of rows by stretch.
 */
final class SweptTrees {

    private static final int NONE = -1;

    private final TreeEnsemble trees;
    private final int[] movingOf;
    private final TreeLayout laidOut;
    private final int[] leftLeaf;
    private final int[] rightLeaf;
    private final int[] bound;
    private final int[] mover;
    private final int[] threshold;

    /**
     * Lays trees out for sweeps.
     *
     * @param trees what is walked
     * @param movingOf of each input, which of the moving inputs it is, or -1 where it does not move
     */
    SweptTrees(TreeEnsemble trees, int[] movingOf) {
        this.trees = trees;
        this.movingOf = movingOf.clone();
        int count = trees.roots().length;
        leftLeaf = new int[count];
        rightLeaf = new int[count];
        bound = new int[count];
        Arrays.fill(rightLeaf, NONE);
        List<Bound> bounds = new ArrayList<>();
        Map<Integer, Integer> lefts = new HashMap<>();
        Map<Integer, Integer> rights = new HashMap<>();
        List<Integer> roots = new ArrayList<>();
        for (int tree = 0; tree < count; tree++) {
            int root = trees.roots()[tree];
            int[] moving = movingNodes(root);
            leftLeaf[tree] = moving.length > 1 ? NONE : roots.size();
            if (moving.length == 0) {
                roots.add(root);
            } else if (moving.length == 1) {
                int node = moving[0];
                Bound one = new Bound(movingOf[trees.feature()[node]], InputKeys.of(trees.value()[node]));
                bound[tree] = bounds.indexOf(one);
                if (bound[tree] < 0) {
                    bound[tree] = bounds.size();
                    bounds.add(one);
                }
                lefts.put(node, trees.left()[node]);
                rights.put(node, trees.right()[node]);
                rightLeaf[tree] = roots.size() + 1;
                roots.add(lefts.getOrDefault(root, root));
                roots.add(trees.feature().length + rights.getOrDefault(root, root));
            }
        }
        mover = bounds.stream().mapToInt(Bound::mover).toArray();
        threshold = bounds.stream().mapToInt(Bound::threshold).toArray();
        laidOut = byDepth(roots, lefts, rights).layout();
    }

    /** Where rows part: which moving input, and the key of the threshold. Many trees share one. */
    private record Bound(int mover, int threshold) {}

    private int[] movingNodes(int node) {
        int input = trees.feature()[node];
        if (input < 0) {
            return new int[0];
        }
        IntStream below = IntStream.concat(
                IntStream.of(movingNodes(trees.left()[node])), IntStream.of(movingNodes(trees.right()[node])));
        return movingOf[input] < 0
                ? below.toArray()
                : IntStream.concat(IntStream.of(node), below).toArray();
    }

    /** The trees twice, once with each set of shortcuts, those with the given roots in order of their depth. */
    private TreeEnsemble byDepth(List<Integer> roots, Map<Integer, Integer> lefts, Map<Integer, Integer> rights) {
        int[] left = twice(trees.left(), lefts, rights);
        int[] right = twice(trees.right(), lefts, rights);
        int nodes = trees.feature().length;
        int[] feature = Arrays.copyOf(trees.feature(), 2 * nodes);
        System.arraycopy(trees.feature(), 0, feature, nodes, nodes);
        float[] value = Arrays.copyOf(trees.value(), 2 * nodes);
        System.arraycopy(trees.value(), 0, value, nodes, nodes);
        int[] depth = new int[2 * nodes];
        for (int node = 2 * nodes - 1; node >= 0; node--) {
            depth[node] = feature[node] < 0 ? 0 : 1 + Math.max(depth[left[node]], depth[right[node]]);
        }
        int[] order = IntStream.range(0, roots.size())
                .boxed()
                .sorted(Comparator.comparingInt(place -> depth[roots.get(place)]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[order.length];
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
            sorted[i] = roots.get(order[i]);
        }
        rank(leftLeaf, rank);
        rank(rightLeaf, rank);
        int[] missing = twice(trees.missing(), lefts, rights);
        return new TreeEnsemble(trees.inputs(), 0, sorted, feature, value, left, right, missing, new float[2 * nodes]);
    }

    private int[] twice(int[] children, Map<Integer, Integer> lefts, Map<Integer, Integer> rights) {
        int nodes = children.length;
        int[] twice = new int[2 * nodes];
        for (int node = 0; node < nodes; node++) {
            if (trees.feature()[node] >= 0) {
                twice[node] = lefts.getOrDefault(children[node], children[node]);
                twice[nodes + node] = nodes + rights.getOrDefault(children[node], children[node]);
            }
        }
        return twice;
    }

    private static void rank(int[] places, int[] rank) {
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i] == NONE ? NONE : rank[places[i]];
        }
    }

    /**
     * The log-odds of each row.
     *
     * @param row the inputs that do not move
     * @param moved a moving input's values by row, never falling or never rising, never missing
     * @param rows how many rows there are, at least 1
     */
    float[] margins(float[] row, float[][] moved, int rows) {
        Moving[] moving = new Moving[moved.length];
        for (int i = 0; i < moving.length; i++) {
            moving[i] = new Moving(moved[i], rows);
        }
        int[] partings = new int[mover.length];
        for (int i = 0; i < partings.length; i++) {
            partings[i] = moving[mover[i]].parting(threshold[i]);
        }
        int[] keys = InputKeys.of(row, trees.inputs());
        float[] leaves = new float[laidOut.trees()];
        laidOut.leaves(keys, leaves);
        float[] sums = new float[rows];
        Arrays.fill(sums, trees.base());
        for (int tree = 0; tree < leftLeaf.length; tree++) {
            if (leftLeaf[tree] == NONE) {
                add(TreeLayout.WORDS * trees.layout().root(tree), keys, moving, 0, rows, sums);
            } else if (rightLeaf[tree] == NONE) {
                add(leaves[leftLeaf[tree]], sums);
            } else {
                float left = leaves[leftLeaf[tree]];
                float right = leaves[rightLeaf[tree]];
                boolean rising = moving[mover[bound[tree]]].falling == 0;
                add(rising ? left : right, rising ? right : left, partings[bound[tree]], sums);
            }
        }
        return sums;
    }

    private static void add(float leaf, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += leaf;
        }
    }

    private static void add(float ahead, float behind, int parting, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += i < parting ? ahead : behind;
        }
    }

    /** Leads rows from a place on to their leaves, and adds those. */
    private void add(int place, int[] keys, Moving[] moving, int first, int end, float[] sums) {
        int[] words = trees.layout().words();
        int at = place;
        int from = first;
        while (words[at + TreeLayout.CHILD] > at) {
            int child = words[at + TreeLayout.CHILD];
            int key = words[at + TreeLayout.INPUT];
            int by = movingOf[key >> 1];
            if (by < 0) {
                at = child + (keys[key] < words[at] ? 0 : TreeLayout.WORDS);
                continue;
            }
            int parting = Math.max(from, Math.min(end, moving[by].parting(words[at])));
            int ahead = child + TreeLayout.WORDS * moving[by].falling;
            int behind = child + TreeLayout.WORDS * (1 - moving[by].falling);
            if (parting > from && parting < end) {
                add(ahead, keys, moving, from, parting, sums);
                from = parting;
                at = behind;
            } else {
                at = parting == end ? ahead : behind;
            }
        }
        float leaf = trees.layout().value(at);
        for (int i = from; i < end; i++) {
            sums[i] += leaf;
        }
    }

    /** The values of a moving input, as keys that rise from row to row. */
    private static final class Moving {

        private final int falling;
        private final int half;
        private final int[] keys;

        Moving(float[] values, int rows) {
            falling = values[rows - 1] < values[0] ? 1 : 0;
            half = Integer.highestOneBit(rows);
            keys = new int[2 * half];
            Arrays.fill(keys, Integer.MAX_VALUE);
            for (int i = 0; i < rows; i++) {
                keys[i] = InputKeys.of(values[i]) ^ -falling;
            }
        }

        /** How many rows go the way of the first: left where values rise and the first is below the threshold. Without a jump. */
        int parting(int threshold) {
            int bound = (threshold ^ -falling) + falling;
            int rows = 0;
            for (int step = half; step > 0; step >>= 1) {
                rows += (int) ((long) keys[rows + step - 1] - bound >> 63) & step;
            }
            return rows;
        }
    }
}
