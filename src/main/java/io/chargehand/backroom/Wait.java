package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a placed task from starting earlier where it stands. Immutable.
 *
 * @param cause the constraint that binds
 * @param task the task behind it: the one before it, a predecessor or the other half
 * @param until the instant the constraint lets it start
 * @param sentence the same in words
 */
public record Wait(Cause cause, Optional<TaskId> task, Instant until, String sentence) {

    /** The constraints that can bind. */
    public enum Cause {
        /** It starts at once. */
        NOTHING,
        /** It has begun. */
        UNDER_WAY,
        /** Its worker is not available before. */
        WORKER,
        /** Its worker walks to it. */
        WALKING,
        /** Its worker does another task before, and walks from there. */
        TASK_BEFORE,
        /** It may not start before its release. */
        RELEASE,
        /** A task that must come before ends then, or ended long enough before. */
        PREDECESSOR,
        /** It waits for the other half of work for two. */
        PARTNER,
        /** It does not fit its worker's working time before. */
        WORKING_TIME,
        /** Its worker sets out late, so that the tour is not too long. */
        TOUR
    }
}
