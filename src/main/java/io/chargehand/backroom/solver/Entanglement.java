package io.chargehand.backroom.solver;

/**
 * How tasks hang on each other beyond one worker's sequence: what a task waits for, who waits for it, and what its delay costs them at
 * least. Not thread-safe.
 */
final class Entanglement {

    private final Timetable table;
    private final DenseProblem problem;
    private final PushPrices pushes;
    private final boolean delayCosts;
    private final double[] least;
    private final int[] epochOf;
    private int epoch;
    private double elsewhere;
    private boolean looksAhead = true;

    Entanglement(Timetable table, PushPrices pushes) {
        this.table = table;
        this.problem = table.problem;
        this.pushes = pushes;
        delayCosts = pushes.delayCosts();
        least = new double[problem.workerCount];
        epochOf = new int[problem.workerCount];
    }

    /** Forgets what was noted of others. */
    void forget() {
        epoch++;
        elsewhere = 0;
    }

    /** What everything noted costs other workers at least: the dearest of each. */
    double elsewhere() {
        return elsewhere;
    }

    /** Whether {@link #ahead} counts; else each task is priced by itself. */
    void lookAhead(boolean on) {
        looksAhead = on;
    }

    /** What absent work that waits for the task will cost more, at the earliest, than if it did not. */
    double ahead(int task, long finish) {
        double sum = 0;
        if (!looksAhead) {
            return sum;
        }
        int[] successors = problem.successors[task];
        for (int i = 0; i < successors.length; i++) {
            int s = successors[i];
            if (table.holder[s] == Timetable.ABSENT) {
                long before = Math.max(problem.release[s], placedPredecessorsDone(s));
                long ready = finish + problem.successorGap[task][i];
                if (ready > before) {
                    long length = problem.shortest[s];
                    sum += problem.curves[s].near(ready + length) - problem.curves[s].near(before + length);
                }
            }
        }
        return sum;
    }

    private long placedPredecessorsDone(int task) {
        long done = 0;
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            if (table.isPlaced(predecessors[i])) {
                done = Math.max(done, table.finish[predecessors[i]] + problem.predecessorGap[task][i]);
            }
        }
        return done;
    }

    /** When all predecessors are done but those that move themselves: the worker's own from the position on. */
    long predecessorsDone(int task, int worker, int at) {
        long done = 0;
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            if (table.isPlaced(p) && (table.holder[p] != worker || table.place[p] < at)) {
                done = Math.max(done, table.finish[p] + problem.predecessorGap[task][i]);
            }
        }
        return done;
    }

    /** Whether a task's start hangs on one that moves with it, beyond the order of the sequence. */
    boolean waitsForMoved(int task, int worker, int inserted, int at) {
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            return true;
        }
        int[] predecessors = problem.predecessors[task];
        for (int i = 0; i < predecessors.length; i++) {
            int p = predecessors[i];
            boolean moves = p == inserted || table.holder[p] == worker && table.place[p] >= at;
            if (moves && problem.predecessorGap[task][i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether others wait for a task that ends then; adds to {@link #elsewhere()} what that costs them at least. */
    boolean disturbsOthers(int task, int worker, long finish, boolean isNew) {
        boolean disturbs = false;
        int partner = problem.partner[task];
        if (partner >= 0 && table.isPlaced(partner)) {
            disturbs = true;
            delayElsewhere(partner, finish - problem.duration[worker][task] - table.start[partner]);
        }
        int[] successors = problem.successors[task];
        for (int i = 0; i < successors.length; i++) {
            int s = successors[i];
            if (table.isWaiting(s) && table.holder[s] != worker) {
                long gap = problem.successorGap[task][i];
                long ready = table.reached[s] - gap;
                boolean bound = !isNew && finish != table.finish[task] && table.finish[task] >= ready;
                if (finish > ready || bound) {
                    disturbs = true;
                    delayElsewhere(s, finish + gap - table.start[s]);
                }
            }
        }
        return disturbs;
    }

    /** Another worker's task starts so much later: what follows there costs at least that; the dearest by worker counts. */
    private void delayElsewhere(int task, long delay) {
        if (delay > 0 && delayCosts) {
            int worker = table.holder[task];
            double here = pushes.leastFromStart(table.drawn(worker), worker, table.place[task], delay);
            double known = epochOf[worker] == epoch ? least[worker] : 0;
            if (here > known) {
                epochOf[worker] = epoch;
                least[worker] = here;
                elsewhere += here - known;
            }
        }
    }
}
