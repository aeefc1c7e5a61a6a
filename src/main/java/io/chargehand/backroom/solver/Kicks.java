package io.chargehand.backroom.solver;

import java.util.Random;

/** Draws two neighboring runs of a sequence and exchanges them. Not thread-safe. */
final class Kicks {

    private static final int LONGEST = 20;
    private static final int AGAIN_ONE_IN = 4;

    private final int size;
    private final int[] scratch;
    /** The first position of the first run. */
    int first;
    /** The last position of the first run. */
    int split;
    /** The last position of the second run. */
    int last;

    Kicks(int size) {
        this.size = size;
        scratch = new int[size];
    }

    /** Draws two short runs, of at least one task each. */
    void draw(Random random) {
        first = random.nextInt(size - 1);
        split = first + random.nextInt(Math.min(LONGEST, size - 1 - first));
        last = split + 1 + random.nextInt(Math.min(LONGEST, size - 1 - split));
    }

    /** Whether to kick once more: now and then, so that no local optimum is out of reach. */
    boolean another(Random random) {
        return random.nextInt(AGAIN_ONE_IN) == 0;
    }

    /** Exchanges the runs {@code [from, middle]} and {@code [middle + 1, to]}. */
    void exchange(int[] tasks, int from, int middle, int to) {
        int left = middle - from + 1;
        int right = to - middle;
        System.arraycopy(tasks, from, scratch, 0, left);
        System.arraycopy(tasks, middle + 1, tasks, from, right);
        System.arraycopy(scratch, 0, tasks, from + right, left);
    }
}
