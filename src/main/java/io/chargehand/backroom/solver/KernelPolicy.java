package io.chargehand.backroom.solver;

import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WorkerTour;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which kernel searches a problem, by its structure. A single worker whose tasks may follow each other in any order without a
 * gap gets a kernel of its own: {@link Dynasearch} where walking is even, {@link BlockSearch} where it differs. Everything else
 * gets {@link RuinRecreate}.
 */
final class KernelPolicy {

    /** A local search of more tasks would outlast a short limit. */
    private static final int MOST_EVEN = 1_000;

    private static final int MOST_WALKING = 400;

    private KernelPolicy() {}

    /**
     * One worker's tasks in place of the whole problem.
     *
     * @param first how many tasks stand before them and stay
     * @param leavingMayPay whether a plan that leaves a task undone might be better than the one to start from
     */
    record Solo(SoloProblem problem, int worker, int first, boolean leavingMayPay) {

        SoloSearch search() {
            return problem.evenWalking ? new Dynasearch(problem) : new BlockSearch(problem);
        }
    }

    /** The one worker's problem, where the structure allows it. */
    static Optional<Solo> solo(Timetable table, int[] fixed, boolean[] hopeless) {
        DenseProblem dense = table.problem;
        if (dense.workerCount != 1) {
            return Optional.empty();
        }
        int first = fixed[0];
        int size = table.length[0] - first;
        if (size < 2 || size > MOST_EVEN || !isPlain(dense.problem.workers().get(0).tour())) {
            return Optional.empty();
        }
        int[] tasks = Arrays.copyOfRange(table.sequence[0], first, table.length[0]);
        long free = dense.availableFrom[0];
        int here = dense.position[0];
        for (int i = 0; i < first; i++) {
            free = Math.max(free, table.finish(table.sequence[0][i]));
            here = dense.to[table.sequence[0][i]];
        }
        int window = windowAt(dense, free);
        if (window < 0) {
            return Optional.empty();
        }
        long start = Math.max(free, dense.windowStart[0][window]);
        long limit = limit(dense, window);
        long undone = 0;
        for (int t = 0; t < dense.taskCount; t++) {
            undone += table.isUndone(t) && !hopeless[t] ? 1 : 0;
        }
        for (int t : tasks) {
            if (dense.release[t] > start || !isFree(table, first, t) || !isPlain(dense.task(t))) {
                return Optional.empty();
            }
        }
        SoloProblem problem = new SoloProblem(dense, 0, tasks, start, here, limit);
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        boolean tooMany = size > MOST_WALKING && !problem.evenWalking;
        if (tooMany || problem.end(order) > limit) {
            return Optional.empty();
        }
        return Optional.of(new Solo(problem, 0, first, undone > 0 || leavingMayPay(table, tasks)));
    }

    /** The window in which the worker goes on, or -1. */
    private static int windowAt(DenseProblem dense, long free) {
        for (int i = 0; i < dense.windowEnd[0].length; i++) {
            if (dense.windowEnd[0][i] > free) {
                return i;
            }
        }
        return -1;
    }

    private static long limit(DenseProblem dense, int window) {
        boolean last = window == dense.windowEnd[0].length - 1;
        return last && dense.overtimeExtra[0] > 0 ? dense.regularEnd[0] : dense.windowEnd[0][window];
    }

    /** Whether it may be done before and after any other: it waits at most for what stands before them all. */
    private static boolean isFree(Timetable table, int first, int task) {
        for (int p : table.problem.predecessors[task]) {
            if (!table.isPlaced(p) || table.place[p] >= first) {
                return false;
            }
        }
        for (int s : table.problem.successors[task]) {
            if (table.isPlaced(s)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(SequencingTask task) {
        TaskTerms terms = task.terms();
        boolean hasWindow = terms.latestStart().isPresent() || terms.latestFinish().isPresent();
        boolean hasTies = !terms.links().isEmpty() || terms.partner().isPresent();
        return !hasWindow && !hasTies && terms.load().equals(CartLoad.NONE);
    }

    private static boolean isPlain(WorkerTour tour) {
        return tour.home().isEmpty() && tour.longest().isEmpty();
    }

    /** What is left costs at least its price, so leaving cannot pay where that is more than the whole plan. */
    private static boolean leavingMayPay(Timetable table, int[] tasks) {
        long least = Long.MAX_VALUE;
        for (int t : tasks) {
            least = Math.min(least, table.problem.undoneCost[t]);
        }
        return least < table.total();
    }
}
