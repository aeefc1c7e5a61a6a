package io.chargehand.backroom.solver;

import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Improves the order of one worker's tasks where walking is even, by dynasearch (Congram, Potts and van de Velde, 2002) over
 * swaps and insertions in both directions (Grosso, Della Croce and Tadei, 2004): each pass makes the best set of moves that do
 * not overlap, found by dynamic programming. What a move gains is bounded first by what can be gained at all. Not thread-safe.
 */
final class Dynasearch implements SoloSearch {

    /** Tasks that change places at random in a perturbation. */
    private static final int SWAPS = 3;

    private static final int SWAP = 1;
    private static final int FORWARD = 2;
    private static final int BACKWARD = 3;

    private final SoloProblem problem;
    private final int size;
    private final LaidOrder line;
    private final int[] order;
    private final long[] end;
    private final long[] cost;
    private final long[] costBefore;
    /** By position, the time that a task and the walk to it take. */
    private final long[] length;
    /** By first position: what the tasks after it gain when it leaves, up to the position looked at. */
    private final long[] pulled;

    private final int[] alive;
    private final long[] best;
    private final int[] bestFrom;
    private final int[] bestKind;

    Dynasearch(SoloProblem problem) {
        this.problem = problem;
        size = problem.size;
        line = new LaidOrder(problem);
        order = line.order;
        end = line.end;
        cost = line.cost;
        costBefore = line.costBefore;
        length = new long[size];
        pulled = new long[size];
        alive = new int[size];
        best = new long[size + 1];
        bestFrom = new int[size + 1];
        bestKind = new int[size + 1];
    }

    @Override
    public void perturb(int[] tasks, Random random) {
        for (int i = 0; i < SWAPS; i++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            int task = tasks[a];
            tasks[a] = tasks[b];
            tasks[b] = task;
        }
    }

    @Override
    public void improve(int[] tasks, BooleanSupplier late) {
        System.arraycopy(tasks, 0, order, 0, size);
        do {
            lay();
        } while (!late.getAsBoolean() && pass());
        System.arraycopy(order, 0, tasks, 0, size);
    }

    private void lay() {
        line.lay(0);
        for (int k = 0; k < size; k++) {
            length[k] = end[k] - (k == 0 ? problem.start : end[k - 1]);
        }
    }

    /** Makes the best set of moves; false where none gains anything. */
    private boolean pass() {
        int living = 0;
        best[0] = 0;
        for (int j = 0; j < size; j++) {
            best[j + 1] = best[j];
            bestFrom[j + 1] = j;
            bestKind[j + 1] = 0;
            if (cost[j] > 0) {
                backward(j);
            }
            living = forward(j, living);
            pulled[j] = 0;
            alive[living++] = j;
        }
        if (best[size] == 0) {
            return false;
        }
        apply();
        return true;
    }

    private void offer(int from, int to, long gain, int kind) {
        long sum = best[from] + gain;
        if (sum < best[to + 1]) {
            best[to + 1] = sum;
            bestFrom[to + 1] = from;
            bestKind[to + 1] = kind;
        }
    }

    private void backward(int j) {
        long pushed = 0;
        for (int i = j - 1; i >= 0; i--) {
            pushed += line.costAt(i, end[i] + length[j]) - cost[i];
            if (pushed >= cost[j]) {
                return;
            }
            long own = line.costAt(j, end[i] - length[i] + length[j]) - cost[j];
            offer(i, j, pushed + own, BACKWARD);
        }
    }

    /** Moves of an earlier task to or past {@code j}; returns how many earlier tasks may still gain from going further. */
    private int forward(int j, int living) {
        int kept = 0;
        for (int a = 0; a < living; a++) {
            int i = alive[a];
            long later = line.costAt(i, end[j]) - cost[i];
            long pulledBefore = pulled[i];
            pulled[i] += line.costAt(j, end[j] - length[i]) - cost[j];
            offer(i, j, pulled[i] + later, FORWARD);
            swap(i, j, later, pulledBefore);
            if (later < costBefore[size] - costBefore[i + 1]) {
                alive[kept++] = i;
            }
        }
        return kept;
    }

    private void swap(int i, int j, long later, long pulledBefore) {
        long shift = length[j] - length[i];
        long gain = later + line.costAt(j, end[i] + shift) - cost[j];
        if (shift > 0) {
            for (int k = i + 1; k < j && gain < 0; k++) {
                gain += line.costAt(k, end[k] + shift) - cost[k];
            }
        } else {
            if (gain + pulledBefore >= 0) {
                return;
            }
            gain -= costBefore[j] - costBefore[i + 1];
            for (int k = i + 1; k < j && gain < 0; k++) {
                gain += line.costAt(k, end[k] + shift);
            }
        }
        if (gain < 0) {
            offer(i, j, gain, SWAP);
        }
    }

    private void apply() {
        int to = size;
        while (to > 0) {
            int from = bestFrom[to];
            int last = to - 1;
            switch (bestKind[to]) {
                case SWAP -> {
                    int task = order[from];
                    order[from] = order[last];
                    order[last] = task;
                }
                case FORWARD -> {
                    int task = order[from];
                    System.arraycopy(order, from + 1, order, from, last - from);
                    order[last] = task;
                }
                case BACKWARD -> {
                    int task = order[last];
                    System.arraycopy(order, from, order, from + 1, last - from);
                    order[from] = task;
                }
                default -> {
                    // stays where it is
                }
            }
            to = from;
        }
    }
}
