package io.chargehand.backroom;

import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a batch of events makes of tasks, without changing what is known before the batch commits. Used by one batch. */
public final class TaskFold {

    private final OpenTasks before;
    private final Map<TaskId, BackroomTask> changed = new LinkedHashMap<>();
    private int unmatched;

    /**
     * Makes the fold of one batch.
     *
     * @param before tasks before the batch
     */
    public TaskFold(OpenTasks before) {
        this.before = before;
    }

    /** Folds the batch, in log order. */
    public TaskFold fold(List<LoggedEvent> events) {
        events.forEach(each -> fold(each.event().time(), each.event().fact()));
        return this;
    }

    /** The tasks that the batch has changed, each as it is after the batch. */
    public Collection<BackroomTask> changed() {
        return List.copyOf(changed.values());
    }

    /** Events on tasks that had ended before, by an earlier event of the batch: kept in the log, without effect. */
    public int unmatched() {
        return unmatched;
    }

    private void fold(Instant at, OperationalFact fact) {
        if (fact instanceof TaskCreated created) {
            if (find(created.taskId()).isEmpty()) {
                changed.put(created.taskId(), new BackroomTask.Waiting(created, at));
            } else {
                unmatched++;
            }
        } else if (fact instanceof TaskStarted started) {
            change(
                    started.taskId(),
                    task -> new BackroomTask.Started(task.created(), task.createdAt(), started.workerId(), at));
        } else if (fact instanceof TaskCompleted completed) {
            change(
                    completed.taskId(),
                    task -> task.complete(completed.workerId(), completed.startedAt(), at, completed.quantity()));
        } else if (fact instanceof TaskExceptionRaised raised) {
            change(raised.taskId(), task -> task.fail(raised.workerId(), at, raised.quantity(), raised.reason()));
        } else if (fact instanceof TaskCancelled cancelled) {
            change(cancelled.taskId(), task -> task.cancel(at));
        }
    }

    private void change(TaskId id, java.util.function.Function<BackroomTask.Open, BackroomTask> move) {
        if (find(id).orElse(null) instanceof BackroomTask.Open open) {
            changed.put(id, move.apply(open));
        } else {
            unmatched++;
        }
    }

    private Optional<? extends BackroomTask> find(TaskId id) {
        BackroomTask within = changed.get(id);
        return within != null ? Optional.of(within) : before.find(id);
    }
}
