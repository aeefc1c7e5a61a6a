package io.chargehand.monitoring;

import io.chargehand.scoring.GivenScore;

import java.util.Map;

/**
 * A score that the monitor itself asked for, once per decision that the event log tells of: the rows that a training on this log
 * would have. Immutable.
 *
 * @param score the score with its features
 * @param byRate what the rate table says, by outcome, 0 to 1, whoever answered
 */
public record DecisionScore(GivenScore score, Map<String, Double> byRate) {

    /** Copies the map. */
    public DecisionScore {
        byRate = Map.copyOf(byRate);
    }
}
