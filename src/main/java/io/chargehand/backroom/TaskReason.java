package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;

import java.util.List;
import java.util.Optional;

/**
 * Why a task is urgent, in money. Immutable.
 *
 * @param task the task
 * @param position 1 is its worker's first; 0 when unplaced
 * @param perMinute what the next minute of delay costs, at the planned finish; at the horizon's end when unplaced
 * @param parts where that comes from, dearest first; they sum to {@code perMinute}
 * @param sentence the same in words
 */
public record TaskReason(TaskId task, int position, Money perMinute, List<Part> parts, String sentence) {

    public TaskReason {
        parts = List.copyOf(parts);
    }

    /**
     * One source of urgency. Immutable.
     *
     * @param cause what kind of loss
     * @param reference id of the order, item or ASN behind it
     * @param label how a store manager would name it
     * @param perMinute what the next minute of delay costs from this source
     * @param passedBackFrom the later task that bears the loss, when this task only has to come before it
     */
    public record Part(
            DelayCause cause, String reference, String label, Money perMinute, Optional<TaskId> passedBackFrom) {}
}
