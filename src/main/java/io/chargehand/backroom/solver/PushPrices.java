package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * What it costs at least that everything from a position on gets later, by how much: for delays of a few lengths, from the end of
 * the sequence backward, each from the one after it. Where delay is absorbed by waiting, it costs nothing further on. Not
 * thread-safe.
 */
final class PushPrices {

    /** Two to a doubling, so that a delay is taken for at least two thirds of its length. */
    private static final int LENGTHS = 16;

    private final Timetable table;
    private final DenseProblem problem;
    private final int firstPower;
    private final long[] lengths = new long[LENGTHS];
    private final double[][] least;
    /** Whether delay costs nothing anywhere. */
    private final boolean free;

    PushPrices(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        least = new double[problem.workerCount][0];
        boolean allFlat = true;
        long longest = 1;
        for (int t = 0; t < problem.taskCount; t++) {
            allFlat &= problem.curves[t].isFlat();
            for (int w = 0; w < problem.workerCount; w++) {
                longest = Math.max(longest, problem.duration[w][t]);
            }
        }
        free = allFlat;
        firstPower = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(longest) - LENGTHS / 2 + 1);
        for (int k = 0; k < LENGTHS; k++) {
            long power = 1L << (firstPower + k / 2);
            lengths[k] = k % 2 == 0 ? power : power + power / 2;
        }
    }

    boolean delayCosts() {
        return !free;
    }

    /** Reads one worker's sequence, as timed. */
    void draw(int worker, RouteShape shape) {
        if (free) {
            return;
        }
        int count = table.length[worker];
        if (least[worker].length < (count + 1) * LENGTHS) {
            least[worker] = new double[2 * (count + 1) * LENGTHS];
        }
        double[] costs = least[worker];
        Arrays.fill(costs, count * LENGTHS, (count + 1) * LENGTHS, 0);
        for (int at = count - 1; at >= 0; at--) {
            int task = table.sequence[worker][at];
            long finish = table.finish[task];
            long waits = table.start[task] - shape.free[worker][at] - shape.between[worker][at];
            double loss = shape.loss[task];
            Curve curve = problem.curves[task];
            for (int k = 0; k < LENGTHS; k++) {
                long delay = lengths[k] - waits;
                costs[at * LENGTHS + k] = problem.startedFinish[task] >= 0 || delay <= 0
                        ? 0
                        : curve.near(finish + delay) - loss + least(worker, at + 1, delay);
            }
        }
    }

    /** What it costs at least that the worker reaches what follows a position so much later. */
    double least(int worker, int at, long delay) {
        if (free || delay < lengths[0]) {
            return 0;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(delay);
        int half = (int) (delay >> (power - 1)) & 1;
        int k = Math.min(LENGTHS - 1, 2 * (power - firstPower) + half);
        return least[worker][at * LENGTHS + k];
    }

    /** The same where the task at the position itself starts so much later. */
    double leastFromStart(RouteShape shape, int worker, int at, long delay) {
        long start = table.start[table.sequence[worker][at]];
        return least(worker, at, delay + start - shape.free[worker][at] - shape.between[worker][at]);
    }
}
