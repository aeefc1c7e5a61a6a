package io.chargehand.backroom.solver;

/** What concerns a worker's sequence as a whole: how long the tour lasts and what the cart holds. Not thread-safe. */
final class TourRules {

    private final Timetable table;
    private final DenseProblem problem;
    private final long[] delayedFinish;

    TourRules(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        delayedFinish = new long[problem.taskCount];
    }

    /**
     * Sets out later where waiting makes the tour too long, and notes what that adds; false where the tour stays too long.
     */
    boolean check(int worker) {
        table.tourExtra[worker] = 0;
        long longest = problem.longest[worker];
        if (longest >= DenseProblem.NEVER || table.length[worker] == 0) {
            return true;
        }
        int first = table.sequence[worker][0];
        boolean underWay = problem.startedFinish[first] >= 0;
        long departure = underWay ? 0 : table.start[first] - table.walkTo(worker, 0);
        long end = table.tourEnd[worker];
        if (end - departure <= longest) {
            return true;
        }
        return underWay ? table.length[worker] == 1 : delay(worker, end - longest, end);
    }

    /** Times the tour from a later departure on; false where it would end later, or others would have to wait. */
    private boolean delay(int worker, long departure, long end) {
        long ready = Math.max(departure, problem.availableFrom[worker]);
        int here = problem.position[worker];
        long extra = 0;
        for (int at = 0; at < table.length[worker]; at++) {
            int task = table.sequence[worker][at];
            long walk = problem.walking(here, problem.from[task]);
            long reached = Math.max(Math.max(table.start[task], ready + walk), gapsDone(task, worker));
            long begin = problem.startWithinShift(worker, reached, walk, problem.duration[worker][task]);
            if (begin < 0 || begin > problem.latestStart[worker][task] || !mayWait(task, worker, begin)) {
                return false;
            }
            ready = begin + problem.duration[worker][task];
            delayedFinish[task] = ready;
            extra += table.price(task, worker, walk, begin, ready) - table.cost[task];
            here = problem.to[task];
        }
        if (problem.home[worker] >= 0) {
            long walk = problem.walking(here, problem.home[worker]);
            ready = problem.startWithinShift(worker, ready + walk, walk, 0);
        }
        if (ready < 0 || ready > end) {
            return false;
        }
        table.tourExtra[worker] = extra;
        return true;
    }

    private long gapsDone(int task, int worker) {
        long done = 0;
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            if (table.holder[predecessors[i]] == worker) {
                done = Math.max(done, delayedFinish[predecessors[i]] + problem.predecessorGap[task][i]);
            }
        }
        return done;
    }

    private boolean mayWait(int task, int worker, long begin) {
        if (begin == table.start[task]) {
            return true;
        }
        int[] successors = problem.successors[task];
        for (int i = 0; i < successors.length; i++) {
            int s = successors[i];
            long finish = begin + problem.duration[worker][task] + problem.successorGap[task][i];
            if (table.isWaiting(s) && table.holder[s] != worker && finish > table.start[s]) {
                return false;
            }
        }
        return problem.partner[task] < 0 || !table.isPlaced(problem.partner[task]);
    }

    /** The first task that the cart has no room for, or -1. */
    int findOverfull(int worker) {
        int measures = problem.capacity[worker].length;
        for (int m = 0; m < measures; m++) {
            long most = problem.capacity[worker][m];
            long held = 0;
            for (int at = 0; at < table.length[worker]; at++) {
                int task = table.sequence[worker][at];
                held += problem.load[task][m];
                if (held > most && problem.load[task][m] > 0 && problem.startedFinish[task] < 0) {
                    return task;
                }
                held = problem.unloads[task] ? 0 : held;
            }
        }
        return -1;
    }
}
