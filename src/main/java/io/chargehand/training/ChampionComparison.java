package io.chargehand.training;

import java.time.Instant;
import java.util.List;

/** How a model stands to the present champion on the same rows. Immutable. */
public sealed interface ChampionComparison {

    /**
     * There was no fair comparison.
     *
     * @param version the champion; empty where there is none
     * @param reason why not
     */
    record None(String version, String reason) implements ChampionComparison {}

    /**
     * A comparison on rows that neither model was trained on.
     *
     * @param version the champion
     * @param trainedBefore nothing known at or past it trained the champion
     * @param rows test rows compared on
     * @param leftOut test rows left out: the champion may have been trained on them or on others of their group, or has no
     *     features for them
     * @param groups how many groups the rows are of
     * @param model the model's figures on those rows
     * @param champion the champion's
     * @param differences model less champion, by figure
     */
    record Compared(
            String version,
            Instant trainedBefore,
            int rows,
            int leftOut,
            int groups,
            Metrics model,
            Metrics champion,
            List<Difference> differences)
            implements ChampionComparison {

        /** The difference in Brier score: below 0 where the model is better. */
        public double brier() {
            return model.brier() - champion.brier();
        }
    }

    /**
     * A paired difference, model less champion.
     *
     * @param figure {@code brier}, {@code logLoss} (below 0 is better) or {@code auc} (above 0 is better)
     * @param value the difference
     * @param interval its 95 % bootstrap interval over whole groups; both ends the value where there are no resamples
     * @param test how the p-value was found: {@code paired t} over groups, or {@code
     *     bootstrap}
     * @param p two-sided: how often a difference at least as large comes by chance where there is none, 0 to 1
     */
    record Difference(String figure, double value, TrainingResult.Interval interval, String test, double p) {}
}
