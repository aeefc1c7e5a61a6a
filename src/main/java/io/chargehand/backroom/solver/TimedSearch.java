package io.chargehand.backroom.solver;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Improves the order of one worker's tasks where they wait: for a release, for the end of a break, for each other. Exchanges
 * neighboring runs of tasks and swaps two, timing what a move changes task by task until it is done when it was done before.
 * Not thread-safe.
 */
final class TimedSearch implements SoloSearch {

    /** Of two runs that are exchanged one is at most so long. */
    private static final int SHORTER_RUN = 8;

    private static final int MOST_TRIES = 20;

    private final SoloProblem problem;
    private final int size;
    private final int[] order;
    private final Kicks kicks;
    private final long[] end;
    private final long[] cost;
    private final long[] costBefore;

    private long free;
    private int here;
    private long gained;
    private long bestGain;
    private int bestFirst;
    private int bestSplit;
    private int bestLast;
    private boolean bestIsSwap;

    TimedSearch(SoloProblem problem) {
        this.problem = problem;
        size = problem.size;
        order = new int[size];
        kicks = new Kicks(size);
        end = new long[size];
        cost = new long[size];
        costBefore = new long[size + 1];
    }

    @Override
    public void perturb(int[] tasks, Random random) {
        int tries = 0;
        boolean another = true;
        while (another && ++tries < MOST_TRIES) {
            kicks.draw(random);
            if (mayExchange(tasks, kicks.first, kicks.split, kicks.last)) {
                kicks.exchange(tasks, kicks.first, kicks.split, kicks.last);
                another = kicks.another(random);
            }
        }
    }

    private boolean mayExchange(int[] tasks, int first, int split, int last) {
        for (int k = split + 1; k <= last; k++) {
            if (waitsFor(tasks, k, first, split)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the task at {@code k} has to come after one at {@code [first, last]}. */
    private boolean waitsFor(int[] tasks, int k, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (problem.before[tasks[i] * size + tasks[k]]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void improve(int[] tasks, BooleanSupplier late) {
        System.arraycopy(tasks, 0, order, 0, size);
        if (!lay(0)) {
            return;
        }
        int quiet = 0;
        int i = 0;
        while (quiet < size && !late.getAsBoolean()) {
            bestGain = 0;
            exchangesFrom(i);
            swapsFrom(i);
            if (bestGain < 0) {
                apply();
                quiet = 0;
            } else {
                quiet++;
                i = i + 1 == size ? 0 : i + 1;
            }
        }
        System.arraycopy(order, 0, tasks, 0, size);
    }

    private void apply() {
        if (bestIsSwap) {
            int task = order[bestFirst];
            order[bestFirst] = order[bestLast];
            order[bestLast] = task;
        } else {
            kicks.exchange(order, bestFirst, bestSplit, bestLast);
        }
        lay(bestFirst);
    }

    private boolean lay(int from) {
        standBefore(from);
        for (int k = from; k < size; k++) {
            gained = 0;
            if (!step(order[k])) {
                return false;
            }
            end[k] = free;
            cost[k] = gained;
            costBefore[k + 1] = costBefore[k] + cost[k];
        }
        return true;
    }

    private void standBefore(int k) {
        free = k == 0 ? problem.start : end[k - 1];
        here = k == 0 ? size : order[k - 1];
        gained = 0;
    }

    /** Does a task next; false where it does not fit the working time. */
    private boolean step(int j) {
        long begin = problem.begin(j, free, here);
        if (begin == SoloProblem.IMPOSSIBLE) {
            return false;
        }
        long finish = begin + problem.duration[j];
        int way = here * size + j;
        gained += problem.walkCost[way]
                + problem.cost(j, finish)
                + problem.overtimeCost(begin - problem.walk[way], finish);
        free = finish;
        here = j;
        return true;
    }

    /** Does the tasks at {@code [from, to)} next. */
    private boolean run(int from, int to) {
        for (int k = from; k < to; k++) {
            if (!step(order[k])) {
                return false;
            }
        }
        return true;
    }

    /** Does the rest from position {@code from} on, and keeps the move where it is the best so far. */
    private boolean finish(int first, int from) {
        long left = costBefore[first];
        for (int k = from; k < size; k++) {
            boolean sameWalk = k > from;
            if (sameWalk && free == end[k - 1]) {
                return isBest(gained - (costBefore[k] - left));
            }
            boolean isLater = sameWalk && free > end[k - 1];
            long most = isLater ? gained - (costBefore[k] - left) : gained - (costBefore[size] - left);
            if (most >= bestGain || !step(order[k])) {
                return false;
            }
        }
        return isBest(gained - (costBefore[size] - left));
    }

    private boolean isBest(long gain) {
        if (gain < bestGain) {
            bestGain = gain;
            return true;
        }
        return false;
    }

    private void exchangesFrom(int i) {
        for (int j = i; j < size - 1; j++) {
            standBefore(i);
            long freeAfter = free;
            int hereAfter = here;
            long gainedAfter = gained;
            int last = j - i < SHORTER_RUN ? size : Math.min(size, j + 1 + SHORTER_RUN);
            for (int k = j + 1; k < last; k++) {
                free = freeAfter;
                here = hereAfter;
                gained = gainedAfter;
                if (waitsFor(order, k, i, j) || !step(order[k])) {
                    break;
                }
                freeAfter = free;
                hereAfter = here;
                gainedAfter = gained;
                if (gained - (costBefore[size] - costBefore[i]) >= bestGain) {
                    break;
                }
                if (run(i, j + 1) && finish(i, k + 1)) {
                    bestFirst = i;
                    bestSplit = j;
                    bestLast = k;
                    bestIsSwap = false;
                }
            }
        }
    }

    private void swapsFrom(int i) {
        for (int k = i + 2; k < size; k++) {
            if (waitsFor(order, k, i, i)) {
                return;
            }
            if (waitsFor(order, k, i + 1, k - 1) || isAwaited(i, i + 1, k - 1)) {
                continue;
            }
            standBefore(i);
            if (step(order[k]) && run(i + 1, k) && step(order[i]) && finish(i, k + 1)) {
                bestFirst = i;
                bestLast = k;
                bestIsSwap = true;
            }
        }
    }

    /** Whether the task at {@code i} has to come before one at {@code [first, last]}. */
    private boolean isAwaited(int i, int first, int last) {
        for (int k = first; k <= last; k++) {
            if (problem.before[order[i] * size + order[k]]) {
                return true;
            }
        }
        return false;
    }
}
