package io.chargehand.backroom;

import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.Optional;

/** A task and how far it has come: a type per state, so that only a move that exists can be made. Immutable. */
public sealed interface BackroomTask {

    /** What was asked. */
    TaskCreated created();

    /** When it came up. */
    Instant createdAt();

    /** The task. */
    default TaskId id() {
        return created().taskId();
    }

    /** Where it is. */
    default NodeId node() {
        return created().nodeId();
    }

    /** What kind of work it is. */
    default TaskType type() {
        return created().taskType();
    }

    /** Work that nobody has begun, or that is under way. */
    sealed interface Open extends BackroomTask {

        /** It is done; a task may end without a start having been reported. */
        default Ended complete(WorkerId worker, Instant startedAt, Instant at, Quantity done) {
            return new Ended(
                    created(),
                    createdAt(),
                    Optional.of(worker),
                    Optional.of(startedAt),
                    at,
                    Ending.COMPLETED,
                    done,
                    Optional.empty());
        }

        /** It could not be done as asked. */
        default Ended fail(WorkerId worker, Instant at, Quantity done, TaskExceptionReason reason) {
            return new Ended(
                    created(), createdAt(), Optional.of(worker), begun(), at, Ending.FAILED, done, Optional.of(reason));
        }

        /** It is no longer wanted. */
        default Ended cancel(Instant at) {
            return new Ended(
                    created(), createdAt(), holder(), begun(), at, Ending.CANCELLED, Quantity.ZERO, Optional.empty());
        }

        /** Who has it under way. */
        Optional<WorkerId> holder();

        /** Since when it is under way. */
        Optional<Instant> begun();
    }

    /**
     * Nobody has begun it.
     *
     * @param created what was asked
     * @param createdAt when it came up
     */
    record Waiting(TaskCreated created, Instant createdAt) implements Open {

        /** A worker begins it. */
        public Started start(WorkerId worker, Instant at) {
            return new Started(created, createdAt, worker, at);
        }

        @Override
        public Optional<WorkerId> holder() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> begun() {
            return Optional.empty();
        }
    }

    /**
     * A worker has it under way.
     *
     * @param created what was asked
     * @param createdAt when it came up
     * @param worker who has it
     * @param startedAt since when
     */
    record Started(TaskCreated created, Instant createdAt, WorkerId worker, Instant startedAt) implements Open {

        @Override
        public Optional<WorkerId> holder() {
            return Optional.of(worker);
        }

        @Override
        public Optional<Instant> begun() {
            return Optional.of(startedAt);
        }
    }

    /**
     * It is over.
     *
     * @param created what was asked
     * @param createdAt when it came up
     * @param worker who had it; empty where it was cancelled before a start
     * @param startedAt when that worker began, where known
     * @param endedAt when it ended
     * @param ending how
     * @param done units done
     * @param reason why it failed, where it did
     */
    record Ended(
            TaskCreated created,
            Instant createdAt,
            Optional<WorkerId> worker,
            Optional<Instant> startedAt,
            Instant endedAt,
            Ending ending,
            Quantity done,
            Optional<TaskExceptionReason> reason)
            implements BackroomTask {}

    /** How a task ended. */
    enum Ending {
        /** Done. */
        COMPLETED,
        /** Ended with an exception. */
        FAILED,
        /** No longer wanted. */
        CANCELLED
    }
}
