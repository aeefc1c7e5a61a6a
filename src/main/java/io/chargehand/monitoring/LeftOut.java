package io.chargehand.monitoring;

import java.time.Instant;

/**
 * Decisions of the event log that were not scored by the monitor. Immutable.
 *
 * @param model whose decisions they are
 * @param hour the full hour of their instants
 * @param why they were left out
 * @param decisions how many, 1 or more
 */
public record LeftOut(String model, Instant hour, Why why, long decisions) {

    /** Why decisions are left out. */
    public enum Why {
        /** They were told of when the log had gone past them: features of now would know what was not known then. */
        LATE,
        /** More came at once than may wait. */
        FULL
    }
}
