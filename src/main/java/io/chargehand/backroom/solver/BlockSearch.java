package io.chargehand.backroom.solver;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Improves the order of one worker's tasks where walking differs, by exchanging neighboring runs of tasks of any length (which
 * is moving a run forward or backward) and by swapping two tasks. Most moves are dismissed by a lower bound on what they add,
 * from sums over what is cost and how steep costs are. Not thread-safe.
 */
final class BlockSearch implements SoloSearch {

    private final SoloProblem problem;
    private final int size;
    private final int[] order;
    private final int[] scratch;
    private final long[] end;
    private final long[] cost;
    private final long[] at;
    private final long[] slope;
    private final int[] more;
    private final long[] costBefore;
    private final long[] steepLater;
    private final long[] steepEarlier;
    private final boolean paid;

    private long bestGain;
    private int bestFirst;
    private int bestSplit;
    private int bestLast;
    private boolean bestIsSwap;

    static int KICKS = 1;
    static int KICKLEN = 10;
    long evals, bounds, applied;

    BlockSearch(SoloProblem problem) {
        this.problem = problem;
        size = problem.size;
        order = new int[size];
        scratch = new int[size];
        end = new long[size];
        cost = new long[size];
        at = new long[size];
        slope = new long[size];
        more = new int[size];
        costBefore = new long[size + 1];
        steepLater = new long[size + 1];
        steepEarlier = new long[size + 1];
        paid = problem.walkingCosts;
    }

    @Override
    public void perturb(int[] tasks, Random random) {
        for (int i = 0; i < KICKS; i++) {
            int a = random.nextInt(size - 1);
            int l1 = 1 + random.nextInt(Math.min(KICKLEN, size - 1 - a));
            int l2 = 1 + random.nextInt(Math.min(KICKLEN, size - a - l1));
            exchange(tasks, a, a + l1 - 1, a + l1 + l2 - 1);
        }
    }

    private void exchange(int[] tasks, int i, int j, int k) {
        int left = j - i + 1;
        int right = k - j;
        System.arraycopy(tasks, i, scratch, 0, left);
        System.arraycopy(tasks, j + 1, tasks, i, right);
        System.arraycopy(scratch, 0, tasks, i + right, left);
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
                applied++;
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
            exchange(order, bestFirst, bestSplit, bestLast);
        }
        lay(bestFirst);
    }

    private void lay(int from) {
        long now = from == 0 ? problem.start : end[from - 1];
        int here = from == 0 ? size : order[from - 1];
        for (int k = from; k < size; k++) {
            int j = order[k];
            now += walk(here, j) + problem.duration[j];
            end[k] = now;
            int first = problem.firstHinge[j];
            int hinges = problem.firstHinge[j + 1] - first;
            at[k] = hinges == 0 ? Long.MAX_VALUE / 2 : problem.hingeAt[first];
            slope[k] = hinges == 0 ? 0 : problem.hingeSlope[first];
            more[k] = Math.max(0, hinges - 1);
            cost[k] = costAt(k, now);
            costBefore[k + 1] = costBefore[k] + cost[k];
            long later = 0;
            long earlier = 0;
            if (problem.convex) {
                for (int h = first; h < first + hinges; h++) {
                    later += now >= problem.hingeAt[h] ? problem.hingeSlope[h] : 0;
                    earlier += now > problem.hingeAt[h] ? problem.hingeSlope[h] : 0;
                }
            }
            steepLater[k + 1] = steepLater[k] + later;
            steepEarlier[k + 1] = steepEarlier[k] + earlier;
            here = j;
        }
    }

    private long walk(int from, int to) {
        return problem.walk[from * size + to];
    }

    private long costAt(int k, long finish) {
        long here = slope[k] * Math.max(0, finish - at[k]);
        return more[k] == 0 ? here : here + costOfMore(k, finish);
    }

    private long costOfMore(int k, long finish) {
        long sum = 0;
        int first = problem.firstHinge[order[k]] + 1;
        for (int h = first; h < first + more[k]; h++) {
            sum += problem.hingeSlope[h] * Math.max(0, finish - problem.hingeAt[h]);
        }
        return sum;
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
            sum += costAt(k, end[k] + shift);
        }
        return sum;
    }

    /** Looks for the best move whose first changed position is {@code i}. */
    private void from(int i) {
        int before = i == 0 ? size : order[i - 1];
        long free = i == 0 ? problem.start : end[i - 1];
        int first = order[i];
        long firstWalk = walk(before, first);
        long reachable = costBefore[i] - costBefore[size];
        if (reachable == 0 && !paid) {
            return;
        }
        for (int j = i; j < size - 1; j++) {
            int last = order[j];
            int next = order[j + 1];
            long shiftNext = free + walk(before, next) - end[j] - walk(last, next);
            long gainNext = 0;
            long open = costBefore[j + 1] - costBefore[size];
            for (int k = j + 1; k < size; k++) {
                gainNext += costAt(k, end[k] + shiftNext) - cost[k];
                int tail = order[k];
                long shift = end[k] + shiftNext + walk(tail, first) - free - firstWalk;
                long shiftAtLeast = shift - walk(tail, first) + problem.shortestWalk[first];
                if (!paid && shiftAtLeast > 0 && least(i, j + 1, shiftAtLeast) + open >= bestGain) {
                    break;
                }
                long total = gainNext + least(i, j + 1, shift);
                long shiftTail = 0;
                if (k + 1 < size) {
                    int after = order[k + 1];
                    shiftTail = end[j] + shift + walk(last, after) - end[k] - walk(tail, after);
                    total += least(k + 1, size, shiftTail);
                } else if (end[j] + shift > problem.limit) {
                    continue;
                }
                bounds++;
                if (total >= bestGain && !paid) {
                    continue;
                }
                long paidMore = paid ? paidByExchange(i, j, k) : 0;
                if (total + paidMore >= bestGain || end[size - 1] + shiftTail > problem.limit) {
                    continue;
                }
                evals++;
                long gain = gainNext + paidMore + exactly(i, j + 1, shift);
                if (gain + least(k + 1, size, shiftTail) < bestGain) {
                    gain += exactly(k + 1, size, shiftTail);
                    if (gain < bestGain) {
                        bestGain = gain;
                        bestFirst = i;
                        bestSplit = j;
                        bestLast = k;
                        bestIsSwap = false;
                    }
                }
            }
        }
        for (int k = i + 2; k < size; k++) {
            swap(i, k, before, free);
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

    private void swap(int i, int k, int before, long free) {
        int one = order[i];
        int other = order[k];
        long otherEnd = free + walk(before, other) + problem.duration[other];
        long shift = otherEnd + walk(other, order[i + 1]) - end[i] - walk(one, order[i + 1]);
        long oneEnd = end[k - 1] + shift + walk(order[k - 1], one) + problem.duration[one];
        long gain = costAt(k, otherEnd) - cost[k] + costAt(i, oneEnd) - cost[i];
        long shiftTail = oneEnd - end[k];
        if (k + 1 < size) {
            shiftTail += walk(one, order[k + 1]) - walk(other, order[k + 1]);
        }
        if (end[size - 1] + shiftTail > problem.limit) {
            return;
        }
        if (paid) {
            gain += paidBySwap(i, k);
        }
        bounds++;
        long tail = least(k + 1, size, shiftTail);
        if (gain + least(i + 1, k, shift) + tail >= bestGain) {
            return;
        }
        evals++;
        gain += exactly(i + 1, k, shift);
        if (gain + tail >= bestGain) {
            return;
        }
        gain += exactly(k + 1, size, shiftTail);
        if (gain < bestGain) {
            bestGain = gain;
            bestFirst = i;
            bestLast = k;
            bestIsSwap = true;
        }
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
