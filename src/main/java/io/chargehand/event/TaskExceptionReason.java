package io.chargehand.event;

/** Why a task could not be finished as asked. */
public enum TaskExceptionReason {
    /** Fewer units found than asked: a short pick, where the task was a pick. */
    SHORT,
    /** The units are not fit for use. */
    DAMAGED,
    /** The location cannot be reached. */
    BLOCKED,
    /** The equipment is missing or broken. */
    EQUIPMENT,
    /** Anything else; the note says what. */
    OTHER
}
