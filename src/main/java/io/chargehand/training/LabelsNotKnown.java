package io.chargehand.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows decided before the split whose label was not known at it, and how they are made up for. Immutable.
 *
 * @param rows how many; none of them trains
 * @param firstDecided the earliest decision among them in milliseconds of the epoch; 0 without rows
 * @param lastDecided the latest
 * @param treatment whether known rows of their age weigh more
 * @param heaviest the greatest weight of a known row for that reason, the mean being 1
 */
public record LabelsNotKnown(
        int rows, long firstDecided, long lastDecided, TrainerSettings.Censoring treatment, double heaviest) {

    static LabelsNotKnown of(FrozenHistory history, Partition partition, TrainerSettings.Censoring treatment) {
        long[] decided = IntStream.of(partition.unknown())
                .mapToLong(row -> history.decided()[row])
                .toArray();
        boolean weighed = treatment == TrainerSettings.Censoring.WEIGHT;
        double[] weights = RowWeights.of(history, partition.train(), partition.cutoff(), 0, weighed);
        return new LabelsNotKnown(
                decided.length,
                Arrays.stream(decided).min().orElse(0),
                Arrays.stream(decided).max().orElse(0),
                treatment,
                Arrays.stream(weights).max().orElse(1));
    }
}
