package io.chargehand.scoring;

import java.util.List;

/**
 * What moved a model's log-odds, before calibration, away from what they are on the average. Immutable.
 *
 * @param base the log-odds of an average training row
 * @param logOdds those of this row: base and features added up
 * @param features what each feature that the model reads moved them by
 */
public record Attribution(double base, double logOdds, List<Share> features) {

    public Attribution {
        features = List.copyOf(features);
    }

    /**
     * A feature's part: of all its inputs together, where it is a category with an input per level.
     *
     * @param name the feature's name in the job file
     * @param logOdds above 0 where it raises the risk
     */
    public record Share(String name, double logOdds) {}
}
