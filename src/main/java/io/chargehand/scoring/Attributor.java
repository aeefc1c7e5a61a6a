package io.chargehand.scoring;

/**
 * Exact attributions of a predictor: how much each input moved a row's log-odds away from what they are on the average.
 * They are Shapley values, so they add up: attributions and base are the margin. Immutable, safe for use by several
 * threads; a {@link Scratch} is for one thread at a time.
 */
public sealed interface Attributor permits TreeAttributor, LinearAttributor, StackedAttributor {

    /** How many inputs it reads. */
    int inputs();

    /** Working memory for {@link #attribute}, to be used again from row to row. */
    Scratch scratch();

    /**
     * Writes the attributions of a row. Does not allocate.
     *
     * @param row inputs in the encoder's order; {@code NaN} is missing
     * @param into receives the log-odds of each input and, last, the base: one longer than there are inputs. Their sum is
     *     {@link Predictor#margin} of the row, to 1e-9
     * @param scratch from {@link #scratch} of this attributor
     */
    void attribute(float[] row, double[] into, Scratch scratch);

    /** Working memory of one thread. Not thread-safe. */
    final class Scratch {

        final double[] below;
        final double[] above;
        final double[] gap;
        final double[] ends;
        final int[] taken;
        final int[] other;
        final int[] factor;
        final int[] open;

        Scratch(int nodes) {
            below = new double[AttributedTree.ABREAST * nodes];
            above = new double[AttributedTree.ABREAST * nodes];
            gap = new double[AttributedTree.ABREAST * nodes];
            ends = new double[nodes];
            taken = new int[nodes];
            other = new int[nodes];
            factor = new int[nodes];
            open = new int[nodes];
        }
    }
}
