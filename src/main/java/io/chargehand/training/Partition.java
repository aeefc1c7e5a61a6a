package io.chargehand.training;

import io.chargehand.kernel.Rules;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which rows train and which test. Immutable.
 *
 * @param cutoff nothing known at or past it trains: the first instant of the test, or the first test decision if earlier
 * @param train positions of training rows, by decision instant
 * @param labelled positions of the rows before the test whose label was known at the cutoff: the training rows, but where a
 *     stand-in trains
 * @param test positions of test rows
 * @param from the first instant of the test by the split column
 * @param unknown positions of rows before the split whose label was not known at it
 * @param dropped rows on neither side, by reason
 */
record Partition(
        long cutoff, int[] train, int[] labelled, int[] test, long from, int[] unknown, Map<String, Integer> dropped) {

    /** A partition whose training rows are those whose label was known at the cutoff, and that leaves out no row. */
    Partition(long cutoff, int[] train, int[] test) {
        this(cutoff, train, train, test, cutoff, new int[0], Map.of());
    }

    /**
     * Parts a history.
     *
     * @param history with the labels that are tested
     * @param taught the same rows with the labels that train
     */
    static Partition of(FrozenHistory history, FrozenHistory taught, SplitSettings settings) {
        long from = settings.from().map(Instant::toEpochMilli).orElseGet(() -> threshold(history, settings));
        Map<String, Long> firsts = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            firsts.merge(history.groups().get(i), history.split()[i], Math::min);
        }
        boolean[] testing = new boolean[history.size()];
        long cutoff = from;
        for (int i = 0; i < testing.length; i++) {
            testing[i] = firsts.getOrDefault(history.groups().get(i), history.split()[i]) >= from;
            if (testing[i]) {
                cutoff = Math.min(cutoff, history.decided()[i]);
            }
        }
        Map<String, Integer> dropped = new LinkedHashMap<>(history.dropped());
        long before = cutoff;
        int[] train = IntStream.range(0, testing.length)
                .filter(i -> !testing[i] && keep(taught, i, before, dropped))
                .toArray();
        int[] labelled = IntStream.range(0, testing.length)
                .filter(i -> !testing[i] && keep(history, i, before, new HashMap<>()))
                .toArray();
        int[] test = IntStream.range(0, testing.length)
                .filter(i -> testing[i] && told(history, i, dropped))
                .toArray();
        String where = span(history, from);
        Rules.require(test.length > 0, "split", where, "must leave at least one test row");
        Rules.require(train.length > 0, "split", where, "must leave at least one training row with a known label");
        Rules.require(
                labelled.length > 0,
                "split",
                where,
                "must leave at least one row before it whose label was known: the rate table learns from no stand-in");
        int[] unknown = IntStream.range(0, testing.length)
                .filter(i -> !testing[i] && late(taught, i, before))
                .toArray();
        return new Partition(cutoff, train, labelled, test, from, unknown, dropped);
    }

    /**
     * Checks before anything is learned that there is something to learn and to measure.
     *
     * @throws io.chargehand.kernel.InvalidInputException when a side of the split holds one class alone
     */
    void checkClasses(FrozenHistory history, FrozenHistory taught) {
        checkClasses(taught, train, "label", "training rows", "must take both values in training");
        checkClasses(history, test, "split", "test rows", "must leave test rows of both classes");
    }

    private static void checkClasses(FrozenHistory history, int[] rows, String field, String what, String rule) {
        long outcomes = IntStream.of(rows).filter(i -> history.labels()[i] == 1).count();
        boolean both = outcomes > 0 && outcomes < rows.length;
        Rules.require(both, field, outcomes + " of " + rows.length + " " + what + " with the outcome", rule);
    }

    private static String span(FrozenHistory history, long from) {
        long first = LongStream.of(history.split()).min().orElse(from);
        long last = LongStream.of(history.split()).max().orElse(from);
        return "a test from " + Instant.ofEpochMilli(from) + " on, in rows from " + Instant.ofEpochMilli(first) + " to "
                + Instant.ofEpochMilli(last);
    }

    private static boolean told(FrozenHistory history, int i, Map<String, Integer> dropped) {
        if (Double.isNaN(history.labels()[i])) {
            dropped.merge(TrainingResult.Origin.LABEL_UNTOLD, 1, Integer::sum);
            return false;
        }
        return true;
    }

    private static boolean keep(FrozenHistory history, int i, long cutoff, Map<String, Integer> dropped) {
        if (!told(history, i, dropped)) {
            return false;
        }
        if (late(history, i, cutoff)) {
            dropped.merge(TrainingResult.Origin.LABEL_NOT_KNOWN, 1, Integer::sum);
            return false;
        }
        return true;
    }

    private static boolean late(FrozenHistory history, int i, long cutoff) {
        return history.known()[i] >= cutoff || history.decided()[i] >= cutoff;
    }

    private static long threshold(FrozenHistory history, SplitSettings settings) {
        long[] sorted = history.split().clone();
        Arrays.sort(sorted);
        if (settings.last().isPresent()) {
            return sorted[sorted.length - 1] - settings.last().get().toMillis();
        }
        int at = (int) Math.round(sorted.length * (1 - settings.lastShare().orElseThrow()));
        return sorted[Math.min(at, sorted.length - 1)];
    }
}
