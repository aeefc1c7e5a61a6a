package io.chargehand.backroom.solver;

/**
 * An order of one worker's tasks that follow each other without a gap, laid out by position, with ends and costs. What a task
 * costs when it ends at another time is priced by its first hinge at once, since most tasks have no other. Not thread-safe.
 */
final class LaidOrder {

    private static final long NEVER = Long.MAX_VALUE / 2;

    final int[] order;
    final long[] end;
    final long[] cost;
    /** By position, what all tasks before it cost. */
    final long[] costBefore;

    private final SoloProblem problem;
    private final long[] at;
    private final long[] slope;
    private final int[] more;

    LaidOrder(SoloProblem problem) {
        this.problem = problem;
        int size = problem.size;
        order = new int[size];
        end = new long[size];
        cost = new long[size];
        costBefore = new long[size + 1];
        at = new long[size];
        slope = new long[size];
        more = new int[size];
    }

    /** Lays out anew what {@code order} holds from a position on. */
    void lay(int from) {
        int size = problem.size;
        long now = from == 0 ? problem.start : end[from - 1];
        int here = from == 0 ? size : order[from - 1];
        for (int k = from; k < size; k++) {
            int j = order[k];
            now += problem.walk[here * size + j] + problem.duration[j];
            int first = problem.firstHinge[j];
            int hinges = problem.firstHinge[j + 1] - first;
            at[k] = hinges == 0 ? NEVER : problem.hingeAt[first];
            slope[k] = hinges == 0 ? 0 : problem.hingeSlope[first];
            more[k] = Math.max(0, hinges - 1);
            end[k] = now;
            cost[k] = costAt(k, now);
            costBefore[k + 1] = costBefore[k] + cost[k];
            here = j;
        }
    }

    /** What the task at a position costs when it ends then. */
    long costAt(int k, long finish) {
        long here = slope[k] * Math.max(0, finish - at[k]);
        return more[k] == 0 ? here : here + costOfMore(k, finish);
    }

    private long costOfMore(int k, long finish) {
        long sum = 0;
        int first = problem.firstHinge[order[k]] + 1;
        for (int h = first; h < first + more[k]; h++) {
            sum += problem.hingeSlope[h] * Math.max(0, finish - problem.hingeAt[h]);
        }
        return sum;
    }
}
