package io.chargehand.monitoring;

import io.chargehand.scoring.GivenScore;

/**
 * A score as it is kept. Immutable.
 *
 * @param score the score with its features
 * @param purpose who asked
 */
public record Snapshot(GivenScore score, Purpose purpose) {

    /** Who asked for a score. */
    public enum Purpose {
        /** A caller or another module, as often as it likes and for whatever it considers. */
        ASKED,
        /** The monitor itself, once per decision that the event log tells of: the rows that a training on this log would have. */
        DECISION
    }
}
