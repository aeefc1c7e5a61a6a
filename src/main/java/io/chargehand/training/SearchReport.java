package io.chargehand.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a search over settings tried and found. Immutable.
 *
 * @param measure what settings are judged by: {@code brier}, {@code logLoss} or {@code auc}
 * @param folds the blocks that were answered, in order of time
 * @param planned how many settings were to be tried
 * @param ended why it ended: {@code complete}, {@code stopped} by a person, or {@code minutes} for its limit
 * @param tried the settings measured on all folds, in the order tried
 * @param chosen which of them is used; -1 when none was measured in time and the job is trained as written
 */
public record SearchReport(String measure, List<Fold> folds, int planned, String ended, List<Tried> tried, int chosen) {

    /** Copies the lists. */
    public SearchReport {
        folds = List.copyOf(folds);
        tried = List.copyOf(tried);
    }

    /**
     * A block.
     *
     * @param from its first decision
     * @param rows how many rows it holds
     * @param trained how many rows trained for it
     */
    public record Fold(Instant from, int rows, int trained) {}

    /**
     * A setting.
     *
     * @param values by key, as written in the grid
     * @param perFold its figure on each fold
     * @param mean over the folds
     * @param standardError of the mean: the standard deviation over the folds over the root of their number
     * @param behind mean over the folds of how much worse it is than the one chosen, at least 0
     * @param behindStandardError standard error of {@code behind}, fold by fold, which is free of what a fold does to both
     */
    public record Tried(
            Map<String, Object> values,
            List<Double> perFold,
            double mean,
            double standardError,
            double behind,
            double behindStandardError) {

        /** Copies the list. */
        public Tried {
            perFold = List.copyOf(perFold);
        }
    }
}
