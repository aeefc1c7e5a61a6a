package io.chargehand.backroom.solver;

import java.util.Arrays;
import java.util.SplittableRandom;

/** In which order absent tasks are put back: by chance, or by what makes a task hard or dear to place. Not thread-safe. */
final class RecreateOrder {

    private static final int KINDS = 8;

    private final Timetable table;
    private final DenseProblem problem;
    private final double[] keys;

    RecreateOrder(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        this.keys = new double[problem.taskCount];
    }

    /** Sorts the first {@code count}, predecessors before what waits for them. */
    void sort(int[] tasks, int count, SplittableRandom random) {
        int kind = random.nextInt(KINDS);
        for (int i = 0; i < count; i++) {
            keys[tasks[i]] = key(tasks[i], kind, random);
        }
        if (problem.coupled) {
            raisePredecessors(tasks, count);
        }
        sortByKey(tasks, count);
    }

    private double key(int t, int kind, SplittableRandom random) {
        return switch (kind) {
            case 0, 1 -> random.nextDouble();
            case 2 -> -problem.undoneWeight[t];
            case 3 -> table.start(t);
            case 4 -> -(double) problem.undoneWeight[t] / (1 + problem.duration[0][t]);
            case 5 -> problem.latestStart[0][t];
            case 6 -> -problem.burden[t];
            default -> -problem.remoteness(t);
        };
    }

    private void raisePredecessors(int[] tasks, int count) {
        Arrays.sort(tasks, 0, count);
        sortByRankDescending(tasks, count);
        for (int i = 0; i < count; i++) {
            for (int s : problem.successors[tasks[i]]) {
                if (table.holder[s] == Timetable.ABSENT) {
                    keys[tasks[i]] = Math.min(keys[tasks[i]], keys[s]);
                }
            }
        }
    }

    private void sortByRankDescending(int[] tasks, int count) {
        for (int i = 1; i < count; i++) {
            int task = tasks[i];
            int j = i - 1;
            for (; j >= 0 && problem.topologicalRank[tasks[j]] < problem.topologicalRank[task]; j--) {
                tasks[j + 1] = tasks[j];
            }
            tasks[j + 1] = task;
        }
    }

    private void sortByKey(int[] tasks, int count) {
        for (int i = 1; i < count; i++) {
            int task = tasks[i];
            int j = i - 1;
            for (; j >= 0 && comesAfter(tasks[j], task); j--) {
                tasks[j + 1] = tasks[j];
            }
            tasks[j + 1] = task;
        }
    }

    private boolean comesAfter(int one, int other) {
        return keys[one] > keys[other]
                || keys[one] == keys[other] && problem.topologicalRank[one] > problem.topologicalRank[other];
    }
}
