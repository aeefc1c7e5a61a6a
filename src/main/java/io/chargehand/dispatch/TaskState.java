package io.chargehand.dispatch;

/** How far a task has come. */
public enum TaskState {
    /** Waiting to be started. */
    OPEN,
    /** Under way with a worker. */
    STARTED,
    /** Finished. */
    COMPLETED,
    /** Ended with an exception. */
    FAILED,
    /** No longer wanted. */
    CANCELLED,
    /** Cannot be planned; the reason says why. */
    UNPLACED
}
