package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

/**
 * More about a predecessor than that it comes before. Immutable.
 *
 * @param predecessor one of the task's predecessors
 * @param gap least time from its finish to this start, such as goods that must thaw or a label that must dry; at most 30 days
 * @param sameWorker whether one worker does both, such as with one carton that stays in hand
 */
public record PredecessorLink(TaskId predecessor, Minutes gap, boolean sameWorker) {

    private static final double LONGEST_MINUTES = 30 * 24 * 60;

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public PredecessorLink {
        Rules.present("predecessor", predecessor);
        Rules.present("gap", gap);
        Rules.range("gap", gap.value(), 0, LONGEST_MINUTES);
    }
}
