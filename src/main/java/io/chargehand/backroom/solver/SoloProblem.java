package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * One worker's own tasks as a problem of its own: in which order to do them. Times are milliseconds after the problem's now.
 * Costs are fixed-point integers, exact where slopes are whole numbers of money by minute, and otherwise close enough to search
 * by: what a proposal is worth is priced anew by {@link TimetableScore}. Costs leave out what is equal in every order. Never
 * changed once built.
 */
final class SoloProblem {

    /** The cost of what does not fit the working time. */
    static final long IMPOSSIBLE = Long.MAX_VALUE;

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
    /** When a task may start, by its release and by what it waits for outside. */
    final long[] ready;

    final long[] duration;
    /** Walking from one task (row; the last row is where the worker stands at the start) to another. */
    final int[] walk;
    /** The shortest walk to a task. */
    final long[] shortestWalk;
    /** What a walk costs. */
    final long[] walkCost;
    /** True where some walk costs something. */
    final boolean walkingCosts;
    /** True where walking to a task takes equally long from everywhere. */
    final boolean evenWalking;

    /** True where the tasks follow each other without a gap in every order, so that moving some only shifts others. */
    final boolean gapless;
    /** Where they do: the last has to end by then. */
    final long limit;
    /** Whether the task of the row has to come before the one of the column. */
    final boolean[] before;
    /** A task's cost is the sum over its hinges of {@code slope × max(0, finish - at)}. */
    final int[] firstHinge;

    final long[] hingeAt;
    final long[] hingeSlope;
    /** True where no slope falls. */
    final boolean convex;

    private final long[] latest;
    private final long[] windowStart;
    private final long[] windowEnd;
    private final long regularEnd;
    private final long overtimeSlope;
    private final double scale;

    /**
     * Builds the problem of tasks that one worker does after some others.
     *
     * @param tasks by index in {@code dense}
     * @param free when the worker is free for them
     * @param from the location where the worker is then
     * @param ready when each may start
     */
    SoloProblem(DenseProblem dense, int worker, int[] tasks, long free, int from, long[] ready) {
        this.size = tasks.length;
        this.task = tasks;
        this.ready = ready;
        latest = new long[size];
        Arrays.setAll(latest, j -> dense.latestStart[worker][tasks[j]]);
        windowStart = dense.windowStart[worker];
        windowEnd = dense.windowEnd[worker];
        regularEnd = dense.regularEnd[worker];
        duration = new long[size];
        walk = new int[(size + 1) * size];
        for (int j = 0; j < size; j++) {
            duration[j] = dense.duration[worker][tasks[j]];
            for (int i = 0; i <= size; i++) {
                int here = i == size ? from : dense.to[tasks[i]];
                walk[i * size + j] = Math.toIntExact(dense.walking(here, dense.from[tasks[j]]));
            }
        }
        shortestWalk = new long[size];
        Arrays.setAll(shortestWalk, this::shortestWalk);
        evenWalking = evenWalking();
        before = before(dense);
        int window = 0;
        while (window < windowEnd.length - 1 && windowEnd[window] <= free) {
            window++;
        }
        start = Math.max(free, windowStart[window]);
        double walkingByMinute = byMinute(dense.walkingCost(worker, MILLIS_PER_HOUR));
        double overtimeByMinute = byMinute(dense.overtimeCost(worker, regularEnd, regularEnd + MILLIS_PER_HOUR));
        boolean last = window == windowEnd.length - 1;
        limit = last && overtimeByMinute > 0 ? regularEnd : windowEnd[window];

        firstHinge = new int[size + 1];
        int points = 0;
        for (int t : tasks) {
            points += dense.curves[t].size();
        }
        long[] at = new long[points];
        double[] slope = new double[points];
        int hinges = 0;
        double steepness = walkingByMinute + overtimeByMinute;
        for (int j = 0; j < size; j++) {
            firstHinge[j] = hinges;
            long earliest = Math.max(start + shortestWalk[j], ready[j]) + duration[j];
            hinges = readHinges(dense.curves[tasks[j]], earliest, at, slope, hinges);
            double steepest = 0;
            for (int h = firstHinge[j]; h < hinges; h++) {
                steepest = Math.max(steepest, slope[h]);
            }
            steepness += 2 * steepest;
        }
        firstHinge[size] = hinges;
        hingeAt = Arrays.copyOf(at, hinges);
        hingeSlope = new long[hinges];
        scale = scale(steepness * longest());
        convex = roundHinges(slope);
        overtimeSlope = Math.round(overtimeByMinute * scale);
        walkCost = new long[walk.length];
        boolean costs = false;
        for (int k = 0; k < walk.length; k++) {
            walkCost[k] = Math.round(walk[k] * walkingByMinute * scale);
            costs |= walkCost[k] != 0;
        }
        walkingCosts = costs;
        gapless = gapless();
    }

    /** The cost of a task that finishes then. */
    long cost(int j, long finish) {
        long cost = 0;
        for (int h = firstHinge[j]; h < firstHinge[j + 1]; h++) {
            cost += hingeSlope[h] * Math.max(0, finish - hingeAt[h]);
        }
        return cost;
    }

    /** What the part of a walk and its task past the shift costs. */
    long overtimeCost(long walkStart, long finish) {
        return overtimeSlope == 0 ? 0 : overtimeSlope * Math.max(0, finish - Math.max(walkStart, regularEnd));
    }

    /** When a task starts whose worker is free then and there; {@link #IMPOSSIBLE} where it is too late for it. */
    long begin(int j, long free, int here) {
        long way = walk[here * size + j];
        long reached = Math.max(free + way, ready[j]);
        for (int i = 0; i < windowEnd.length; i++) {
            long begin = Math.max(reached, windowStart[i] + way);
            if (begin + duration[j] <= windowEnd[i]) {
                return begin <= latest[j] ? begin : IMPOSSIBLE;
            }
        }
        return IMPOSSIBLE;
    }

    /** The cost of doing them in this order. */
    long cost(int[] order) {
        long cost = 0;
        long now = start;
        int here = size;
        for (int j : order) {
            long begin = begin(j, now, here);
            if (begin == IMPOSSIBLE) {
                return IMPOSSIBLE;
            }
            now = begin + duration[j];
            cost += walkCost[here * size + j] + cost(j, now) + overtimeCost(begin - walk[here * size + j], now);
            here = j;
        }
        return cost;
    }

    /** A cost in ten-thousandths of money. */
    double inUnits(long cost) {
        return cost / scale * (DenseProblem.UNITS / MILLIS_PER_MINUTE);
    }

    private static double byMinute(long unitsByHour) {
        return unitsByHour / DenseProblem.UNITS / MINUTES_PER_HOUR;
    }

    private boolean[] before(DenseProblem dense) {
        int[] local = new int[dense.taskCount];
        Arrays.fill(local, -1);
        for (int j = 0; j < size; j++) {
            local[task[j]] = j;
        }
        boolean[] pairs = new boolean[size * size];
        for (int j = 0; j < size; j++) {
            for (int p : dense.predecessors[task[j]]) {
                if (local[p] >= 0) {
                    pairs[local[p] * size + j] = true;
                }
            }
        }
        return pairs;
    }

    /** Whether all may start at once, in any order, and the order given fits one window with time at the wage. */
    private boolean gapless() {
        for (boolean ordered : before) {
            if (ordered) {
                return false;
            }
        }
        long end = start;
        for (int j = 0; j < size; j++) {
            if (ready[j] > start || latest[j] < limit) {
                return false;
            }
            end += walk[(j == 0 ? size : j - 1) * size + j] + duration[j];
        }
        return end <= limit;
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

    /** Rounds slopes and takes their differences; true where none is negative. */
    private boolean roundHinges(double[] slope) {
        boolean rising = true;
        for (int j = 0; j < size; j++) {
            long former = 0;
            for (int h = firstHinge[j]; h < firstHinge[j + 1]; h++) {
                long now = Math.round(slope[h] * scale);
                hingeSlope[h] = now - former;
                rising &= now >= former;
                former = now;
            }
        }
        return rising;
    }

    /** More than any order takes. */
    private long longest() {
        return Math.max(1, windowEnd[windowEnd.length - 1] - start);
    }

    /** A power of two by which slopes can be multiplied before they are rounded. */
    private static double scale(double largestSum) {
        int used = Math.max(0, Math.getExponent(Math.max(1, largestSum)) + 1);
        return Math.scalb(1.0, Math.max(-used, Math.min(MOST_FRACTION_BITS, COST_BITS - used)));
    }
}
