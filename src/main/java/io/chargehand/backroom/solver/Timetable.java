package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * Sequences of all workers with the start, finish and cost of every task in them, kept on primitive arrays. A task is with a
 * worker, undone, or absent: taken out and not yet decided, and then nothing waits for it. Changes are timed by
 * {@link #refresh()}, which follows them as far as they reach. Not thread-safe.
 */
final class Timetable {

    /** Holder of a task that is taken out. */
    static final int ABSENT = -1;

    /** Finish of a task that is not timed. */
    static final long UNTIMED = Long.MIN_VALUE / 4;

    final DenseProblem problem;
    final int[][] sequence;
    final int[] length;
    /** Who has the task: a worker, {@link #ABSENT}, or the number of workers when it is undone. */
    final int[] holder;
    /** Position of a task in its worker's sequence. */
    final int[] place;
    /** When the task could begin as far as its worker, release and predecessors go, by a walk without pause. */
    final long[] reached;

    final long[] start;
    final long[] finish;
    final long[] cost;
    /** By worker, what the way home costs. */
    final long[] homeCost;
    /** By worker, when the tour ends. */
    final long[] tourEnd;
    /** By worker, what setting out later to keep the tour short adds. */
    final long[] tourExtra;

    /** By worker, whether the tour is kept short by setting out later than need be. */
    final boolean[] setsOutLate;

    /** By worker, a number that is another whenever the sequence is. */
    final long[] revision;

    /** What changed in each sequence since it was timed. */
    final Disturbance disturbed;

    private final int undone;
    private final Ripple ripple;
    private final FullTiming full;
    private final TourRules tours;
    private final boolean[] shaped;
    private final RouteShape shape;
    private final InsertionPrices prices;
    private final int[] released;
    private int releasedCount;
    private final int[] arrived;
    private int arrivedCount;
    private long timedCost;
    private long undoneCost;
    private int mustUndone;
    private long revisions;
    private int undoneCount;
    private boolean sound;
    private int violations;
    private int offender = -1;

    Timetable(DenseProblem problem) {
        this.problem = problem;
        this.undone = problem.workerCount;
        sequence = new int[problem.workerCount][Math.min(problem.taskCount, 16)];
        length = new int[problem.workerCount];
        holder = new int[problem.taskCount];
        place = new int[problem.taskCount];
        reached = new long[problem.taskCount];
        start = new long[problem.taskCount];
        finish = new long[problem.taskCount];
        cost = new long[problem.taskCount];
        homeCost = new long[problem.workerCount];
        tourEnd = new long[problem.workerCount];
        tourExtra = new long[problem.workerCount];
        setsOutLate = new boolean[problem.workerCount];
        revision = new long[problem.workerCount];
        disturbed = new Disturbance(problem.workerCount);
        released = new int[problem.taskCount];
        arrived = new int[problem.taskCount];
        shaped = new boolean[problem.workerCount];
        Arrays.fill(holder, ABSENT);
        Arrays.fill(finish, UNTIMED);
        tours = new TourRules(this);
        ripple = new Ripple(this);
        full = new FullTiming(this, tours);
        shape = new RouteShape(this);
        prices = new InsertionPrices(this, shape, ripple);
        sound = true;
    }

    long start(int task) {
        return start[task];
    }

    long finish(int task) {
        return finish[task];
    }

    /** The cost of all placed and undone tasks, ways home and late departures. */
    long total() {
        return timedCost + undoneCost;
    }

    /** Broken hard rules: out of shift or window, before an undone predecessor, without skill, too full, waiting for ever. */
    int violations() {
        return violations;
    }

    /** Undone tasks that must be done. */
    int mustUndone() {
        return mustUndone;
    }

    /** A task that breaks a hard rule, or -1. */
    int offender() {
        return offender;
    }

    boolean hasUndone() {
        return undoneCount > 0;
    }

    boolean isUndone(int task) {
        return holder[task] == undone;
    }

    boolean isPlaced(int task) {
        return holder[task] >= 0 && holder[task] < undone;
    }

    /** Whether the task is placed and may still wait for others. */
    boolean isWaiting(int task) {
        return isPlaced(task) && problem.startedFinish[task] < 0;
    }

    InsertionPrices prices() {
        return prices;
    }

    /** What taking a task into the worker's sequence adds, for the times of the last refresh. */
    InsertionPrices prices(int worker) {
        drawn(worker);
        return prices;
    }

    /** What each sequence can take in, that of the worker up to date. */
    RouteShape drawn(int worker) {
        if (!shaped[worker]) {
            shape.draw(worker);
            shaped[worker] = true;
        }
        return shape;
    }

    /** Takes over the sequences; tasks in none of them become undone. Does not time them. */
    void load(int[][] sequences, int[] lengths) {
        Arrays.fill(holder, undone);
        Arrays.fill(cost, 0);
        Arrays.fill(finish, UNTIMED);
        undoneCost = 0;
        mustUndone = 0;
        undoneCount = 0;
        for (int w = 0; w < undone; w++) {
            grow(w, lengths[w]);
            System.arraycopy(sequences[w], 0, sequence[w], 0, lengths[w]);
            length[w] = lengths[w];
            hold(w, 0, length[w]);
        }
        for (int t = 0; t < holder.length; t++) {
            countUndone(t, 1);
        }
        sound = false;
    }

    private void hold(int w, int from, int to) {
        revision[w] = ++revisions;
        for (int i = from; i < to; i++) {
            holder[sequence[w][i]] = w;
            place[sequence[w][i]] = i;
        }
    }

    private void countUndone(int task, int sign) {
        if (holder[task] == undone) {
            undoneCount += sign;
            undoneCost += sign * problem.undoneCost[task];
            mustUndone += problem.must[task] ? sign : 0;
        }
    }

    /**
     * Takes over some workers' sequences; what was in them and is in none of the new ones becomes undone. Does not time them.
     *
     * @param workers the first {@code count} are the workers
     * @param sequences by worker
     * @param lengths by worker
     */
    void replace(int[] workers, int count, int[][] sequences, int[] lengths) {
        releasedCount = 0;
        arrivedCount = 0;
        for (int c = 0; c < count; c++) {
            release(workers[c], sequences[workers[c]], lengths[workers[c]]);
        }
        for (int c = 0; c < count; c++) {
            int w = workers[c];
            for (int i = 0; i < lengths[w]; i++) {
                int task = sequences[w][i];
                if (holder[task] != w) {
                    arrived[arrivedCount++] = task;
                    sound &= problem.able[w][task];
                }
                countUndone(task, -1);
                holder[task] = w;
            }
        }
        for (int c = 0; c < count; c++) {
            int w = workers[c];
            grow(w, lengths[w]);
            System.arraycopy(sequences[w], 0, sequence[w], 0, lengths[w]);
            length[w] = lengths[w];
            hold(w, 0, length[w]);
        }
        for (int i = 0; i < releasedCount; i++) {
            if (holder[released[i]] == ABSENT) {
                becomeUndone(released[i]);
            }
        }
        for (int i = 0; i < releasedCount; i++) {
            disturbWaiting(released[i]);
        }
        for (int i = 0; i < arrivedCount; i++) {
            sound &= !waitsForUndone(arrived[i]);
        }
    }

    /** Whether the task cannot be placed without another that is undone. */
    private boolean waitsForUndone(int task) {
        boolean waits = problem.partner[task] >= 0 && isUndone(problem.partner[task]);
        for (int p : problem.predecessors[task]) {
            waits |= isUndone(p);
        }
        return waits;
    }

    /** Frees what differs between a worker's old and new sequence, and notes where timing has to begin and may end. */
    private void release(int worker, int[] tasks, int count) {
        int[] old = sequence[worker];
        int oldCount = length[worker];
        int same = 0;
        int least = Math.min(count, oldCount);
        while (same < least && old[same] == tasks[same]) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < least - same && old[oldCount - 1 - sameEnd] == tasks[count - 1 - sameEnd]) {
            sameEnd++;
        }
        for (int i = same; i < oldCount - sameEnd; i++) {
            dropTimes(old[i]);
            holder[old[i]] = ABSENT;
            released[releasedCount++] = old[i];
        }
        disturbed.note(worker, same, count - sameEnd);
    }

    private void dropTimes(int task) {
        timedCost -= cost[task];
        cost[task] = 0;
        finish[task] = UNTIMED;
    }

    /** Asks to time again who waited for the task. */
    private void disturbWaiting(int task) {
        for (int s : problem.successors[task]) {
            if (isWaiting(s)) {
                disturbed.note(holder[s], place[s], place[s]);
            }
        }
        int partner = problem.partner[task];
        if (partner >= 0 && isPlaced(partner)) {
            disturbed.note(holder[partner], place[partner], place[partner]);
        }
    }

    /** Puts an absent task into a sequence; does not time it. */
    void insert(int task, int worker, int at) {
        grow(worker, length[worker] + 1);
        int[] tasks = sequence[worker];
        System.arraycopy(tasks, at, tasks, at + 1, length[worker] - at);
        tasks[at] = task;
        length[worker]++;
        hold(worker, at, length[worker]);
        disturbed.shift(worker, at, 1);
        disturbed.note(worker, at, at + 1);
    }

    private void grow(int worker, int count) {
        if (sequence[worker].length < count) {
            sequence[worker] = Arrays.copyOf(sequence[worker], Math.max(count, 2 * sequence[worker].length));
        }
    }

    /** Takes a task out of its sequence, or from the undone. Does not time the others again. */
    void takeOut(int task) {
        int worker = holder[task];
        countUndone(task, -1);
        holder[task] = ABSENT;
        if (worker == undone) {
            sound &= !isAwaited(task);
            return;
        }
        int at = place[task];
        int[] tasks = sequence[worker];
        length[worker]--;
        System.arraycopy(tasks, at + 1, tasks, at, length[worker] - at);
        hold(worker, at, length[worker]);
        disturbed.shift(worker, at, -1);
        disturbed.note(worker, at, at);
        dropTimes(task);
        disturbWaiting(task);
    }

    /** Leaves an absent task undone. */
    void leave(int task) {
        becomeUndone(task);
    }

    private void becomeUndone(int task) {
        holder[task] = undone;
        countUndone(task, 1);
        sound &= !isAwaited(task);
    }

    /** Whether placed work cannot be without the task. */
    boolean isAwaited(int task) {
        boolean awaited = problem.partner[task] >= 0 && isPlaced(problem.partner[task]);
        for (int s : problem.successors[task]) {
            awaited |= isWaiting(s);
        }
        return awaited;
    }

    /** Times what changed and what that disturbs, and counts broken rules. */
    void refresh() {
        if (sound && disturbed.isNone()) {
            return;
        }
        if (!sound || !ripple.commit()) {
            timeAll();
        }
    }

    /** Times all again; for tests that compare. */
    void timeAll() {
        disturbed.clear();
        full.run();
        timedCost = full.total();
        violations = full.violations();
        offender = full.offender();
        sound = violations == 0;
        Arrays.fill(shaped, false);
    }

    /** Takes over a worker's new times; false where a rule of the whole tour is broken. */
    boolean settled(int worker) {
        shaped[worker] = false;
        timedCost -= tourExtra[worker];
        boolean kept = tours.check(worker);
        timedCost += tourExtra[worker];
        return kept && tours.findOverfull(worker) < 0;
    }

    void addCost(long added) {
        timedCost += added;
    }

    /** The price of a task that is not started, done at these times. */
    long price(int task, int worker, long walk, long begin, long end) {
        return problem.workCost[worker][task]
                + problem.walkingCost(worker, walk)
                + problem.overtimeCost(worker, begin - walk, end)
                + changeCost(task, worker)
                + problem.curves[task].at(end);
    }

    /** {@link #price} without rounding, and faster. */
    double priceUnrounded(int task, int worker, long walk, long begin, long end) {
        long over = end - Math.max(begin - walk, problem.regularEnd[worker]);
        return problem.workCost[worker][task]
                + problem.walkingPerMilli[worker] * walk
                + (over <= 0 ? 0 : problem.overtimePerMilli[worker] * over)
                + changeCost(task, worker)
                + problem.curves[task].near(end);
    }

    long changeCost(int task, int worker) {
        int before = problem.previousWorker[task];
        return before < 0 || before == worker ? 0 : problem.reassignment;
    }

    /** Milliseconds of the walk to the task at this position. */
    long walkTo(int worker, int at) {
        int task = sequence[worker][at];
        return problem.walking(
                at == 0 ? problem.position[worker] : problem.to[sequence[worker][at - 1]], problem.from[task]);
    }

    /**
     * What putting an absent task at this position would add to the cost, up to rounding: exact where it is below
     * {@code bound}, and infinite where a hard rule would break. The table must have been refreshed.
     */
    double insertionCost(int task, int worker, int at, double bound) {
        return prices(worker).exactly(task, worker, at, bound);
    }

    /**
     * Inserts for a moment, and follows the delay from worker to worker until nothing moves any more, or until that adds at
     * least {@code bound}.
     */
    double insertionCostByRipple(int task, int worker, int at, double bound) {
        long before = revision[worker];
        insert(task, worker, at);
        disturbed.clear();
        double added = ripple.costOfInsertion(task, worker, at, bound);
        if (Double.isNaN(added)) {
            added = insertionCostByTrial(task, worker, at);
        } else {
            takeBack(task, worker, at);
        }
        revision[worker] = before;
        return added;
    }

    /** Times an inserted task for good, and takes it out again. */
    private double insertionCostByTrial(int task, int worker, int at) {
        long before = timedCost;
        disturbed.note(worker, at, at + 1);
        if (ripple.commit()) {
            long added = timedCost - before;
            takeOut(task);
            refresh();
            return added;
        }
        boolean timesStand = ripple.changedNothing() && !ripple.gaveUp();
        double added = Double.POSITIVE_INFINITY;
        if (ripple.gaveUp()) {
            timeAll();
            added = violations > 0 ? added : timedCost - before;
        }
        takeBack(task, worker, at);
        if (!timesStand) {
            timeAll();
        }
        return added;
    }

    /** Undoes an insertion that has not been timed, or whose times are of no use. */
    private void takeBack(int task, int worker, int at) {
        holder[task] = ABSENT;
        finish[task] = UNTIMED;
        cost[task] = 0;
        int[] tasks = sequence[worker];
        length[worker]--;
        System.arraycopy(tasks, at + 1, tasks, at, length[worker] - at);
        hold(worker, at, length[worker]);
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
