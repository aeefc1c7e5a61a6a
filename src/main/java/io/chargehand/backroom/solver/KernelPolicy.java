package io.chargehand.backroom.solver;

import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WorkerTour;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which kernel searches a problem, by its structure. The queue of a single worker gets a kernel of its own: {@link Dynasearch}
 * where tasks follow each other without a gap and walking is even, {@link BlockSearch} where walking differs, and
 * {@link TimedSearch} where tasks wait for their release, for each other or for the end of a break. Everything else gets
 * {@link RuinRecreate}.
 */
final class KernelPolicy {

    /** Local searches of more tasks would outlast a short limit. */
    private static final int MOST_EVEN = 1_000;

    private static final int MOST_WALKING = 400;
    private static final int MOST_WAITING = 120;

    private KernelPolicy() {}

    /**
     * One worker's tasks in place of the whole problem.
     *
     * @param first how many tasks stand before them and stay
     * @param leavingMayPay whether a plan that leaves a task undone might be better than the one to start from
     */
    record Solo(SoloProblem problem, int worker, int first, boolean leavingMayPay) {

        SoloSearch search() {
            if (!problem.gapless) {
                return new TimedSearch(problem);
            }
            return problem.evenWalking ? new Dynasearch(problem) : new BlockSearch(problem);
        }

        private boolean isSmall() {
            int most = !problem.gapless ? MOST_WAITING : problem.evenWalking ? MOST_EVEN : MOST_WALKING;
            return problem.size <= most;
        }
    }

    /** The one worker's problem, where there is one. */
    static Optional<Solo> solo(Timetable table, int[] fixed, boolean[] hopeless) {
        DenseProblem dense = table.problem;
        if (dense.workerCount != 1) {
            return Optional.empty();
        }
        int first = fixed[0];
        int[] tasks = Arrays.copyOfRange(table.sequence[0], first, table.length[0]);
        if (tasks.length < 2 || tasks.length > MOST_EVEN || !isPlain(dense, tasks)) {
            return Optional.empty();
        }
        Solo solo = new Solo(problem(table, first, tasks), 0, first, leavingMayPay(table, tasks, hopeless));
        return Optional.of(solo).filter(Solo::isSmall);
    }

    private static SoloProblem problem(Timetable table, int first, int[] tasks) {
        DenseProblem dense = table.problem;
        long free = dense.availableFrom[0];
        int here = dense.position[0];
        for (int i = 0; i < first; i++) {
            free = Math.max(free, table.finish(table.sequence[0][i]));
            here = dense.to[table.sequence[0][i]];
        }
        long[] ready = new long[tasks.length];
        Arrays.setAll(ready, j -> dense.release[tasks[j]]);
        return new SoloProblem(dense, 0, tasks, free, here, ready);
    }

    private static boolean isPlain(DenseProblem dense, int[] tasks) {
        WorkerTour tour = dense.problem.workers().get(0).tour();
        boolean plain = tour.home().isEmpty() && tour.longest().isEmpty();
        for (int t : tasks) {
            plain &= isPlain(dense.task(t));
        }
        return plain;
    }

    private static boolean isPlain(SequencingTask task) {
        TaskTerms terms = task.terms();
        boolean hasTies = !terms.links().isEmpty() || terms.partner().isPresent();
        return !hasTies && terms.load().equals(CartLoad.NONE);
    }

    /** What is left costs at least its price, so leaving cannot pay where that is more than the whole plan. */
    private static boolean leavingMayPay(Timetable table, int[] tasks, boolean[] hopeless) {
        long least = Long.MAX_VALUE;
        for (int t : tasks) {
            least = Math.min(least, table.problem.undoneWeight[t]);
        }
        boolean left = false;
        for (int t = 0; t < hopeless.length; t++) {
            left |= table.isUndone(t) && !hopeless[t];
        }
        return left || least < table.total();
    }
}
