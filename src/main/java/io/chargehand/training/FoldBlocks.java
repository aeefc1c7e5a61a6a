package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Cuts the later rows of the training period into blocks, each to be answered by a model trained before it. Stateless. */
final class FoldBlocks {

    private FoldBlocks() {}

    /**
     * A block.
     *
     * @param rows positions of its rows, by decision instant
     * @param before positions of the rows that train for it: decided before it, of groups that have no row in it
     * @param start when it begins, in milliseconds of the epoch
     */
    record Block(int[] rows, int[] before, long start) {}

    /**
     * The blocks of a job, in order of time; none when there is nothing to choose.
     *
     * @throws InvalidInputException when a block, or what trains for it, holds one class alone
     */
    static List<Block> of(TrainingJob job, FrozenHistory history, int[] train) {
        if (job.trainer().fixedRounds() && job.calibration().kind() == CalibrationSettings.Kind.NONE) {
            return List.of();
        }
        CalibrationSettings settings = job.calibration();
        return of(new Cut("calibration.folds", settings.share(), settings.folds(), settings.labels()), history, train);
    }

    /**
     * How a slice is cut.
     *
     * @param field the key of the job that says so, for errors
     * @param share share of the rows, latest by decision, that make the slice
     * @param folds blocks
     * @param labels which labels may train for a block
     */
    record Cut(String field, double share, int folds, CalibrationSettings.Labels labels) {}

    /**
     * The blocks of a slice, in order of time.
     *
     * @throws InvalidInputException when a block, or what trains for it, holds one class alone
     */
    static List<Block> of(Cut cut, FrozenHistory history, int[] train) {
        int first = (int) (train.length * (1 - cut.share()));
        int count = cut.folds();
        List<Block> blocks = new ArrayList<>();
        for (int block = 0; block < count; block++) {
            int from = first + (train.length - first) * block / count;
            int to = first + (train.length - first) * (block + 1) / count;
            if (to > from) {
                blocks.add(block(cut.labels(), history, train, Arrays.copyOfRange(train, from, to)));
            }
        }
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String name = "block " + (i + 1) + " of " + blocks.size() + " from " + Instant.ofEpochMilli(block.start());
            check(cut.field(), history, block.before(), "the rows that train for " + name);
            check(cut.field(), history, block.rows(), name);
        }
        return blocks;
    }

    private static Block block(CalibrationSettings.Labels labels, FrozenHistory history, int[] train, int[] rows) {
        long start = history.decided()[rows[0]];
        boolean anyKnown = labels == CalibrationSettings.Labels.AT_SPLIT;
        Set<String> groups = new HashSet<>();
        for (int row : rows) {
            groups.add(history.groups().get(row));
        }
        int[] before = IntStream.of(train)
                .filter(i -> (history.known()[i] < start || anyKnown)
                        && history.decided()[i] < start
                        && !groups.contains(history.groups().get(i)))
                .toArray();
        return new Block(rows, before, start);
    }

    private static void check(String field, FrozenHistory history, int[] rows, String name) {
        int outcomes = 0;
        for (int row : rows) {
            outcomes += (int) history.labels()[row];
        }
        if (outcomes == 0 || outcomes == rows.length) {
            throw new InvalidInputException(
                    field,
                    name + ": " + outcomes + " of " + rows.length + " rows have the outcome",
                    "must cut the slice into blocks that hold both classes, as must the rows known before each: take fewer "
                            + "folds, another share, labels: at-split, or neither rounds nor calibration to choose "
                            + "(fixedRounds, kind: none)");
        }
    }
}
