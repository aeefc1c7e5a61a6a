package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * Sequences of all workers with the start, finish and cost of every task in them, kept on primitive arrays. A task is with a
 * worker, undone, or absent: taken out and not yet decided, and then nothing waits for it. Not thread-safe.
 */
final class Timetable {

    /** Holder of a task that is taken out. */
    static final int ABSENT = -1;

    /** The change in cost of what cannot be. */
    static final long IMPOSSIBLE = Long.MAX_VALUE;

    final DenseProblem problem;
    final int[][] sequence;
    final int[] length;
    /** Who has the task: a worker, {@link #ABSENT}, or the number of workers when it is undone. */
    final int[] holder;
    /** Position of a task in its worker's sequence. */
    final int[] place;

    private final int undone;
    private final Ripple ripple;
    private Times times;
    private Times trial;
    private long undoneCost;
    private int placed;
    private int stamp;
    private final int[] timedAt;
    private final int[] cursor;
    private final long[] free;
    private final int[] location;

    /** One timing of all placed tasks. */
    private static final class Times {
        final long[] start;
        final long[] finish;
        final long[] cost;
        long total;
        int violations;
        int offender;

        Times(int tasks) {
            start = new long[tasks];
            finish = new long[tasks];
            cost = new long[tasks];
        }
    }

    Timetable(DenseProblem problem) {
        this.problem = problem;
        this.undone = problem.workerCount;
        sequence = new int[problem.workerCount][Math.min(problem.taskCount, 16)];
        length = new int[problem.workerCount];
        holder = new int[problem.taskCount];
        place = new int[problem.taskCount];
        times = new Times(problem.taskCount);
        trial = new Times(problem.taskCount);
        timedAt = new int[problem.taskCount];
        cursor = new int[problem.workerCount];
        free = new long[problem.workerCount];
        location = new int[problem.workerCount];
        Arrays.fill(holder, ABSENT);
        ripple = new Ripple(this);
    }

    long start(int task) {
        return times.start[task];
    }

    long finish(int task) {
        return times.finish[task];
    }

    /** What the placed task costs: its delay, its work, the walk to it, overtime and change. */
    long cost(int task) {
        return times.cost[task];
    }

    /** The cost of all placed and undone tasks. */
    long total() {
        return times.total + undoneCost;
    }

    /** Broken hard rules: outside the shift, before an undone predecessor, without skill, waiting for ever. */
    int violations() {
        return times.violations;
    }

    /** A task that breaks a hard rule, or -1. */
    int offender() {
        return times.offender;
    }

    boolean isUndone(int task) {
        return holder[task] == undone;
    }

    boolean isPlaced(int task) {
        return holder[task] >= 0 && holder[task] < undone;
    }

    /** Takes over the sequences; tasks in none of them become undone. Does not time them. */
    void load(int[][] sequences, int[] lengths) {
        Arrays.fill(holder, undone);
        undoneCost = 0;
        placed = 0;
        for (int w = 0; w < undone; w++) {
            setSequence(w, sequences[w], lengths[w]);
        }
        for (int t = 0; t < holder.length; t++) {
            if (holder[t] == undone) {
                undoneCost += problem.undoneCost[t];
            }
        }
    }

    private void setSequence(int w, int[] tasks, int count) {
        grow(w, count);
        System.arraycopy(tasks, 0, sequence[w], 0, count);
        length[w] = count;
        placed += count;
        for (int i = 0; i < count; i++) {
            holder[tasks[i]] = w;
            place[tasks[i]] = i;
        }
    }

    /** Puts an absent task into a sequence; does not time it. */
    void insert(int task, int worker, int at) {
        grow(worker, length[worker] + 1);
        shiftIn(task, worker, at);
        for (int i = at; i < length[worker]; i++) {
            place[sequence[worker][i]] = i;
        }
    }

    /** Puts an absent task into a sequence that has been timed, and times what it disturbs. */
    void insertAndTime(int task, int worker, int at) {
        insert(task, worker, at);
        int before = at == 0 ? -1 : sequence[worker][at - 1];
        boolean last = at == length[worker] - 1;
        for (int s : problem.successors[task]) {
            last &= !isPlaced(s);
        }
        if (!last || times.violations > 0) {
            refresh();
            return;
        }
        cursor[worker] = at;
        free[worker] = problem.availableFrom[worker];
        location[worker] = problem.position[worker];
        if (before >= 0) {
            free[worker] = Math.max(free[worker], times.finish[before]);
            location[worker] = problem.to[before];
        }
        for (int p : problem.predecessors[task]) {
            timedAt[p] = stamp;
        }
        timeNext(task, worker, times);
    }

    /** Takes a task out of its sequence, or from the undone. */
    void takeOut(int task) {
        int worker = holder[task];
        if (worker == undone) {
            undoneCost -= problem.undoneCost[task];
            holder[task] = ABSENT;
        } else {
            int at = place[task];
            shiftOut(task, worker, at);
            for (int i = at; i < length[worker]; i++) {
                place[sequence[worker][i]] = i;
            }
        }
    }

    /** Leaves an absent task undone. */
    void leave(int task) {
        holder[task] = undone;
        undoneCost += problem.undoneCost[task];
    }

    /** Times all sequences anew. */
    void refresh() {
        time(trial);
        Times before = times;
        times = trial;
        trial = before;
    }

    private void grow(int worker, int needed) {
        if (sequence[worker].length < needed) {
            sequence[worker] = Arrays.copyOf(sequence[worker], Math.min(problem.taskCount, needed + needed / 2 + 8));
        }
    }

    private void shiftIn(int task, int worker, int at) {
        int[] tasks = sequence[worker];
        System.arraycopy(tasks, at, tasks, at + 1, length[worker] - at);
        tasks[at] = task;
        length[worker]++;
        placed++;
        holder[task] = worker;
    }

    private void shiftOut(int task, int worker, int at) {
        int[] tasks = sequence[worker];
        length[worker]--;
        placed--;
        System.arraycopy(tasks, at + 1, tasks, at, length[worker] - at);
        holder[task] = ABSENT;
    }

    private void time(Times into) {
        into.total = 0;
        into.violations = 0;
        into.offender = -1;
        stamp++;
        for (int w = 0; w < undone; w++) {
            cursor[w] = 0;
            free[w] = problem.availableFrom[w];
            location[w] = problem.position[w];
        }
        int timed = 0;
        boolean moved = true;
        while (moved && timed < placed) {
            moved = false;
            for (int w = 0; w < undone; w++) {
                int[] tasks = sequence[w];
                while (cursor[w] < length[w] && timeNext(tasks[cursor[w]], w, into)) {
                    cursor[w]++;
                    timed++;
                    moved = true;
                }
            }
        }
        for (int w = 0; w < undone && timed < placed; w++) {
            if (cursor[w] < length[w]) {
                blame(into, sequence[w][cursor[w]]);
            }
        }
    }

    private boolean timeNext(int task, int worker, Times into) {
        long finish;
        long cost = problem.workCost[worker][task];
        if (problem.startedFinish[task] >= 0) {
            finish = problem.startedFinish[task];
            into.start[task] = 0;
        } else {
            long walk = problem.walking(location[worker], problem.from[task]);
            long reached = Math.max(free[worker] + walk, problem.release[task]);
            int unmet = 0;
            for (int p : problem.predecessors[task]) {
                if (holder[p] == undone) {
                    unmet++;
                } else if (holder[p] != ABSENT) {
                    if (timedAt[p] != stamp) {
                        return false;
                    }
                    reached = Math.max(reached, into.finish[p]);
                }
            }
            long duration = problem.duration[worker][task];
            long start = problem.startWithinShift(worker, reached, walk, duration);
            if (start < 0 || unmet > 0 || !problem.eligible[worker][task]) {
                blame(into, task);
                start = start < 0 ? reached : start;
            }
            finish = start + duration;
            into.start[task] = start;
            cost += problem.walkingCost(worker, walk)
                    + problem.overtimeCost(worker, start - walk, finish)
                    + changeCost(task, worker);
        }
        cost += problem.curves[task].at(finish);
        timedAt[task] = stamp;
        into.finish[task] = finish;
        into.cost[task] = cost;
        into.total += cost;
        free[worker] = Math.max(free[worker], finish);
        location[worker] = problem.to[task];
        return true;
    }

    private static void blame(Times into, int task) {
        into.violations++;
        if (into.offender < 0) {
            into.offender = task;
        }
    }

    long changeCost(int task, int worker) {
        int before = problem.previousWorker[task];
        return before < 0 || before == worker ? 0 : problem.reassignment;
    }

    /**
     * What putting an absent task at this position would add to the cost: exact where it is below {@code bound}, and
     * {@link #IMPOSSIBLE} where a hard rule would break.
     */
    long insertionCost(int task, int worker, int at, long bound) {
        int before = at == 0 ? -1 : sequence[worker][at - 1];
        long now = before < 0
                ? problem.availableFrom[worker]
                : Math.max(problem.availableFrom[worker], times.finish[before]);
        int here = before < 0 ? problem.position[worker] : problem.to[before];
        long added = 0;
        int next = task;
        int i = at;
        while (true) {
            long walk = problem.walking(here, problem.from[next]);
            long reached = Math.max(Math.max(now + walk, problem.release[next]), predecessorsDone(next, worker));
            long duration = problem.duration[worker][next];
            long start = problem.startWithinShift(worker, reached, walk, duration);
            if (start < 0) {
                return IMPOSSIBLE;
            }
            long finish = start + duration;
            if (disturbsOthers(next, worker, finish, next == task)) {
                return insertionCostByRipple(task, worker, at, bound);
            }
            added += problem.workCost[worker][next]
                    + problem.walkingCost(worker, walk)
                    + problem.overtimeCost(worker, start - walk, finish)
                    + changeCost(next, worker)
                    + problem.curves[next].at(finish);
            if (next != task) {
                added -= times.cost[next];
                if (finish == times.finish[next]) {
                    return added;
                }
            }
            if (i == length[worker] || added >= bound) {
                return added;
            }
            now = finish;
            here = problem.to[next];
            next = sequence[worker][i++];
        }
    }

    private long predecessorsDone(int task, int worker) {
        long done = 0;
        for (int p : problem.predecessors[task]) {
            if (holder[p] != ABSENT && holder[p] != worker) {
                done = Math.max(done, times.finish[p]);
            }
        }
        return done;
    }

    private boolean disturbsOthers(int task, int worker, long finish, boolean isNew) {
        for (int s : problem.successors[task]) {
            if (isPlaced(s) && holder[s] != worker && problem.startedFinish[s] < 0) {
                long bound = times.start[s];
                if (finish > bound || !isNew && finish != times.finish[task] && times.finish[task] >= bound) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Inserts for a moment, and follows the delay from worker to worker until nothing moves any more. */
    private long insertionCostByRipple(int task, int worker, int at, long bound) {
        insert(task, worker, at);
        long cost = ripple.costOfInsertion(task, worker, at, bound);
        if (cost == Ripple.UNSETTLED) {
            time(trial);
            cost = trial.violations > times.violations ? IMPOSSIBLE : trial.total - times.total;
        }
        takeOut(task);
        return cost;
    }

    /** The first position a task may have in a worker's sequence: after the predecessors it has there. */
    int firstPlace(int task, int worker, int least) {
        int first = least;
        for (int p : problem.predecessors[task]) {
            if (holder[p] == worker) {
                first = Math.max(first, place[p] + 1);
            }
        }
        return first;
    }

    /** The last position a task may have in a worker's sequence: before the successors it has there. */
    int lastPlace(int task, int worker) {
        int last = length[worker];
        for (int s : problem.successors[task]) {
            if (holder[s] == worker && problem.startedFinish[s] < 0) {
                last = Math.min(last, place[s]);
            }
        }
        return last;
    }
}
