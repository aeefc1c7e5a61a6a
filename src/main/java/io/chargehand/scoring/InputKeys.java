package io.chargehand.scoring;

/**
 * Inputs as whole numbers that compare as the inputs do, two per input: one for nodes whose missing values go right, one
 * for those whose missing values go left. So a comparison decides a node, missing or not. Stateless.
 */
final class InputKeys {

    /** Below the key of every number. */
    static final int LEAST = Integer.MIN_VALUE;

    private static final int MOST = Integer.MAX_VALUE;
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int FIRST_LENGTH = 256;
    private static final ThreadLocal<int[]> KEPT = ThreadLocal.withInitial(() -> new int[FIRST_LENGTH]);

    private InputKeys() {}

    /** The key of a number: less for less, equal for the two zeros. */
    static int of(float number) {
        int bits = Float.floatToRawIntBits(number + 0f);
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /** Where the key of an input stands, for a node that sends missing values left or right. */
    static int place(int input, boolean missingLeft) {
        return 2 * input + (missingLeft ? 1 : 0);
    }

    /** The keys of a row's first inputs, in an array of this thread's that the next call writes anew. */
    static int[] of(float[] row, int inputs) {
        int[] keys = KEPT.get();
        if (keys.length < 2 * inputs) {
            keys = new int[2 * inputs];
            KEPT.set(keys);
        }
        for (int i = 0; i < inputs; i++) {
            int bits = Float.floatToRawIntBits(row[i] + 0f);
            int key = bits ^ bits >> 31 & Integer.MAX_VALUE;
            int missing = INFINITY - (bits & Integer.MAX_VALUE) >> 31;
            keys[2 * i] = key & ~missing | MOST & missing;
            keys[2 * i + 1] = key & ~missing | LEAST & missing;
        }
        return keys;
    }
}
