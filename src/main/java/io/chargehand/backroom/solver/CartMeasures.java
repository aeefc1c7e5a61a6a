package io.chargehand.backroom.solver;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Loads and capacities as numbers, by those measures only that some cart limits. Stateless. */
final class CartMeasures {

    private static final int ALL = 4;

    private CartMeasures() {}

    /** The measures that some worker's cart limits. */
    static int[] limited(List<SequencingWorker> workers) {
        return IntStream.range(0, ALL)
                .filter(m -> workers.stream().anyMatch(worker -> all(worker)[m] != Long.MAX_VALUE))
                .toArray();
    }

    static long[] capacity(SequencingWorker worker, int[] measures) {
        long[] all = all(worker);
        return Arrays.stream(measures).mapToLong(m -> all[m]).toArray();
    }

    static long[] load(SequencingTask task, int[] measures) {
        CartLoad load = task.terms().load();
        long[] all = {load.grams(), load.milliliters(), load.slots(), load.chilledSlots()};
        return Arrays.stream(measures).mapToLong(m -> all[m]).toArray();
    }

    static boolean fits(long[] load, long[] capacity) {
        for (int m = 0; m < load.length; m++) {
            if (load[m] > 0 && load[m] > capacity[m]) {
                return false;
            }
        }
        return true;
    }

    private static long[] all(SequencingWorker worker) {
        CartCapacity most = worker.tour().capacity();
        return new long[] {
            most.grams().orElse(Long.MAX_VALUE),
            most.milliliters().orElse(Long.MAX_VALUE),
            most.slots().stream().asLongStream().findFirst().orElse(Long.MAX_VALUE),
            most.chilledSlots().stream().asLongStream().findFirst().orElse(Long.MAX_VALUE)
        };
    }
}
