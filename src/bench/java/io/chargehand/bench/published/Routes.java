package io.chargehand.bench.published;

import java.util.Arrays;

/** Who does what in which order: a row per worker, each the numbers of its jobs from 0. Immutable. */
public final class Routes {

    private final int[][] rows;

    /** Takes a copy of the rows. */
    public Routes(int[][] rows) {
        this.rows = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    /** The solution of one worker. */
    public static Routes single(int[] row) {
        return new Routes(new int[][] {row});
    }

    /** How many workers there are. */
    public int workers() {
        return rows.length;
    }

    /** A copy of the worker's row. */
    public int[] row(int worker) {
        return rows[worker].clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Routes that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
