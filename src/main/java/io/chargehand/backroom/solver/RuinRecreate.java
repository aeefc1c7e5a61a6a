package io.chargehand.backroom.solver;

import java.util.SplittableRandom;

/**
 * One proposal of the search: takes some related tasks out of a timetable and puts them back where they cost least. What is
 * taken out is drawn by slack induction by string removals (Christiaens and Vanden Berghe, 2020): strings of tasks out of
 * several sequences, around neighbors in place and window, or around an instant. Not thread-safe.
 */
final class RuinRecreate {

    private static final int MEAN_REMOVED = 10;
    private static final int LONGEST_STRING = 10;
    private static final int MOST_REMOVED = 40;
    private static final int FEW = 6;
    private static final double BLINK = 0.01;
    private static final double SPLIT = 0.5;
    private static final double SPLIT_ON = 0.99;
    private static final int MOST_RETRIED = 6;
    private static final double AROUND_UNDONE = 0.3;
    private static final int DRAWS = 20;
    private static final int NONE = -1;

    private final Timetable table;
    private final DenseProblem problem;
    private final int[] fixed;
    private final boolean[] hopeless;
    private final Inserter inserter;
    private final SplittableRandom random;
    private final Neighbors neighbors;
    private final RecreateOrder order;
    private final int[] ruinedAt;
    private final int[] out;
    private int outCount;
    private int call;
    /** What the strings are taken out around, placed or undone. */
    private int center = NONE;

    RuinRecreate(Timetable table, KnownPrices known, int[] fixed, boolean[] hopeless, long seed) {
        this.table = table;
        this.problem = table.problem;
        this.fixed = fixed;
        this.hopeless = hopeless;
        this.inserter = new Inserter(table, known, fixed);
        this.random = new SplittableRandom(seed);
        this.neighbors = new Neighbors(problem);
        this.order = new RecreateOrder(table);
        this.ruinedAt = new int[problem.workerCount];
        this.out = new int[problem.taskCount];
    }

    /** Changes the table; it stays free of broken rules if it was, or says that it is not. */
    void propose() {
        outCount = 0;
        center = NONE;
        call++;
        int draw = random.nextInt(10);
        if (draw < 6) {
            removeStringsAroundNeighbors();
        } else if (draw < 8) {
            removeStringsAroundInstant();
        } else if (draw < 9) {
            if (problem.coupled) {
                removeFamily();
            } else {
                removeScattered();
            }
        } else {
            removeString(random.nextInt(problem.workerCount), -1, 2 + random.nextInt(MEAN_REMOVED));
        }
        removeBound();
        retrieveUndone();
        table.refresh();
        removeOffenders();
        recreate();
    }

    /** A worker who comes from farther away may not make a walk before a break any more, so taking out may break a rule. */
    private void removeOffenders() {
        while (table.violations() > 0 && table.offender() >= 0 && isMovable(table.offender())) {
            remove(table.offender());
            removeBound();
            table.refresh();
        }
    }

    private void removeStringsAroundNeighbors() {
        center = drawCenter();
        if (center == NONE) {
            return;
        }
        int busy = 0;
        int placed = 0;
        for (int w = 0; w < problem.workerCount; w++) {
            int movable = table.length[w] - fixed[w];
            busy += movable > 0 ? 1 : 0;
            placed += movable;
        }
        double longest = Math.min(LONGEST_STRING, (double) placed / Math.max(1, busy));
        double most = 4.0 * MEAN_REMOVED / (1 + longest) - 1;
        int strings = (int) (1 + random.nextDouble() * Math.max(most, 0));
        boolean isUndone = table.isUndone(center);
        for (int task : neighbors.of(center)) {
            if (strings == 0 || outCount >= MOST_REMOVED) {
                return;
            }
            if (isMovable(task)
                    && ruinedAt[table.holder[task]] != call
                    && (!isUndone || problem.eligible[table.holder[task]][center])) {
                int w = table.holder[task];
                ruinedAt[w] = call;
                double length = Math.min(longest, table.length[w] - fixed[w]);
                removeStringWith(task, (int) (1 + random.nextDouble() * length));
                strings--;
            }
        }
    }

    /** A placed task, or at times one that is undone: then room is made for it with those who could do it. */
    private int drawCenter() {
        if (table.hasUndone() && random.nextDouble() < AROUND_UNDONE) {
            for (int tries = 0; tries < DRAWS; tries++) {
                int task = random.nextInt(problem.taskCount);
                if (isOpen(task)) {
                    return task;
                }
            }
        }
        return drawMovable();
    }

    /** Whether the task is undone and somebody could do it. */
    private boolean isOpen(int task) {
        return table.isUndone(task) && !hopeless[task];
    }

    /** Takes out a string that holds the task, with a part in the middle spared half of the times. */
    private void removeStringWith(int task, int count) {
        int w = table.holder[task];
        int movable = table.length[w] - fixed[w];
        int run = Math.min(count, movable);
        int spared = 0;
        if (run > 1 && random.nextDouble() < SPLIT) {
            spared = 1;
            while (run + spared < movable && random.nextDouble() > SPLIT_ON) {
                spared++;
            }
            spared = Math.min(spared, movable - run);
        }
        int span = run + spared;
        int at = table.place[task];
        int low = Math.max(fixed[w], at - span + 1);
        int high = Math.min(at, table.length[w] - span);
        int first = low + random.nextInt(high - low + 1);
        int sparedFrom = spared == 0 ? run : 1 + random.nextInt(run - 1);
        for (int i = 0; i < run; i++) {
            remove(table.sequence[w][first + (i < sparedFrom ? 0 : spared)]);
        }
    }

    private void removeStringsAroundInstant() {
        int seed = drawMovable();
        if (seed < 0) {
            return;
        }
        int longest = 1 + random.nextInt(FEW);
        int strings = 1 + random.nextInt(Math.min(3, problem.workerCount));
        long instant = table.start(seed);
        removeString(table.holder[seed], instant, longest);
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
        int count = 1 + random.nextInt(FEW);
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
        if (problem.partner[task] >= 0) {
            removeIfMovable(problem.partner[task]);
        }
        removeScattered();
    }

    private void removeAllMovable(int[] tasks) {
        for (int task : tasks) {
            removeIfMovable(task);
        }
    }

    private void removeIfMovable(int task) {
        if (outCount < MOST_REMOVED && isMovable(task)) {
            remove(task);
        }
    }

    private boolean isMovable(int task) {
        return table.isPlaced(task) && table.place[task] >= fixed[table.holder[task]];
    }

    /** What one worker has to do together moves together. */
    private void removeBound() {
        for (int i = 0; i < outCount; i++) {
            for (int other : problem.bound[out[i]]) {
                if (isMovable(other)) {
                    remove(other);
                }
            }
        }
    }

    private int drawMovable() {
        for (int tries = 0; tries < DRAWS; tries++) {
            int task = random.nextInt(problem.taskCount);
            if (isMovable(task)) {
                return task;
            }
        }
        return NONE;
    }

    private void remove(int task) {
        table.takeOut(task);
        out[outCount++] = task;
    }

    /** Gives some undone tasks another try, first those near what was taken out, with the undone tasks they wait for. */
    private void retrieveUndone() {
        if (!table.hasUndone()) {
            return;
        }
        int limit = outCount + MOST_RETRIED;
        retrieveNear(limit);
        int start = random.nextInt(problem.taskCount);
        for (int i = 0; i < problem.taskCount && outCount < limit; i++) {
            retrieve((start + i) % problem.taskCount);
        }
    }

    private void retrieveNear(int limit) {
        if (outCount == 0) {
            return;
        }
        int around = center == NONE ? out[random.nextInt(outCount)] : center;
        retrieve(around);
        for (int task : neighbors.of(around)) {
            if (outCount < limit && isOpen(task) && random.nextBoolean()) {
                retrieve(task);
            }
        }
    }

    private void retrieve(int task) {
        if (isOpen(task)) {
            remove(task);
            for (int p : problem.predecessors[task]) {
                retrieve(p);
            }
            if (problem.partner[task] >= 0) {
                retrieve(problem.partner[task]);
            }
        }
    }

    private void recreate() {
        order.sort(out, outCount, random);
        for (int i = 0; i < outCount; i++) {
            if (table.holder[out[i]] == Timetable.ABSENT) {
                inserter.place(out[i], random, BLINK);
            }
        }
    }
}
