package io.chargehand.bench.scoring;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.function.ToDoubleFunction;

/**
 * Times one row after another. Of each subject it keeps the shortest mean over a pass, so that what else the machine does
 * counts little; subjects take turns. Not thread-safe.
 */
final class RowTiming {

    private static final double MICROS = 1e3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ToDoubleFunction<float[]> subject;
    private final float[][] rows;
    private double best = Double.POSITIVE_INFINITY;
    private double sum;

    RowTiming(ToDoubleFunction<float[]> subject, float[][] rows) {
        this.subject = subject;
        this.rows = rows;
    }

    /** Passes over all rows in turn. */
    static void run(int passes, RowTiming... timings) {
        for (int pass = 0; pass < passes; pass++) {
            for (RowTiming timing : timings) {
                timing.pass();
            }
        }
    }

    private void pass() {
        long begun = System.nanoTime();
        for (float[] row : rows) {
            sum += subject.applyAsDouble(row);
        }
        best = Math.min(best, (System.nanoTime() - begun) / MICROS / rows.length);
    }

    /** The shortest mean time of a row, in microseconds. */
    double micros() {
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a row was answered with no number");
        }
        return best;
    }

    /** Bytes this thread allocates by row, after the passes; an allocation of the measuring call itself is taken off. */
    double bytesPerRow() {
        long id = Thread.currentThread().getId();
        THREADS.getThreadAllocatedBytes(id);
        long own = -THREADS.getThreadAllocatedBytes(id) + THREADS.getThreadAllocatedBytes(id);
        long before = THREADS.getThreadAllocatedBytes(id);
        for (float[] row : rows) {
            sum += subject.applyAsDouble(row);
        }
        return (double) (THREADS.getThreadAllocatedBytes(id) - before - own) / rows.length;
    }
}
