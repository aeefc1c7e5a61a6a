package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * Follows a delay through the sequences and, by precedence, from worker to worker, without touching the timetable's own times:
 * each worker is timed again from the first disturbed task on, until no finish changes. Where precedence and sequences have no
 * cycle, this ends in the one timing there is. Not thread-safe.
 */
final class Ripple {

    /** Answer where the delay did not settle within the steps allowed; a full timing must decide. */
    static final long UNSETTLED = Long.MIN_VALUE;

    private static final int CLEAN = Integer.MAX_VALUE;
    private static final int STEPS_PER_TASK = 4;

    private final Timetable table;
    private final DenseProblem problem;
    private final long[] start;
    private final long[] finish;
    private final long[] cost;
    private final int[] epochOf;
    private final int[] dirtyFrom;
    private final int[] dirtyTo;
    private int epoch;
    private long added;
    private int stepsLeft;

    Ripple(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        start = new long[problem.taskCount];
        finish = new long[problem.taskCount];
        cost = new long[problem.taskCount];
        epochOf = new int[problem.taskCount];
        dirtyFrom = new int[problem.workerCount];
        dirtyTo = new int[problem.workerCount];
        Arrays.fill(dirtyFrom, CLEAN);
    }

    /** The added cost of a task just inserted and not yet timed; any value of at least {@code bound} where it is not below. */
    long costOfInsertion(int task, int worker, int at, long bound) {
        epoch++;
        added = 0;
        stepsLeft = STEPS_PER_TASK * (problem.taskCount + 8);
        epochOf[task] = epoch;
        start[task] = Long.MIN_VALUE;
        finish[task] = Long.MIN_VALUE;
        cost[task] = 0;
        disturb(worker, at);
        int worst = 0;
        for (int w = worker; w >= 0; w = nextDirty()) {
            if (!settle(w)) {
                worst = 1;
                break;
            }
            if (added >= bound) {
                break;
            }
            if (stepsLeft < 0) {
                worst = 2;
                break;
            }
        }
        Arrays.fill(dirtyFrom, CLEAN);
        return worst == 0 ? added : worst == 1 ? Timetable.IMPOSSIBLE : UNSETTLED;
    }

    private void disturb(int worker, int at) {
        if (dirtyFrom[worker] == CLEAN) {
            dirtyFrom[worker] = at;
            dirtyTo[worker] = at;
        } else {
            dirtyFrom[worker] = Math.min(dirtyFrom[worker], at);
            dirtyTo[worker] = Math.max(dirtyTo[worker], at);
        }
    }

    private int nextDirty() {
        for (int w = 0; w < dirtyFrom.length; w++) {
            if (dirtyFrom[w] != CLEAN) {
                return w;
            }
        }
        return -1;
    }

    /** Times the worker again from the first disturbed task; false where a task falls out of the shift. */
    private boolean settle(int worker) {
        int at = dirtyFrom[worker];
        int last = dirtyTo[worker];
        dirtyFrom[worker] = CLEAN;
        int before = at == 0 ? -1 : table.sequence[worker][at - 1];
        long free = problem.availableFrom[worker];
        int here = problem.position[worker];
        if (before >= 0) {
            free = Math.max(free, finishOf(before));
            here = problem.to[before];
        }
        for (; at < table.length[worker]; at++) {
            int task = table.sequence[worker][at];
            stepsLeft--;
            long walk = problem.walking(here, problem.from[task]);
            long reached = Math.max(Math.max(free + walk, problem.release[task]), predecessorsDone(task, worker));
            long duration = problem.duration[worker][task];
            long begin = problem.startWithinShift(worker, reached, walk, duration);
            if (begin < 0) {
                return false;
            }
            long end = begin + duration;
            long old = finishOf(task);
            price(task, worker, walk, begin, end);
            if (end != old) {
                passOn(task, worker, old, end);
            } else if (at >= last) {
                return true;
            }
            free = end;
            here = problem.to[task];
        }
        return true;
    }

    private void price(int task, int worker, long walk, long begin, long end) {
        long before = epochOf[task] == epoch ? cost[task] : table.cost(task);
        epochOf[task] = epoch;
        start[task] = begin;
        finish[task] = end;
        cost[task] = problem.workCost[worker][task]
                + problem.walkingCost(worker, walk)
                + problem.overtimeCost(worker, begin - walk, end)
                + table.changeCost(task, worker)
                + problem.curves[task].at(end);
        added += cost[task] - before;
    }

    private void passOn(int task, int worker, long old, long end) {
        for (int s : problem.successors[task]) {
            if (table.isPlaced(s) && table.holder[s] != worker && problem.startedFinish[s] < 0) {
                long begins = epochOf[s] == epoch ? start[s] : table.start(s);
                if (end > begins || end < old || old >= begins) {
                    disturb(table.holder[s], table.place[s]);
                }
            }
        }
    }

    private long predecessorsDone(int task, int worker) {
        long done = 0;
        for (int p : problem.predecessors[task]) {
            if (table.isPlaced(p) && table.holder[p] != worker) {
                done = Math.max(done, finishOf(p));
            }
        }
        return done;
    }

    private long finishOf(int task) {
        return epochOf[task] == epoch ? finish[task] : table.finish(task);
    }
}
