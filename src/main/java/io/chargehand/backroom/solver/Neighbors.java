package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * By task, the tasks that fit best beside it: near by walking, and not kept apart by their windows. Read when first asked for.
 * Not thread-safe.
 */
final class Neighbors {

    private static final int MOST = 100;
    private static final double WAITING = 0.2;

    private final DenseProblem problem;
    private final int[][] nearest;
    private final double[] apart;
    private final long[] order;

    Neighbors(DenseProblem problem) {
        this.problem = problem;
        nearest = new int[problem.taskCount][];
        apart = new double[problem.taskCount];
        order = new long[problem.taskCount];
    }

    /** Nearest first, the task itself first of all. */
    int[] of(int task) {
        if (nearest[task] == null) {
            nearest[task] = find(task);
        }
        return nearest[task];
    }

    private int[] find(int task) {
        int count = problem.taskCount;
        for (int t = 0; t < count; t++) {
            apart[t] = t == task ? -1 : Math.min(apart(task, t), apart(t, task));
            order[t] = (long) Math.min(apart[t] + 1, Integer.MAX_VALUE) << Integer.SIZE | t;
        }
        Arrays.sort(order);
        int[] found = new int[Math.min(count, MOST)];
        for (int i = 0; i < found.length; i++) {
            found[i] = (int) order[i];
        }
        return found;
    }

    /** The walk, and what of the windows is lost when one comes right after the other. */
    private double apart(int one, int other) {
        long walk = problem.walking(problem.to[one], problem.from[other]);
        long between = problem.duration[0][one] + walk;
        long late = problem.release[one] + between - problem.latestStart[0][other];
        long wait = problem.release[other] - between - problem.latestStart[0][one];
        return walk + Math.max(late, 0) + WAITING * Math.max(wait, 0);
    }
}
