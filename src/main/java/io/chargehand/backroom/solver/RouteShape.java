package io.chargehand.backroom.solver;

/**
 * What each timed sequence can take in: by task the latest start that everything after it bears, the latest start that costs
 * nothing after it, the load of its trip, and the shortest tour up to it and from it on. With these most insertions are priced
 * without a look at the rest of the sequence. Not thread-safe.
 */
final class RouteShape {

    private final Timetable table;
    private final DenseProblem problem;
    /** Latest start by which all that follows keeps its rules, as far as other workers are not concerned. */
    final long[] latest;
    /** Latest start up to which nothing that follows costs more. */
    final long[] flat;
    /** Loss by delay at the present finish. */
    final double[] loss;
    /** Whether the task waits for others or others for it. */
    final boolean[] entangled;
    /** By worker and position, from where the worker comes. */
    final int[][] here;
    /** By worker and position, where what follows begins: a task or home; -1 where nothing follows. */
    final int[][] beyond;
    /** By worker and position, the walk from the one to the other; 0 where nothing follows. */
    final int[][] between;
    /** By worker and position, when the worker is free. */
    final long[][] free;
    /** By worker and position, the latest start of what follows; never falls with the position. */
    final long[][] bears;
    /** By worker, whether the cart is not unloaded on the way. */
    final boolean[] oneTrip;

    final TourLengths tours;
    final PushPrices pushes;

    private final long[][] cartAfter;
    private final long[][] tripLoad;
    private final int measures;

    RouteShape(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        int tasks = problem.taskCount;
        latest = new long[tasks];
        flat = new long[tasks];
        loss = new double[tasks];
        entangled = new boolean[tasks];
        here = new int[problem.workerCount][0];
        beyond = new int[problem.workerCount][0];
        between = new int[problem.workerCount][0];
        free = new long[problem.workerCount][0];
        bears = new long[problem.workerCount][0];
        oneTrip = new boolean[problem.workerCount];
        for (int t = 0; t < tasks; t++) {
            entangled[t] =
                    problem.predecessors[t].length > 0 || problem.successors[t].length > 0 || problem.partner[t] >= 0;
        }
        measures = problem.workerCount == 0 ? 0 : problem.capacity[0].length;
        cartAfter = new long[measures][tasks];
        tripLoad = new long[measures][tasks];
        tours = new TourLengths(table);
        pushes = new PushPrices(table);
    }

    /** Reads one worker's sequence, as timed. */
    void draw(int worker) {
        drawLatest(worker);
        drawPositions(worker);
        for (int m = 0; m < measures; m++) {
            drawLoads(worker, m);
        }
        tours.draw(worker);
        pushes.draw(worker, this);
    }

    private void drawLatest(int worker) {
        int[] tasks = table.sequence[worker];
        long[] ends = problem.windowEnd[worker];
        long[] starts = problem.windowStart[worker];
        long regular = problem.overtimePerMilli[worker] > 0 ? problem.regularEnd[worker] : DenseProblem.NEVER;
        long finishBy = DenseProblem.NEVER;
        long flatBy = DenseProblem.NEVER;
        int last = table.length[worker] - 1;
        if (last >= 0 && problem.home[worker] >= 0) {
            long walk = problem.walking(problem.to[tasks[last]], problem.home[worker]);
            finishBy = ends.length == 0 ? -1 : ends[ends.length - 1] - walk;
            long arrival = table.tourEnd[worker];
            int window = window(starts, ends, arrival);
            flatBy = Math.min(window < 0 ? arrival : ends[window], regular) - walk;
        }
        for (int at = last; at >= 0; at--) {
            int task = tasks[at];
            long length = problem.duration[worker][task];
            loss[task] = problem.curves[task].near(table.finish[task]);
            long by = Math.min(problem.latestStart[worker][task], finishBy - length);
            long walk = table.walkTo(worker, at);
            int window = ends.length - 1;
            while (window >= 0 && Math.min(by, ends[window] - length) < starts[window]) {
                window--;
            }
            latest[task] = window < 0 ? -1 : Math.min(by, ends[window] - length);
            while (window >= 0 && Math.min(by, ends[window] - length) < starts[window] + walk) {
                window--;
            }
            finishBy = window < 0 ? -1 : Math.min(by, ends[window] - length) - walk;
            int now = window(starts, ends, table.finish[task]);
            long still = Math.min(now < 0 ? table.finish[task] : ends[now], regular);
            still = Math.min(still, problem.curves[task].flatUntil(table.finish[task]));
            still = Math.min(still, flatBy) - length;
            flat[task] = entangled[task] ? table.start[task] : Math.min(still, latest[task]);
            flatBy = flat[task] - walk;
        }
    }

    private void drawPositions(int worker) {
        int[] tasks = table.sequence[worker];
        int count = table.length[worker];
        if (here[worker].length <= count) {
            int room = Math.max(8, 2 * count);
            here[worker] = new int[room];
            beyond[worker] = new int[room];
            between[worker] = new int[room];
            free[worker] = new long[room];
            bears[worker] = new long[room];
        }
        int at = problem.position[worker];
        long since = problem.availableFrom[worker];
        boolean unloaded = false;
        for (int i = 0; i < count; i++) {
            int task = tasks[i];
            here[worker][i] = at;
            beyond[worker][i] = problem.from[task];
            between[worker][i] = (int) problem.walking(at, problem.from[task]);
            free[worker][i] = since;
            bears[worker][i] = latest[task];
            at = problem.to[task];
            since = Math.max(since, table.finish[task]);
            unloaded |= problem.unloads[task];
        }
        int home = problem.home[worker];
        here[worker][count] = at;
        beyond[worker][count] = home;
        between[worker][count] = home < 0 || count == 0 ? 0 : (int) problem.walking(at, home);
        free[worker][count] = since;
        bears[worker][count] = DenseProblem.NEVER;
        oneTrip[worker] = !unloaded;
    }

    private static int window(long[] starts, long[] ends, long instant) {
        for (int i = 0; i < ends.length; i++) {
            if (instant <= ends[i] && instant >= starts[i]) {
                return i;
            }
        }
        return -1;
    }

    private void drawLoads(int worker, int m) {
        int[] tasks = table.sequence[worker];
        int from = 0;
        long held = 0;
        for (int at = 0; at < table.length[worker]; at++) {
            int task = tasks[at];
            held += problem.load[task][m];
            cartAfter[m][task] = problem.unloads[task] ? 0 : held;
            if (problem.unloads[task] || at == table.length[worker] - 1) {
                for (int i = from; i <= at; i++) {
                    tripLoad[m][tasks[i]] = held;
                }
                from = at + 1;
                held = 0;
            }
        }
    }

    /** Whether the cart has room for a task at a position. */
    boolean hasRoom(int task, int worker, int at) {
        int[] tasks = table.sequence[worker];
        int before = at == 0 ? -1 : tasks[at - 1];
        int next = at == table.length[worker] ? -1 : tasks[at];
        for (int m = 0; m < measures; m++) {
            long load = problem.load[task][m];
            if (load == 0) {
                continue;
            }
            long held = before < 0 ? 0 : cartAfter[m][before];
            if (!problem.unloads[task]) {
                boolean sameTrip = before >= 0 && !problem.unloads[before];
                held = sameTrip ? tripLoad[m][before] : next < 0 ? 0 : tripLoad[m][next];
            }
            if (held + load > problem.capacity[worker][m]) {
                return false;
            }
        }
        return true;
    }
}
