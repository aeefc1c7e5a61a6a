package io.chargehand.training.tribuo;

import io.chargehand.scoring.TreeEnsemble;

import java.util.ArrayList;
import java.util.List;

/** Writes trees into flat arrays, parents before their children. Single-threaded. */
final class FlatTrees {

    private static final int NONE = -1;

    private final List<Integer> roots = new ArrayList<>();
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> value = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();
    private final List<Float> cover = new ArrayList<>();

    /** The node that is written next begins a tree. */
    void root() {
        roots.add(feature.size());
    }

    /** Writes a leaf; its place. */
    int leaf(float logOdds, float weight) {
        return add(NONE, logOdds, weight);
    }

    /** Writes a node that sends inputs below the threshold left; its place. Its children follow. */
    int split(int input, float threshold, float weight) {
        return add(input, threshold, weight);
    }

    private int add(int input, float number, float weight) {
        feature.add(input);
        value.add(number);
        left.add(NONE);
        right.add(NONE);
        missing.add(NONE);
        cover.add(weight);
        return feature.size() - 1;
    }

    /** Names the children of a node, and which of them takes rows without the input. */
    void lead(int place, int below, int others, boolean missingBelow) {
        left.set(place, below);
        right.set(place, others);
        missing.set(place, missingBelow ? below : others);
    }

    /** The trees, of so many inputs. */
    TreeEnsemble ensemble(int inputs) {
        return new TreeEnsemble(
                inputs,
                0f,
                ints(roots),
                ints(feature),
                floats(value),
                ints(left),
                ints(right),
                ints(missing),
                floats(cover));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] floats(List<Float> list) {
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }
}
