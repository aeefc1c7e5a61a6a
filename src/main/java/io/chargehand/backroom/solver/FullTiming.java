package io.chargehand.backroom.solver;

/** Times all placed tasks of a timetable from nothing, whatever rules they break, and counts those. Not thread-safe. */
final class FullTiming {

    private final Timetable table;
    private final DenseProblem problem;
    private final TourRules tours;
    private final int[] timedAt;
    private final int[] readyAt;
    private final int[] cursor;
    private final long[] free;
    private final int[] location;
    private int stamp;
    private long total;
    private int violations;
    private int offender;

    FullTiming(Timetable table, TourRules tours) {
        this.table = table;
        this.problem = table.problem;
        this.tours = tours;
        timedAt = new int[problem.taskCount];
        readyAt = new int[problem.taskCount];
        cursor = new int[problem.workerCount];
        free = new long[problem.workerCount];
        location = new int[problem.workerCount];
    }

    long total() {
        return total;
    }

    int violations() {
        return violations;
    }

    int offender() {
        return offender;
    }

    void run() {
        total = 0;
        violations = 0;
        offender = -1;
        stamp++;
        for (int w = 0; w < problem.workerCount; w++) {
            cursor[w] = 0;
            free[w] = problem.availableFrom[w];
            location[w] = problem.position[w];
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int w = 0; w < problem.workerCount; w++) {
                while (cursor[w] < table.length[w] && timeNext(table.sequence[w][cursor[w]], w)) {
                    cursor[w]++;
                    moved = true;
                }
            }
        }
        boolean endless = false;
        for (int w = 0; w < problem.workerCount; w++) {
            if (cursor[w] < table.length[w]) {
                blame(table.sequence[w][cursor[w]]);
                endless = true;
            }
        }
        for (int w = 0; w < problem.workerCount && !endless; w++) {
            goHome(w);
        }
        for (int w = 0; w < problem.workerCount && !endless; w++) {
            checkTour(w);
        }
    }

    private void blame(int task) {
        violations++;
        if (offender < 0) {
            offender = task;
        }
    }

    /** Times the task; false where it waits for another that is not timed yet. */
    private boolean timeNext(int task, int worker) {
        if (problem.startedFinish[task] >= 0) {
            long end = problem.startedFinish[task];
            record(task, 0, 0, end, problem.workCost[worker][task] + problem.curves[task].at(end));
            pass(worker, task);
            return true;
        }
        long walk = problem.walking(location[worker], problem.from[task]);
        long ready = Math.max(free[worker] + walk, problem.release[task]);
        boolean allowed = problem.eligible[worker][task];
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            if (table.isPlaced(p)) {
                if (timedAt[p] != stamp) {
                    return false;
                }
                ready = Math.max(ready, table.finish[p] + problem.predecessorGap[task][i]);
            } else if (table.isUndone(p)) {
                allowed = false;
            }
        }
        long begin;
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            readyAt[task] = stamp;
            table.reached[task] = ready;
            if (readyAt[partner] != stamp) {
                return false;
            }
            begin = Ripple.startTogether(problem, table, task, ready, walk, table.reached[partner]);
        } else {
            allowed &= partner < 0 || !table.isUndone(partner);
            begin = problem.startWithinShift(worker, ready, walk, problem.duration[worker][task]);
        }
        allowed &= begin >= 0 && begin <= problem.latestStart[worker][task] && isTogether(task, worker);
        if (!allowed) {
            blame(task);
        }
        begin = begin < 0 ? ready : begin;
        long end = begin + problem.duration[worker][task];
        record(task, ready, begin, end, table.price(task, worker, walk, begin, end));
        pass(worker, task);
        return true;
    }

    private boolean isTogether(int task, int worker) {
        for (int other : problem.bound[task]) {
            if (table.isPlaced(other) && table.holder[other] != worker) {
                return false;
            }
        }
        return true;
    }

    private void record(int task, long ready, long begin, long end, long price) {
        timedAt[task] = stamp;
        table.reached[task] = ready;
        table.start[task] = begin;
        table.finish[task] = end;
        table.cost[task] = price;
        total += price;
    }

    private void pass(int worker, int task) {
        free[worker] = Math.max(free[worker], table.finish[task]);
        location[worker] = problem.to[task];
    }

    private void goHome(int worker) {
        long price = 0;
        long end = free[worker];
        if (problem.home[worker] >= 0 && table.length[worker] > 0) {
            long walk = problem.walking(location[worker], problem.home[worker]);
            long arrival = problem.startWithinShift(worker, end + walk, walk, 0);
            if (arrival < 0) {
                blameLast(worker);
                arrival = end + walk;
            }
            price = problem.walkingCost(worker, walk) + problem.overtimeCost(worker, arrival - walk, arrival);
            end = arrival;
        }
        table.homeCost[worker] = price;
        table.tourEnd[worker] = end;
        total += price;
    }

    private void checkTour(int worker) {
        if (!tours.check(worker)) {
            blameLast(worker);
        }
        total += table.tourExtra[worker];
        int overfull = tours.findOverfull(worker);
        if (overfull >= 0) {
            blame(overfull);
        }
    }

    /** Work under way is never to blame. */
    private void blameLast(int worker) {
        int last = table.sequence[worker][table.length[worker] - 1];
        if (problem.startedFinish[last] < 0) {
            blame(last);
        }
    }
}
