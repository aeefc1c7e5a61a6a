package io.chargehand.training;

import java.util.Map;
import java.util.Optional;

/**
 * How a job did at an earlier time. Immutable.
 *
 * @param fold 1, 2, …
 * @param from the first decision of its rows; empty where it has none
 * @param trained rows that trained for it
 * @param rows rows it was tested on
 * @param model figures; empty where no model could be learnt or measured
 * @param rateTable those of the rate table of the same training rows
 * @param prior those of their rate
 * @param intervals 95 % bootstrap intervals, as of the test rows
 * @param reason why there are no figures; empty where there are
 */
public record FoldFigures(
        int fold,
        String from,
        int trained,
        int rows,
        Optional<Metrics> model,
        Optional<Metrics> rateTable,
        Optional<Metrics> prior,
        Map<String, TrainingResult.Interval> intervals,
        String reason) {

    /** Draws of a fold's intervals at most. */
    static final int MOST_RESAMPLES = 300;

    static FoldFigures without(int fold, String from, int trained, int rows, String reason) {
        return new FoldFigures(
                fold, from, trained, rows, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), reason);
    }
}
