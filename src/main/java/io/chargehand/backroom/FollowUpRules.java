package io.chargehand.backroom;

import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What work calls for that did not end as asked. Thread-safe. */
final class FollowUpRules {

    private final DerivedTasks tasks;

    FollowUpRules(DerivedTasks tasks) {
        this.tasks = tasks;
    }

    /** A pick that found less than asked is a short pick, whether reported as done or as an exception. */
    List<OperationalFact> afterCompletion(BackroomTask task, long done) {
        boolean isShort =
                task.type() == TaskType.PICK && done < task.created().quantity().units();
        return isShort ? shortPick(task) : List.of();
    }

    /** Somebody clears what went wrong; then the rest of the work is done, where it still can be. */
    List<OperationalFact> afterException(BackroomTask task, TaskExceptionRaised raised) {
        if (task.type() == TaskType.PICK && raised.reason() == TaskExceptionReason.SHORT) {
            return shortPick(task);
        }
        List<OperationalFact> found = new ArrayList<>();
        if (task.type() != TaskType.EXCEPTION) {
            found.add(exception(task));
        }
        boolean canBeDone = raised.reason() != TaskExceptionReason.SHORT
                && raised.reason() != TaskExceptionReason.DAMAGED
                && task.type() != TaskType.EXCEPTION;
        long rest = task.created().quantity().units() - raised.quantity().units();
        if (canBeDone && (rest > 0 || task.created().quantity().isZero())) {
            found.add(retry(task, rest));
        }
        return found;
    }

    private List<OperationalFact> shortPick(BackroomTask task) {
        List<OperationalFact> found = new ArrayList<>();
        LocationId place = task.created().from();
        task.created()
                .itemId()
                .ifPresent(item -> found.add(tasks.units(
                        TaskIds.of("count", task.id().value()),
                        task.node(),
                        TaskType.CYCLE_COUNT,
                        place,
                        place,
                        item,
                        0)));
        found.add(exception(task));
        return found;
    }

    private TaskCreated exception(BackroomTask task) {
        TaskCreated failed = task.created();
        return new TaskCreated(
                TaskIds.of("exception", task.id().value()),
                task.node(),
                TaskType.EXCEPTION,
                failed.from(),
                failed.from(),
                failed.itemId(),
                failed.quantity(),
                failed.orderLine(),
                failed.asnLine(),
                tasks.standards().time(TaskType.EXCEPTION, 1, 0, 0));
    }

    private TaskCreated retry(BackroomTask task, long rest) {
        TaskCreated failed = task.created();
        double share = failed.quantity().isZero()
                ? 1
                : (double) rest / failed.quantity().units();
        long millis = Math.max(1, Math.round(failed.standardTime().toMillis() * share));
        return new TaskCreated(
                retryOf(task.id()),
                task.node(),
                task.type(),
                failed.from(),
                failed.to(),
                failed.itemId(),
                new io.chargehand.kernel.Quantity(rest),
                failed.orderLine(),
                failed.asnLine(),
                java.time.Duration.ofMillis(millis));
    }

    static TaskId retryOf(TaskId failed) {
        return TaskIds.of("retry", failed.value());
    }

    /** The exception that has to be cleared before work named {@code task} is tried again. */
    static Optional<TaskId> clearedFirst(TaskId task) {
        String prefix = "retry-";
        return task.value().startsWith(prefix)
                ? Optional.of(TaskIds.of("exception", task.value().substring(prefix.length())))
                : Optional.empty();
    }
}
