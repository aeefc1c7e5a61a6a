package io.chargehand.bench.network;

import java.util.Arrays;

/** Durations as they were measured, all of them. Thread-safe. */
final class Waits {

    private static final double MILLIS = 1e6;

    private final long[] nanos;
    private int count;

    /** Room for so many. */
    Waits(int most) {
        nanos = new long[most];
    }

    synchronized void add(long waited) {
        nanos[count++] = waited;
    }

    synchronized int count() {
        return count;
    }

    /**
     * The duration that the share of them does not exceed, in milliseconds; 0 where there is none.
     *
     * @param share from 0 to 1
     */
    synchronized double millis(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / MILLIS;
    }
}
