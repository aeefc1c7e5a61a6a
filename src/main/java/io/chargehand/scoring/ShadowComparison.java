package io.chargehand.scoring;

import java.util.Map;

/**
 * How a challenger's scores compare with those that were answered, since either version has changed. Immutable.
 *
 * @param model the model's name
 * @param champion the version that answered; {@code rate-table} where a fallback did
 * @param challenger the version that was never answered with
 * @param outcomes by outcome, such as {@code missed}
 * @param dropped requests left out because too many waited
 * @param failed requests that the challenger could not score
 */
public record ShadowComparison(
        String model, String champion, String challenger, Map<String, Difference> outcomes, long dropped, long failed) {

    /** Keeps the outcomes. */
    public ShadowComparison {
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * The difference of two probabilities over rows.
     *
     * @param rows compared
     * @param meanChampion mean probability answered, 0 to 1
     * @param meanChallenger mean probability by the challenger, 0 to 1
     * @param meanDifference challenger less champion, −1 to 1
     * @param meanAbsoluteDifference 0 to 1
     * @param largestAbsoluteDifference 0 to 1
     */
    public record Difference(
            long rows,
            double meanChampion,
            double meanChallenger,
            double meanDifference,
            double meanAbsoluteDifference,
            double largestAbsoluteDifference) {}
}
