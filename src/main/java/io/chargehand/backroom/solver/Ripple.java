package io.chargehand.backroom.solver;

/**
 * Follows a change through the sequences and, by precedence, from worker to worker: each worker is timed again from the first
 * disturbed task on, until no finish changes. Where precedence and sequences have no cycle, this ends in the one timing there
 * is. Either for trial, without touching the timetable's times, or for good. Not thread-safe.
 */
final class Ripple {

    private static final int STEPS_PER_TASK = 4;
    private static final int SPARE_STEPS = 32;

    private final Timetable table;
    private final DenseProblem problem;
    private final Disturbance disturbed;
    private final long[] reached;
    private final long[] start;
    private final long[] finish;
    private final long[] cost;
    private final int[] epochOf;
    private final int[] touched;
    private final long[] homeCost;
    private final long[] tourEnd;
    private final int[] homeEpoch;
    private final int[] settled;
    private int touchedCount;
    private int settledCount;
    private int epoch;
    private long added;
    private int stepsLeft;
    private int newTask;
    private boolean changedNothing;
    /** Where a trial adds so much, it ends. */
    private double bound;

    Ripple(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        this.disturbed = table.disturbed;
        reached = new long[problem.taskCount];
        start = new long[problem.taskCount];
        finish = new long[problem.taskCount];
        cost = new long[problem.taskCount];
        epochOf = new int[problem.taskCount];
        touched = new int[problem.taskCount];
        homeCost = new long[problem.workerCount];
        tourEnd = new long[problem.workerCount];
        homeEpoch = new int[problem.workerCount];
        settled = new int[problem.workerCount];
    }

    /**
     * Times all that is disturbed; false where a rule would break or the times do not settle. Then nothing has changed if
     * {@link #changedNothing()}.
     */
    boolean commit() {
        newTask = -1;
        bound = Double.POSITIVE_INFINITY;
        changedNothing = !follow();
        if (changedNothing) {
            disturbed.clear();
            return false;
        }
        for (int i = 0; i < touchedCount; i++) {
            int t = touched[i];
            table.reached[t] = reached[t];
            table.start[t] = start[t];
            table.finish[t] = finish[t];
            table.cost[t] = cost[t];
        }
        table.addCost(added);
        boolean kept = true;
        for (int i = 0; i < settledCount; i++) {
            int w = settled[i];
            table.homeCost[w] = homeCost[w];
            table.tourEnd[w] = tourEnd[w];
            kept &= table.settled(w);
        }
        return kept && (!problem.coupled || tourOfOthersKept());
    }

    boolean changedNothing() {
        return changedNothing;
    }

    /** Whether the last change did not settle in a reasonable number of steps. */
    boolean gaveUp() {
        return stepsLeft < 0;
    }

    /** Who sets out later than need be must still not let others wait who now start earlier. */
    private boolean tourOfOthersKept() {
        boolean kept = true;
        for (int w = 0; w < problem.workerCount; w++) {
            if (homeEpoch[w] != epoch && problem.longest[w] < DenseProblem.NEVER) {
                kept &= table.settled(w);
            }
        }
        return kept;
    }

    /**
     * The added cost of a task just inserted and not yet timed: infinite where a rule breaks, NaN where it does not settle, and
     * {@code most} or more where it is at least that.
     */
    double costOfInsertion(int task, int worker, int at, double most) {
        newTask = task;
        bound = most;
        disturbed.note(worker, at, at + 1);
        boolean found = follow();
        disturbed.clear();
        if (found && added >= bound) {
            return added;
        }
        if (found && waitsForLateTour(task)) {
            return Double.NaN;
        }
        if (!found) {
            return stepsLeft < 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < settledCount; i++) {
            if (problem.longest[settled[i]] < DenseProblem.NEVER && !isShortAsItIs(settled[i])) {
                return Double.NaN;
            }
        }
        return added;
    }

    /** Whether the task hangs on one whose worker sets out late, and might not if this task waited for it. */
    boolean waitsForLateTour(int task) {
        for (int p : problem.predecessors[task]) {
            if (table.isPlaced(p) && table.setsOutLate[table.holder[p]]) {
                return true;
            }
        }
        int partner = problem.partner[task];
        return partner >= 0 && table.isPlaced(partner) && table.setsOutLate[table.holder[partner]];
    }

    /** Whether the tour is short enough without setting out late, before and after. */
    private boolean isShortAsItIs(int worker) {
        int first = table.sequence[worker][0];
        boolean underWay = problem.startedFinish[first] >= 0;
        long departure = underWay ? 0 : startOf(first) - table.walkTo(worker, 0);
        return !table.setsOutLate[worker] && tourEnd[worker] - departure <= problem.longest[worker];
    }

    private boolean follow() {
        epoch++;
        added = 0;
        touchedCount = 0;
        settledCount = 0;
        stepsLeft = STEPS_PER_TASK * problem.taskCount + SPARE_STEPS;
        boolean first = true;
        while (!disturbed.isNone()) {
            int worker = disturbed.next();
            int from = disturbed.from();
            int to = disturbed.to();
            disturbed.drop();
            if (!settle(worker, from, to, first) || stepsLeft < 0) {
                return false;
            }
            first = false;
            if (added >= bound) {
                return true;
            }
        }
        return true;
    }

    /** Times the worker again from the first disturbed task; false where a rule breaks. */
    private boolean settle(int worker, int from, int to, boolean first) {
        if (homeEpoch[worker] != epoch) {
            homeEpoch[worker] = epoch;
            homeCost[worker] = table.homeCost[worker];
            tourEnd[worker] = table.tourEnd[worker];
            settled[settledCount++] = worker;
        }
        int[] tasks = table.sequence[worker];
        int length = table.length[worker];
        int at = Math.min(from, length);
        int last = to;
        int before = at == 0 ? -1 : tasks[at - 1];
        long free = problem.availableFrom[worker];
        int here = problem.position[worker];
        if (before >= 0) {
            free = Math.max(free, finishOf(before));
            here = problem.to[before];
        }
        for (; at < length; at++) {
            int task = tasks[at];
            stepsLeft--;
            long old = finishOf(task);
            long end;
            if (problem.startedFinish[task] >= 0) {
                end = problem.startedFinish[task];
                keep(task, 0, 0, end, problem.workCost[worker][task] + problem.curves[task].at(end));
            } else {
                long walk = problem.walking(here, problem.from[task]);
                long done = predecessorsDone(task, worker, at);
                if (done < 0) {
                    return false;
                }
                long ready = Math.max(Math.max(free + walk, problem.release[task]), done);
                long begin = begin(task, worker, ready, walk);
                if (begin < 0 || begin > problem.latestStart[worker][task]) {
                    return false;
                }
                end = begin + problem.duration[worker][task];
                long price = newTask < 0
                        ? table.price(task, worker, walk, begin, end)
                        : (long) table.priceUnrounded(task, worker, walk, begin, end);
                keep(task, ready, begin, end, price);
            }
            if (end != old) {
                if (newTask >= 0 && !first && table.holder[newTask] == worker && at <= table.place[newTask]) {
                    return false;
                }
                int reach = passOn(task, worker, at, old, end);
                if (reach < at) {
                    return false;
                }
                last = Math.max(last, reach);
            } else if (at >= last) {
                return true;
            }
            free = Math.max(problem.availableFrom[worker], end);
            here = problem.to[task];
        }
        return goHome(worker, free, here);
    }

    private void keep(int task, long ready, long begin, long end, long price) {
        long before = table.cost[task];
        if (epochOf[task] == epoch) {
            before = cost[task];
        } else {
            epochOf[task] = epoch;
            touched[touchedCount++] = task;
        }
        reached[task] = ready;
        start[task] = begin;
        finish[task] = end;
        cost[task] = price;
        added += price - before;
    }

    private boolean goHome(int worker, long free, int here) {
        long price = 0;
        long end = free;
        if (table.length[worker] > 0 && problem.home[worker] >= 0) {
            long walk = problem.walking(here, problem.home[worker]);
            long arrival = problem.startWithinShift(worker, free + walk, walk, 0);
            if (arrival < 0) {
                return false;
            }
            price = problem.walkingCost(worker, walk) + problem.overtimeCost(worker, arrival - walk, arrival);
            end = arrival;
        }
        added += price - homeCost[worker];
        homeCost[worker] = price;
        tourEnd[worker] = end;
        return true;
    }

    /** The start of a task whose worker is ready, and of its other half, which has to follow. */
    private long begin(int task, int worker, long ready, long walk) {
        long duration = problem.duration[worker][task];
        int partner = problem.partner[task];
        if (partner < 0 || !table.isPlaced(partner) || finishOf(partner) == Timetable.UNTIMED) {
            return problem.startWithinShift(worker, ready, walk, duration);
        }
        long begin = startTogether(problem, table, task, ready, walk, reachedOf(partner));
        if (begin >= 0 && begin != startOf(partner)) {
            disturbed.note(table.holder[partner], table.place[partner], table.place[partner]);
        }
        return begin;
    }

    /** The first instant at which both halves may start, or -1; their workers are not the same. */
    static long startTogether(
            DenseProblem problem, Timetable table, int task, long ready, long walk, long partnerReady) {
        int worker = table.holder[task];
        int partner = problem.partner[task];
        int other = table.holder[partner];
        if (other == worker) {
            return -1;
        }
        long otherWalk = table.walkTo(other, table.place[partner]);
        long begin = problem.startWithinShift(worker, ready, walk, problem.duration[worker][task]);
        while (begin >= 0) {
            long theirs = problem.startWithinShift(
                    other, Math.max(partnerReady, begin), otherWalk, problem.duration[other][partner]);
            if (theirs == begin || theirs < 0) {
                return theirs;
            }
            begin = problem.startWithinShift(worker, Math.max(ready, theirs), walk, problem.duration[worker][task]);
            if (begin == theirs) {
                return begin;
            }
        }
        return begin;
    }

    /** Disturbs who waits for the task; returns how far its own worker has to be timed for that, -1 where it cannot be. */
    private int passOn(int task, int worker, int at, long old, long end) {
        int last = at;
        int[] successors = problem.successors[task];
        for (int i = 0; i < successors.length; i++) {
            int s = successors[i];
            if (!table.isWaiting(s)) {
                continue;
            }
            long gap = problem.successorGap[task][i];
            if (table.holder[s] != worker) {
                if (problem.successorShared[task][i]) {
                    return -1;
                }
                long begins = epochOf[s] == epoch ? reached[s] : table.reached[s];
                if (end + gap > begins || end < old || old + gap >= begins) {
                    disturbed.note(table.holder[s], table.place[s], table.place[s]);
                }
            } else if (table.place[s] < at) {
                return -1;
            } else if (gap > 0) {
                last = Math.max(last, table.place[s]);
            }
        }
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner) && startOf(partner) != start[task]) {
            disturbed.note(table.holder[partner], table.place[partner], table.place[partner]);
        }
        return last;
    }

    /** When all predecessors are done, or -1 where one comes later in the worker's own sequence or is wrongly elsewhere. */
    private long predecessorsDone(int task, int worker, int at) {
        long done = 0;
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            if (table.isPlaced(p)) {
                boolean together = table.holder[p] == worker;
                if (together ? table.place[p] > at : problem.predecessorShared[task][i]) {
                    return -1;
                }
                done = Math.max(done, finishOf(p) + problem.predecessorGap[task][i]);
            }
        }
        return done;
    }

    private long reachedOf(int task) {
        return epochOf[task] == epoch ? reached[task] : table.reached[task];
    }

    private long startOf(int task) {
        return epochOf[task] == epoch ? start[task] : table.start[task];
    }

    private long finishOf(int task) {
        return epochOf[task] == epoch ? finish[task] : table.finish[task];
    }
}
