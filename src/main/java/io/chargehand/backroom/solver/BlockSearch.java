package io.chargehand.backroom.solver;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Improves the order of one worker's tasks where walking differs, by exchanging neighboring runs of tasks of any length (which
 * is moving a run forward or backward) and by swapping two tasks. Most moves are dismissed by a lower bound on what they add,
 * from sums over what is cost and how steep costs are. Not thread-safe.
 */
final class BlockSearch implements SoloSearch {

    /** Of two runs that are exchanged one is at most so long, divided by the number of tasks: all up to some seventy tasks. */
    private static final int RUN_TIMES_SIZE = 5_000;

    private static final int SHORTEST_RUN = 10;
    /** In place of where the runs meet: the tasks at both ends change places. */
    private static final int SWAP = -1;

    private final SoloProblem problem;
    private final int size;
    private final LaidOrder line;
    private final int[] order;
    private final long[] end;
    private final long[] cost;
    private final long[] costBefore;
    private final Kicks kicks;
    /** By position, how steeply the costs of all tasks before it rise when they get later. */
    private final long[] steepLater;
    /** By position, how steeply the costs of all tasks before it fall when they get earlier. */
    private final long[] steepEarlier;

    private final boolean paid;
    private final int shorterRun;

    private long latest;
    private long bestGain;
    private int bestFirst;
    private int bestSplit;
    private int bestLast;

    BlockSearch(SoloProblem problem) {
        this.problem = problem;
        size = problem.size;
        line = new LaidOrder(problem);
        order = line.order;
        end = line.end;
        cost = line.cost;
        costBefore = line.costBefore;
        kicks = new Kicks(size);
        steepLater = new long[size + 1];
        steepEarlier = new long[size + 1];
        paid = problem.walkingCosts;
        shorterRun = Math.max(SHORTEST_RUN, RUN_TIMES_SIZE / size);
    }

    @Override
    public void perturb(int[] tasks, Random random) {
        do {
            kicks.draw(random);
            kicks.exchange(tasks, kicks.first, kicks.split, kicks.last);
        } while (kicks.another(random));
    }

    @Override
    public void improve(int[] tasks, BooleanSupplier late) {
        System.arraycopy(tasks, 0, order, 0, size);
        lay(0);
        int quiet = 0;
        int i = 0;
        while (quiet < size && !late.getAsBoolean()) {
            bestGain = 0;
            from(i);
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
        if (bestSplit == SWAP) {
            int task = order[bestFirst];
            order[bestFirst] = order[bestLast];
            order[bestLast] = task;
        } else {
            kicks.exchange(order, bestFirst, bestSplit, bestLast);
        }
        lay(bestFirst);
    }

    private void lay(int from) {
        line.lay(from);
        for (int k = from; problem.convex && k < size; k++) {
            long later = 0;
            long earlier = 0;
            for (int h = problem.firstHinge[order[k]]; h < problem.firstHinge[order[k] + 1]; h++) {
                later += end[k] >= problem.hingeAt[h] ? problem.hingeSlope[h] : 0;
                earlier += end[k] > problem.hingeAt[h] ? problem.hingeSlope[h] : 0;
            }
            steepLater[k + 1] = steepLater[k] + later;
            steepEarlier[k + 1] = steepEarlier[k] + earlier;
        }
        latest = Math.max(problem.limit, end[size - 1]);
    }

    private long walk(int from, int to) {
        return problem.walk[from * size + to];
    }

    /** At least so much do the tasks at positions {@code [from, to)} add when they all end by {@code shift} later. */
    private long least(int from, int to, long shift) {
        if (shift >= 0) {
            return shift * (steepLater[to] - steepLater[from]);
        }
        long most = costBefore[from] - costBefore[to];
        return problem.convex ? Math.max(most, shift * (steepEarlier[to] - steepEarlier[from])) : most;
    }

    private long exactly(int from, int to, long shift) {
        if (shift == 0) {
            return 0;
        }
        long sum = costBefore[from] - costBefore[to];
        for (int k = from; k < to; k++) {
            sum += line.costAt(k, end[k] + shift);
        }
        return sum;
    }

    /** Looks for the best move whose first changed position is {@code i}. */
    private void from(int i) {
        if (costBefore[i] == costBefore[size] && !paid) {
            return;
        }
        for (int j = i; j < size - 1; j++) {
            exchanges(i, j);
        }
        for (int k = i + 2; k < size; k++) {
            swap(i, k);
        }
    }

    /** Moves the run {@code [i, j]} behind the task after it, the next, and so on. */
    private void exchanges(int i, int j) {
        int before = i == 0 ? size : order[i - 1];
        long free = i == 0 ? problem.start : end[i - 1];
        int first = order[i];
        int last = order[j];
        int next = order[j + 1];
        long shiftNext = free + walk(before, next) - end[j] - walk(last, next);
        long begun = free + walk(before, first);
        long open = costBefore[j + 1] - costBefore[size];
        int reach = j - i < shorterRun ? size : Math.min(size, j + 1 + shorterRun);
        long gainNext = 0;
        for (int k = j + 1; k < reach; k++) {
            gainNext += line.costAt(k, end[k] + shiftNext) - cost[k];
            int tail = order[k];
            long freed = end[k] + shiftNext - begun;
            long shift = freed + walk(tail, first);
            long shiftAtLeast = freed + problem.shortestWalk[first];
            if (!paid && shiftAtLeast > 0 && least(i, j + 1, shiftAtLeast) + open >= bestGain) {
                return;
            }
            long shiftTail = shift + end[j] - end[k];
            if (k + 1 < size) {
                shiftTail += walk(last, order[k + 1]) - walk(tail, order[k + 1]);
            }
            long leastRun = least(i, j + 1, shift);
            long leastTail = least(k + 1, size, shiftTail);
            if (end[size - 1] + shiftTail > latest || !paid && gainNext + leastRun + leastTail >= bestGain) {
                continue;
            }
            long gain = paid ? gainNext + paidByExchange(i, j, k) : gainNext;
            if (gain + leastRun + leastTail < bestGain) {
                gain += exactly(i, j + 1, shift);
                if (gain + leastTail < bestGain) {
                    offer(gain + exactly(k + 1, size, shiftTail), i, j, k);
                }
            }
        }
    }

    private void offer(long gain, int first, int split, int last) {
        if (gain < bestGain) {
            bestGain = gain;
            bestFirst = first;
            bestSplit = split;
            bestLast = last;
        }
    }

    private long paidByExchange(int i, int j, int k) {
        int before = i == 0 ? size : order[i - 1];
        long added = paid(before, order[j + 1])
                + paid(order[k], order[i])
                - paid(before, order[i])
                - paid(order[j], order[j + 1]);
        return k + 1 == size ? added : added + paid(order[j], order[k + 1]) - paid(order[k], order[k + 1]);
    }

    private long paid(int from, int to) {
        return problem.walkCost[from * size + to];
    }

    private void swap(int i, int k) {
        int before = i == 0 ? size : order[i - 1];
        long free = i == 0 ? problem.start : end[i - 1];
        int one = order[i];
        int other = order[k];
        long otherEnd = free + walk(before, other) + problem.duration[other];
        long shift = otherEnd + walk(other, order[i + 1]) - end[i] - walk(one, order[i + 1]);
        long oneEnd = end[k - 1] + shift + walk(order[k - 1], one) + problem.duration[one];
        long gain = line.costAt(k, otherEnd) - cost[k] + line.costAt(i, oneEnd) - cost[i];
        long shiftTail = oneEnd - end[k];
        if (k + 1 < size) {
            shiftTail += walk(one, order[k + 1]) - walk(other, order[k + 1]);
        }
        if (end[size - 1] + shiftTail > latest) {
            return;
        }
        if (paid) {
            gain += paidBySwap(i, k);
        }
        long tail = least(k + 1, size, shiftTail);
        if (gain + least(i + 1, k, shift) + tail >= bestGain) {
            return;
        }
        gain += exactly(i + 1, k, shift);
        if (gain + tail >= bestGain) {
            return;
        }
        offer(gain + exactly(k + 1, size, shiftTail), i, SWAP, k);
    }

    private long paidBySwap(int i, int k) {
        int before = i == 0 ? size : order[i - 1];
        int one = order[i];
        int other = order[k];
        long added = paid(before, other)
                + paid(other, order[i + 1])
                + paid(order[k - 1], one)
                - paid(before, one)
                - paid(one, order[i + 1])
                - paid(order[k - 1], other);
        return k + 1 == size ? added : added + paid(one, order[k + 1]) - paid(other, order[k + 1]);
    }
}
