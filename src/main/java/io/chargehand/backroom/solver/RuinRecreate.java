package io.chargehand.backroom.solver;

import java.util.Arrays;
import java.util.Random;

/**
 * One proposal of the search: takes some related tasks out of a timetable and puts them back where they cost least. What is
 * taken out is drawn in the manner of slack induction by string removals (Christiaens and Vanden Berghe, 2020): strings of
 * neighboring tasks that are worked at about the same time by several workers. Not thread-safe.
 */
final class RuinRecreate {

    private static final int MOST_REMOVED = 12;
    private static final double BLINK = 0.02;
    private static final int MOST_RETRIED = 3;
    private static final int FAMILY = 9;

    private final Timetable table;
    private final DenseProblem problem;
    private final int[] fixed;
    private final boolean[] hopeless;
    private final Inserter inserter;
    private final Random random;
    private final int[] out;
    private int outCount;
    private final double[] keys;

    RuinRecreate(Timetable table, int[] fixed, boolean[] hopeless, long seed) {
        this.table = table;
        this.problem = table.problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
        this.inserter = new Inserter(table, fixed);
        this.random = new Random(seed);
        this.out = new int[problem.taskCount];
        this.keys = new double[problem.taskCount];
    }

    /** Changes the table; it stays free of broken rules if it was. */
    void propose() {
        outCount = 0;
        int draw = random.nextInt(10);
        if (draw < 6) {
            removeStrings();
        } else if (draw < 8) {
            removeScattered();
        } else if (draw < FAMILY) {
            removeFamily();
        } else {
            removeString(random.nextInt(problem.workerCount), -1, 2 + random.nextInt(MOST_REMOVED));
        }
        retrieveUndone();
        table.refresh();
        recreate();
    }

    private void removeStrings() {
        int seedTask = drawMovable();
        if (seedTask < 0) {
            return;
        }
        int longest = 1 + random.nextInt(MOST_REMOVED / 2);
        int strings = 1 + random.nextInt(Math.min(3, problem.workerCount));
        long instant = table.start(seedTask);
        removeString(table.holder[seedTask], instant, longest);
        for (int i = 1; i < strings; i++) {
            removeString(random.nextInt(problem.workerCount), instant, 1 + random.nextInt(longest));
        }
    }

    /** Takes out a run of tasks around an instant, or anywhere when it is negative. */
    private void removeString(int worker, long instant, int count) {
        int movable = table.length[worker] - fixed[worker];
        if (movable <= 0) {
            return;
        }
        int run = Math.min(count, movable);
        int center = fixed[worker] + (instant < 0 ? random.nextInt(movable) : closest(worker, instant));
        int first = Math.max(fixed[worker], center - random.nextInt(run));
        first = Math.min(first, table.length[worker] - run);
        for (int i = 0; i < run; i++) {
            remove(table.sequence[worker][first]);
        }
    }

    private int closest(int worker, long instant) {
        int low = fixed[worker];
        int high = table.length[worker] - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.start(table.sequence[worker][middle]) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - fixed[worker];
    }

    private void removeScattered() {
        int count = 1 + random.nextInt(MOST_REMOVED / 2);
        for (int i = 0; i < count; i++) {
            int task = drawMovable();
            if (task >= 0) {
                remove(task);
            }
        }
    }

    /** Takes out a task with what must come before it, what must come after it, and what that waits for. */
    private void removeFamily() {
        int task = drawMovable();
        if (task < 0) {
            return;
        }
        removeIfMovable(task);
        removeAllMovable(problem.predecessors[task]);
        for (int s : problem.successors[task]) {
            removeIfMovable(s);
            removeAllMovable(problem.predecessors[s]);
        }
        removeScattered();
    }

    private void removeAllMovable(int[] tasks) {
        for (int task : tasks) {
            removeIfMovable(task);
        }
    }

    private void removeIfMovable(int task) {
        if (outCount < MOST_REMOVED && table.isPlaced(task) && table.place[task] >= fixed[table.holder[task]]) {
            remove(task);
        }
    }

    private int drawMovable() {
        for (int tries = 0; tries < 20; tries++) {
            int task = random.nextInt(problem.taskCount);
            int worker = table.holder[task];
            if (table.isPlaced(task) && table.place[task] >= fixed[worker]) {
                return task;
            }
        }
        return -1;
    }

    private void remove(int task) {
        table.takeOut(task);
        out[outCount++] = task;
    }

    /** Gives some undone tasks another try, with the undone tasks they wait for. */
    private void retrieveUndone() {
        int start = random.nextInt(problem.taskCount);
        int limit = outCount + MOST_RETRIED;
        for (int i = 0; i < problem.taskCount && outCount < limit; i++) {
            retrieve((start + i) % problem.taskCount);
        }
    }

    private void retrieve(int task) {
        if (table.isUndone(task) && !hopeless[task]) {
            remove(task);
            for (int p : problem.predecessors[task]) {
                retrieve(p);
            }
        }
    }

    private void recreate() {
        int order = random.nextInt(4);
        for (int i = 0; i < outCount; i++) {
            int t = out[i];
            keys[t] = switch (order) {
                case 0 -> random.nextDouble();
                case 1 -> -problem.undoneCost[t];
                case 2 -> table.start(t);
                default -> -(double) problem.undoneCost[t] / (1 + problem.duration[0][t]);
            };
        }
        raisePredecessors();
        sortByKey();
        for (int i = 0; i < outCount; i++) {
            if (table.holder[out[i]] == Timetable.ABSENT) {
                inserter.place(out[i], random, BLINK);
            }
        }
    }

    private void raisePredecessors() {
        Arrays.sort(out, 0, outCount);
        sortByRankDescending();
        for (int i = 0; i < outCount; i++) {
            for (int s : problem.successors[out[i]]) {
                if (table.holder[s] == Timetable.ABSENT) {
                    keys[out[i]] = Math.min(keys[out[i]], keys[s]);
                }
            }
        }
    }

    private void sortByRankDescending() {
        for (int i = 1; i < outCount; i++) {
            int task = out[i];
            int j = i - 1;
            for (; j >= 0 && problem.topologicalRank[out[j]] < problem.topologicalRank[task]; j--) {
                out[j + 1] = out[j];
            }
            out[j + 1] = task;
        }
    }

    private void sortByKey() {
        for (int i = 1; i < outCount; i++) {
            int task = out[i];
            int j = i - 1;
            for (; j >= 0 && comesAfter(out[j], task); j--) {
                out[j + 1] = out[j];
            }
            out[j + 1] = task;
        }
    }

    private boolean comesAfter(int one, int other) {
        return keys[one] > keys[other]
                || keys[one] == keys[other] && problem.topologicalRank[one] > problem.topologicalRank[other];
    }
}
