package io.chargehand.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trees made ready to be walked once for many rows that differ only in inputs which move one way from row to row. Sums are in
 * double precision, so that the order in which leaves are added does not matter: those of {@link TreeEnsemble#margin}, but for its rounding
 * in single precision. Immutable, safe for use by several threads.
 *
 * <p>A tree that reads a moving input at one node is laid out twice, without that node: as if it led left, and as if it led right.
 * So nearly all trees are walked as for a single row, side by side and without a guess, and the node's threshold tells which rows
 * take which of the two leaves. A tree that reads moving inputs at several nodes is walked stretch of rows by stretch.
 */
final class SweptTrees {

    private final TreeEnsemble trees;
    private final int[] movingOf;
    private final TreeLayout laidOut;
    private final int[] settled;
    private final int[] leftLeaf;
    private final int[] rightLeaf;
    private final int[] bound;
    private final int[] mover;
    private final int[] threshold;
    private final int[] several;

    /** Where rows part: which moving input, and the key of the threshold. Many trees share one. */
    private record Bound(int mover, int threshold) {}

    /**
     * Lays trees out for sweeps.
     *
     * @param trees what is walked
     * @param movingOf of each input, which of the moving inputs it is, or -1 where it does not move
     */
    SweptTrees(TreeEnsemble trees, int[] movingOf) {
        this.trees = trees;
        this.movingOf = movingOf.clone();
        List<Integer> still = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        Map<Integer, Integer> rootOf = new LinkedHashMap<>();
        for (int tree = 0; tree < trees.roots().length; tree++) {
            int root = trees.roots()[tree];
            List<Integer> moving = movingNodes(root);
            if (moving.isEmpty()) {
                still.add(root);
            } else if (moving.size() == 1) {
                rootOf.put(moving.get(0), root);
            } else {
                others.add(TreeLayout.WORDS * trees.layout().root(tree));
            }
        }
        several = ints(others.stream());
        List<Bound> bounds = rootOf.keySet().stream().map(this::boundOf).toList();
        List<Bound> apart = bounds.stream().distinct().toList();
        bound = ints(bounds.stream().map(apart::indexOf));
        mover = ints(apart.stream().map(Bound::mover));
        threshold = ints(apart.stream().map(Bound::threshold));

        Map<Integer, Integer> lefts = new HashMap<>();
        Map<Integer, Integer> rights = new HashMap<>();
        rootOf.keySet().forEach(node -> {
            lefts.put(node, trees.left()[node]);
            rights.put(node, trees.right()[node]);
        });
        int nodes = trees.feature().length;
        List<Integer> roots = new ArrayList<>(still);
        rootOf.values().forEach(root -> roots.add(lefts.getOrDefault(root, root)));
        rootOf.values().forEach(root -> roots.add(nodes + rights.getOrDefault(root, root)));
        int[] places = new int[roots.size()];
        laidOut = twice(roots, lefts, rights, places).layout();
        settled = Arrays.copyOfRange(places, 0, still.size());
        leftLeaf = Arrays.copyOfRange(places, still.size(), still.size() + rootOf.size());
        rightLeaf = Arrays.copyOfRange(places, still.size() + rootOf.size(), places.length);
    }

    private static int[] ints(Stream<Integer> numbers) {
        return numbers.mapToInt(Integer::intValue).toArray();
    }

    private List<Integer> movingNodes(int node) {
        List<Integer> moving = new ArrayList<>();
        int input = trees.feature()[node];
        if (input >= 0) {
            if (movingOf[input] >= 0) {
                moving.add(node);
            }
            moving.addAll(movingNodes(trees.left()[node]));
            moving.addAll(movingNodes(trees.right()[node]));
        }
        return moving;
    }

    private Bound boundOf(int node) {
        return new Bound(movingOf[trees.feature()[node]], InputKeys.of(trees.value()[node]));
    }

    /**
     * All nodes twice, once with each set of shortcuts, and the trees of some roots in order of their depth.
     *
     * @param places filled with where the tree of each root stands
     */
    private TreeEnsemble twice(
            List<Integer> roots, Map<Integer, Integer> lefts, Map<Integer, Integer> rights, int[] places) {
        int nodes = trees.feature().length;
        int[] feature = Arrays.copyOf(trees.feature(), 2 * nodes);
        System.arraycopy(trees.feature(), 0, feature, nodes, nodes);
        float[] value = Arrays.copyOf(trees.value(), 2 * nodes);
        System.arraycopy(trees.value(), 0, value, nodes, nodes);
        int[] left = twice(trees.left(), lefts, rights);
        int[] right = twice(trees.right(), lefts, rights);
        int[] missing = twice(trees.missing(), lefts, rights);
        int[] depth = new int[2 * nodes];
        for (int node = 2 * nodes - 1; node >= 0; node--) {
            depth[node] = feature[node] < 0 ? 0 : 1 + Math.max(depth[left[node]], depth[right[node]]);
        }
        List<Integer> order = IntStream.range(0, roots.size())
                .boxed()
                .sorted(Comparator.comparingInt(root -> depth[roots.get(root)]))
                .toList();
        for (int i = 0; i < places.length; i++) {
            places[order.get(i)] = i;
        }
        int[] sorted = ints(order.stream().map(roots::get));
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

    /**
     * The log-odds of each row.
     *
     * @param row the inputs that do not move
     * @param moved a moving input's values by row, never falling or never rising, never missing
     * @param rows how many rows there are, at least 1
     */
    double[] margins(float[] row, float[][] moved, int rows) {
        Moving[] moving = new Moving[moved.length];
        for (int i = 0; i < moving.length; i++) {
            moving[i] = new Moving(moved[i], rows);
        }
        int[] keys = InputKeys.of(row, trees.inputs());
        float[] leaves = new float[laidOut.trees()];
        laidOut.leaves(keys, leaves);
        double[] fromHere = new double[rows + 1];
        fromHere[0] = trees.base() + settled(leaves);
        part(leaves, moving, fromHere);
        for (int place : several) {
            part(place, keys, moving, 0, rows, fromHere);
        }
        double[] sums = new double[rows];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += fromHere[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** The sum of the trees that say the same of all rows: four sums side by side, as none has to wait for another. */
    private double settled(float[] leaves) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= settled.length; i += 4) {
            a += leaves[settled[i]];
            b += leaves[settled[i + 1]];
            c += leaves[settled[i + 2]];
            d += leaves[settled[i + 3]];
        }
        for (; i < settled.length; i++) {
            a += leaves[settled[i]];
        }
        return a + b + (c + d);
    }

    /** Adds the trees with one moving node: one leaf from the first row on, the difference to the other from where rows part. */
    private void part(float[] leaves, Moving[] moving, double[] fromHere) {
        int[] partings = new int[mover.length];
        for (int i = 0; i < partings.length; i++) {
            partings[i] = moving[mover[i]].parting(threshold[i]);
        }
        double sum = 0;
        for (int i = 0; i < leftLeaf.length; i++) {
            int turned = (leftLeaf[i] ^ rightLeaf[i]) & -moving[mover[bound[i]]].falling;
            double ahead = leaves[leftLeaf[i] ^ turned];
            double behind = leaves[rightLeaf[i] ^ turned];
            sum += ahead;
            fromHere[partings[bound[i]]] += behind - ahead;
        }
        fromHere[0] += sum;
    }

    /** Adds a tree with several moving nodes: leads rows from a place on to their leaves. */
    private void part(int place, int[] keys, Moving[] moving, int first, int end, double[] fromHere) {
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
                part(ahead, keys, moving, from, parting, fromHere);
                from = parting;
                at = behind;
            } else {
                at = parting == end ? ahead : behind;
            }
        }
        double leaf = trees.layout().value(at);
        fromHere[from] += leaf;
        fromHere[end] -= leaf;
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
