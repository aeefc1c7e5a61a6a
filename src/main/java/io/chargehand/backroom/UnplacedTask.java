package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

/**
 * A task that the plan leaves undone. Immutable.
 *
 * @param task the task
 * @param reason why
 * @param detail the same as a sentence, with names
 */
public record UnplacedTask(TaskId task, Reason reason, String detail) {

    /** Why a task could not be placed. */
    public enum Reason {
        /** There is no worker. */
        NO_WORKER,
        /** No worker has all the skills. */
        NO_SKILL,
        /** No worker who has the skills holds all the equipment. */
        NO_EQUIPMENT,
        /** The worker it is pinned to cannot do it. */
        PIN,
        /** Every worker who could do it has no working time left that is long enough. */
        SHIFT_OVER,
        /** No cart of those who could do it holds the load. */
        NO_CAPACITY,
        /** Nobody who could do it can start it before it is too late. */
        WINDOW_PAST,
        /** What one worker has to do together needs skills or equipment that no worker has together. */
        NOT_TOGETHER,
        /** The other half of work for two is itself unplaced. */
        PARTNER_UNPLACED,
        /** A task that must come before is itself unplaced. */
        PREDECESSOR_UNPLACED,
        /** There would be time, but other work that loses more takes it, or doing it costs more than leaving it. */
        NOT_WORTH_IT
    }
}
