package io.chargehand.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws trees whose paths often meet an input again. */
final class RandomTrees {

    private final Random random;
    private final int inputs;
    private final List<Node> nodes = new ArrayList<>();

    private record Node(int feature, float value, int left, int right, int missing, float cover) {}

    private RandomTrees(Random random, int inputs) {
        this.random = random;
        this.inputs = inputs;
    }

    static TreeEnsemble draw(Random random, int trees, int inputs, int depth) {
        RandomTrees drawn = new RandomTrees(random, inputs);
        int[] roots = new int[trees];
        for (int tree = 0; tree < trees; tree++) {
            roots[tree] = drawn.grow(depth, 1_000);
        }
        return drawn.ensemble(roots);
    }

    private int grow(int depth, float cover) {
        int place = nodes.size();
        float value = random.nextInt(8) == 0 ? 0f : (float) random.nextGaussian();
        nodes.add(new Node(-1, value, -1, -1, -1, cover));
        if (depth > 0 && random.nextInt(8) > 0) {
            float share = random.nextFloat();
            int left = grow(depth - 1, cover * share);
            int right = grow(depth - 1, cover - cover * share);
            int missing = random.nextBoolean() ? left : right;
            nodes.set(place, new Node(random.nextInt(inputs), value, left, right, missing, cover));
        }
        return place;
    }

    private TreeEnsemble ensemble(int[] roots) {
        int count = nodes.size();
        int[][] whole = new int[4][count];
        float[][] numbers = new float[2][count];
        for (int i = 0; i < count; i++) {
            Node node = nodes.get(i);
            whole[0][i] = node.feature();
            whole[1][i] = node.left();
            whole[2][i] = node.right();
            whole[3][i] = node.missing();
            numbers[0][i] = node.value();
            numbers[1][i] = node.cover();
        }
        return new TreeEnsemble(inputs, 0.25f, roots, whole[0], numbers[0], whole[1], whole[2], whole[3], numbers[1]);
    }

    /** Numbers near the thresholds, both zeros, infinities, and missing values of either sign. */
    static float[] row(Random random, int inputs) {
        float[] row = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            row[i] = switch (random.nextInt(16)) {
                case 0, 1 -> Float.NaN;
                case 2 -> Float.intBitsToFloat(0xffc00001);
                case 3 -> 0f;
                case 4 -> -0f;
                case 5 -> Float.POSITIVE_INFINITY;
                case 6 -> Float.NEGATIVE_INFINITY;
                default -> (float) random.nextGaussian();
            };
        }
        return row;
    }
}
