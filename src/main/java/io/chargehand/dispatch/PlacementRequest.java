package io.chargehand.dispatch;

import io.chargehand.backroom.SequencingTask;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

import java.util.Optional;

/**
 * Asks where a task would cost least. Immutable.
 *
 * @param task a task of the problem, or the id of the new one
 * @param added the new task; empty for one of the problem
 * @param count most places in the answer, 1 to 50
 */
public record PlacementRequest(TaskId task, Optional<SequencingTask> added, int count) {

    private static final int MOST = 50;

    /**
     * Checks the count.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public PlacementRequest {
        Rules.range("count", count, 1, MOST);
    }
}
