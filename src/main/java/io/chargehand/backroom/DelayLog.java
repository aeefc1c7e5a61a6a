package io.chargehand.backroom;

import java.util.Arrays;

/** The last few thousand delays from commit to plan. Thread-safe. */
final class DelayLog {

    private static final int KEPT = 4_096;

    private final long[] millis = new long[KEPT];
    private long count;
    private long plans;
    private double planMillis;

    synchronized void waited(long nanos) {
        millis[(int) (count++ % KEPT)] = nanos / 1_000_000;
    }

    synchronized void planned(long nanos) {
        plans++;
        planMillis += nanos / 1e6;
    }

    synchronized ResidentPlans.PlanDelays summary() {
        int size = (int) Math.min(count, KEPT);
        long[] sorted = Arrays.copyOf(millis, size);
        Arrays.sort(sorted);
        return new ResidentPlans.PlanDelays(
                size, at(sorted, 0.50), at(sorted, 0.99), plans, plans == 0 ? 0 : planMillis / plans);
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
