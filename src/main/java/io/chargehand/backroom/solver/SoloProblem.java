package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * One worker's own tasks as a problem of its own: in which order to do them, when they follow each other without a gap, so that
 * moving one only shifts others. Times are milliseconds after the problem's now. Costs are fixed-point integers, exact where
 * slopes are whole numbers of money by minute, and otherwise close enough to search by: what a proposal is worth is priced anew
 * by {@link TimetableScore}. Costs leave out what is equal in every order. Never changed once built.
 */
final class SoloProblem {

    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double MILLIS_PER_MINUTE = 60_000;
    /** Sums of costs stay below two to this power, so that differences and sums of a few never overflow. */
    private static final int COST_BITS = 60;

    private static final int MOST_FRACTION_BITS = 30;

    final int size;
    /** The problem's index of each task. */
    final int[] task;
    /** When the worker is free for the first of them. */
    final long start;
    /** The last of them has to end by then. */
    final long limit;

    final long[] duration;
    /** Walking from one task (row; the last row is where the worker stands at the start) to another. */
    final long[] walk;
    /** The shortest walk to a task. */
    final long[] shortestWalk;
    /** What a walk costs. */
    final long[] walkCost;
    /** True where some walk costs something. */
    final boolean walkingCosts;
    /** True where walking to a task takes equally long from everywhere. */
    final boolean evenWalking;

    private final double scale;

    /** A task's cost is the sum over its hinges of {@code slope × max(0, finish - at)}. */
    final int[] firstHinge;

    final long[] hingeAt;
    final long[] hingeSlope;
    /** True where no slope falls. */
    final boolean convex;

    /**
     * Builds the problem of tasks that one worker does from {@code start} on.
     *
     * @param tasks by index in {@code dense}
     * @param from the location where the worker is at {@code start}
     */
    SoloProblem(DenseProblem dense, int worker, int[] tasks, long start, int from, long limit) {
        this.size = tasks.length;
        this.task = tasks;
        this.start = start;
        this.limit = limit;
        duration = new long[size];
        walk = new long[(size + 1) * size];
        walkCost = new long[(size + 1) * size];
        for (int j = 0; j < size; j++) {
            duration[j] = dense.duration[worker][tasks[j]];
            for (int i = 0; i <= size; i++) {
                int here = i == size ? from : dense.to[tasks[i]];
                walk[i * size + j] = dense.walking(here, dense.from[tasks[j]]);
            }
        }
        evenWalking = evenWalking();
        shortestWalk = new long[size];
        firstHinge = new int[size + 1];
        int points = 0;
        for (int t : tasks) {
            points += dense.curves[t].size();
        }
        long[] at = new long[points];
        double[] slope = new double[points];
        int hinges = 0;
        double steepness = walkingByMinute(dense, worker);
        for (int j = 0; j < size; j++) {
            firstHinge[j] = hinges;
            shortestWalk[j] = shortestWalk(j);
            hinges = readHinges(dense.curves[tasks[j]], start + shortestWalk[j] + duration[j], at, slope, hinges);
            double steepest = 0;
            for (int h = firstHinge[j]; h < hinges; h++) {
                steepest = Math.max(steepest, slope[h]);
            }
            steepness += 2 * steepest;
        }
        firstHinge[size] = hinges;
        scale = scale(steepness * longest());
        hingeAt = Arrays.copyOf(at, hinges);
        hingeSlope = new long[hinges];
        boolean rising = true;
        for (int j = 0; j < size; j++) {
            long before = 0;
            for (int h = firstHinge[j]; h < firstHinge[j + 1]; h++) {
                long now = Math.round(slope[h] * scale);
                hingeSlope[h] = now - before;
                rising &= now >= before;
                before = now;
            }
        }
        convex = rising;
        double walkingByMinute = walkingByMinute(dense, worker);
        boolean costs = false;
        for (int k = 0; k < walk.length; k++) {
            walkCost[k] = Math.round(walk[k] * walkingByMinute * scale);
            costs |= walkCost[k] != 0;
        }
        walkingCosts = costs;
    }

    /** The cost of a task that finishes then. */
    long cost(int j, long finish) {
        long cost = 0;
        for (int h = firstHinge[j]; h < firstHinge[j + 1]; h++) {
            cost += hingeSlope[h] * Math.max(0, finish - hingeAt[h]);
        }
        return cost;
    }

    /** The cost of doing them in this order. */
    long cost(int[] order) {
        long cost = 0;
        long now = start;
        int here = size;
        for (int j : order) {
            now += walk[here * size + j] + duration[j];
            cost += walkCost[here * size + j] + cost(j, now);
            here = j;
        }
        return cost;
    }

    /** A cost in ten-thousandths of money. */
    double inUnits(long cost) {
        return cost / scale * (DenseProblem.UNITS / MILLIS_PER_MINUTE);
    }

    /** When the last task of this order ends. */
    long end(int[] order) {
        long now = start;
        int here = size;
        for (int j : order) {
            now += walk[here * size + j] + duration[j];
            here = j;
        }
        return now;
    }

    private static double walkingByMinute(DenseProblem dense, int worker) {
        return dense.walkingCost(worker, MILLIS_PER_HOUR) / DenseProblem.UNITS / MINUTES_PER_HOUR;
    }

    private boolean evenWalking() {
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                if (i != j && walk[i * size + j] != walk[size * size + j]) {
                    return false;
                }
            }
        }
        return true;
    }

    private long shortestWalk(int j) {
        long shortest = walk[size * size + j];
        for (int i = 0; i < size; i++) {
            shortest = i == j ? shortest : Math.min(shortest, walk[i * size + j]);
        }
        return shortest;
    }

    /** The curve from {@code earliest} on as points where its slope changes, each with the slope after it. */
    private static int readHinges(Curve curve, long earliest, long[] at, double[] slope, int from) {
        int hinges = from;
        double before = 0;
        for (int i = 0; i < curve.size(); i++) {
            double after = curve.slopeAfter(i);
            if (i + 1 < curve.size() && curve.instant(i + 1) <= earliest || after == before) {
                continue;
            }
            at[hinges] = Math.max(earliest, curve.instant(i));
            slope[hinges] = after;
            hinges++;
            before = after;
        }
        return hinges;
    }

    private long longest() {
        long longest = 0;
        for (int j = 0; j < size; j++) {
            long most = 0;
            for (int i = 0; i <= size; i++) {
                most = i == j ? most : Math.max(most, walk[i * size + j]);
            }
            longest += most + duration[j];
        }
        return longest;
    }

    /** A power of two by which slopes can be multiplied before they are rounded. */
    private static double scale(double largestSum) {
        int used = Math.max(0, Math.getExponent(Math.max(1, largestSum)) + 1);
        return Math.scalb(1.0, Math.max(-used, Math.min(MOST_FRACTION_BITS, COST_BITS - used)));
    }
}
