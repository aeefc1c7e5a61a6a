package io.chargehand.job;

/** How far a job is. */
public enum JobState {
    /** It waits for a thread. */
    QUEUED,
    /** It is worked on. */
    RUNNING,
    /** Its work came to its own end. */
    DONE,
    /** It was ended by request; what it had found by then may stay. */
    TERMINATED,
    /** The service could not do it. */
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isEnd() {
        return this == DONE || this == TERMINATED || this == FAILED;
    }
}
