package io.chargehand.backroom.solver;

/**
 * The shortest tours up to and from each task, for workers whose tours are limited: a part of a tour is known by its length
 * and its earliest and latest beginning without further waiting, and two parts join in constant time (Vidal, Crainic, Gendreau
 * and Prins, 2013). Exact for one window and sequences that do not depend on each other. Not thread-safe.
 */
final class TourLengths {

    private final Timetable table;
    private final DenseProblem problem;
    private final long[] headLength;
    private final long[] headEarliest;
    private final long[] headLatest;
    private final long[] tailLength;
    private final long[] tailEarliest;
    private final long[] tailLatest;
    private final boolean[] simple;
    private final boolean[] flatTask;
    private long length;
    private long earliest;
    private long latest;

    TourLengths(Timetable table) {
        this.table = table;
        this.problem = table.problem;
        headLength = new long[problem.taskCount];
        headEarliest = new long[problem.taskCount];
        headLatest = new long[problem.taskCount];
        tailLength = new long[problem.taskCount];
        tailEarliest = new long[problem.taskCount];
        tailLatest = new long[problem.taskCount];
        simple = new boolean[problem.workerCount];
        flatTask = new boolean[problem.taskCount];
        for (int t = 0; t < problem.taskCount; t++) {
            flatTask[t] = problem.curves[t].isFlat();
        }
    }

    boolean isLimited(int worker) {
        return problem.longest[worker] < DenseProblem.NEVER;
    }

    /** Whether a refusal by {@link #mayTakeIn} is final, and a consent needs no pricing of a late departure. */
    boolean isCertain(int worker, int task) {
        return simple[worker] && flatTask[task];
    }

    void draw(int worker) {
        if (!isLimited(worker)) {
            return;
        }
        simple[worker] =
                !problem.coupled && problem.windowEnd[worker].length == 1 && problem.overtimePerMilli[worker] == 0;
        int[] tasks = table.sequence[worker];
        int count = table.length[worker];
        for (int at = 0; at < count; at++) {
            simple[worker] &= flatTask[tasks[at]];
        }
        if (!simple[worker]) {
            return;
        }
        depart(worker);
        for (int at = 0; at < count; at++) {
            int task = tasks[at];
            if (problem.startedFinish[task] >= 0) {
                length = Math.max(problem.availableFrom[worker], problem.startedFinish[task]);
                earliest = 0;
                latest = 0;
            } else {
                append(task, worker, table.walkTo(worker, at));
            }
            headLength[task] = length;
            headEarliest[task] = earliest;
            headLatest[task] = latest;
        }
        for (int at = count - 1; at >= 0; at--) {
            drawTail(tasks[at], worker, at == count - 1 ? -1 : tasks[at + 1]);
        }
    }

    private void drawTail(int task, int worker, int next) {
        long own = problem.duration[worker][task];
        long opens = problem.release[task];
        long closes = closes(task, worker);
        if (next < 0) {
            int home = problem.home[worker];
            tailLength[task] = own + (home < 0 ? 0 : problem.walking(problem.to[task], home));
            tailEarliest[task] = opens;
            tailLatest[task] = closes;
            return;
        }
        long reach = own + problem.walking(problem.to[task], problem.from[next]);
        long wait = Math.max(tailEarliest[next] - reach - closes, 0);
        tailLength[task] = reach + wait + tailLength[next];
        tailEarliest[task] = Math.max(tailEarliest[next] - reach, opens) - wait;
        tailLatest[task] = Math.min(tailLatest[next] - reach, closes);
    }

    private long closes(int task, int worker) {
        return Math.min(
                problem.latestStart[worker][task], problem.windowEnd[worker][0] - problem.duration[worker][task]);
    }

    private void depart(int worker) {
        length = 0;
        earliest = Math.max(problem.availableFrom[worker], problem.windowStart[worker][0]);
        latest = DenseProblem.NEVER;
    }

    private void append(int task, int worker, long walk) {
        long reach = length + walk;
        long opens = problem.release[task];
        long wait = Math.max(opens - reach - latest, 0);
        long first = Math.max(opens - reach, earliest) - wait;
        latest = Math.min(closes(task, worker) - reach, latest);
        earliest = first;
        length = reach + wait + problem.duration[worker][task];
    }

    /** Whether the worker's shortest tour with the task at the position is short enough; false as well where that is not known. */
    boolean mayTakeIn(int task, int worker, int at, long walk, long onward) {
        if (!simple[worker] || !flatTask[task]) {
            return false;
        }
        int[] tasks = table.sequence[worker];
        if (at == 0) {
            depart(worker);
        } else {
            int before = tasks[at - 1];
            length = headLength[before];
            earliest = headEarliest[before];
            latest = headLatest[before];
        }
        append(task, worker, walk);
        if (at < table.length[worker]) {
            int next = tasks[at];
            long reach = length + onward;
            length = reach + Math.max(tailEarliest[next] - reach - latest, 0) + tailLength[next];
        } else {
            length += onward;
        }
        return length <= problem.longest[worker];
    }
}
