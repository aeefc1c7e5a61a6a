package io.chargehand.dispatch.json;

import io.chargehand.kernel.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Which task is to be placed.
 *
 * @param taskId a task of the problem
 * @param task a new one, in place of {@code taskId}
 * @param count most places in the answer; 5 where absent
 */
record PlacementJson(
        @Nullable TaskId taskId,
        @Nullable TaskJson task,
        @Nullable Integer count) {}
