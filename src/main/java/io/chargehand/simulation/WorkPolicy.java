package io.chargehand.simulation;

import io.chargehand.kernel.TaskType;

import java.util.List;

/** Which task a worker takes next. Must not depend on what a worker could not see. */
public interface WorkPolicy {

    /**
     * A task that waits, as a policy sees it.
     *
     * @param type what kind of work
     * @param standardMinutes how long it should take
     * @param walkMinutes how long the worker walks to it
     * @param dueMillis when its order is due, {@link Long#MAX_VALUE} where it serves none
     */
    record Waiting(TaskType type, double standardMinutes, double walkMinutes, long dueMillis) {}

    /**
     * The place, in the list, of the task to take.
     *
     * @param waiting tasks the worker may take, oldest first, at least one
     */
    int choose(List<Waiting> waiting);

    /** First in, first out: what stores do without a plan. */
    WorkPolicy FIFO = waiting -> 0;
}
