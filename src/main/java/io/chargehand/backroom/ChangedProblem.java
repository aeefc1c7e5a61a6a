package io.chargehand.backroom;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A problem with one change made to it. Immutable. */
record ChangedProblem(SequencingProblem before) {

    SequencingProblem after(ProblemChange change) {
        if (change instanceof ProblemChange.TaskAdded added) {
            return with(before.workers(), plus(before.tasks(), added.task()));
        }
        if (change instanceof ProblemChange.TaskRemoved removed) {
            return without(removed.task());
        }
        if (change instanceof ProblemChange.DurationChanged changed) {
            return task(changed.task(), task -> task.lasting(changed.duration()));
        }
        if (change instanceof ProblemChange.ReleaseChanged changed) {
            return task(changed.task(), task -> task.releasedAt(changed.release()));
        }
        if (change instanceof ProblemChange.DelayCostChanged changed) {
            return task(changed.task(), task -> task.costing(changed.delayCost(), changed.parts()));
        }
        if (change instanceof ProblemChange.PinChanged changed) {
            return task(changed.task(), task -> task.pinned(changed.pin()));
        }
        return afterWorkers(change);
    }

    private SequencingProblem afterWorkers(ProblemChange change) {
        if (change instanceof ProblemChange.WorkerAdded added) {
            return with(plus(before.workers(), added.worker()), before.tasks());
        }
        if (change instanceof ProblemChange.WorkerRemoved removed) {
            return without(removed.worker());
        }
        if (change instanceof ProblemChange.WorkerMoved moved) {
            return worker(moved.worker(), worker -> worker.standingAt(moved.position(), moved.availableFrom()));
        }
        if (change instanceof ProblemChange.ShiftChanged changed) {
            return worker(changed.worker(), worker -> worker.working(changed.windows()));
        }
        Instant now = ((ProblemChange.ClockAdvanced) change).now();
        Rules.require(!now.isBefore(before.now()), "now", now, "must not be before " + before.now());
        return new SequencingProblem(
                now, before.workers(), before.tasks(), before.walking(), before.prices(), before.previousPlan());
    }

    private SequencingProblem with(List<SequencingWorker> workers, List<SequencingTask> tasks) {
        return new SequencingProblem(
                before.now(), workers, tasks, before.walking(), before.prices(), before.previousPlan());
    }

    private static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private SequencingProblem task(TaskId id, UnaryOperator<SequencingTask> change) {
        List<SequencingTask> tasks = new ArrayList<>(before.tasks());
        int at = indexOf(id);
        tasks.set(at, change.apply(tasks.get(at)));
        return with(before.workers(), tasks);
    }

    private SequencingProblem worker(WorkerId id, UnaryOperator<SequencingWorker> change) {
        List<SequencingWorker> workers = new ArrayList<>(before.workers());
        int at = indexOf(id);
        workers.set(at, change.apply(workers.get(at)));
        return with(workers, before.tasks());
    }

    private SequencingProblem without(TaskId id) {
        List<SequencingTask> tasks = new ArrayList<>(before.tasks());
        tasks.remove(indexOf(id));
        tasks.replaceAll(task -> task.without(id));
        return with(before.workers(), tasks);
    }

    private SequencingProblem without(WorkerId id) {
        List<SequencingWorker> workers = new ArrayList<>(before.workers());
        workers.remove(indexOf(id));
        List<SequencingTask> tasks = new ArrayList<>(before.tasks());
        tasks.replaceAll(
                task -> task.pin().filter(pin -> pin.worker().equals(id)).isPresent()
                        ? task.pinned(java.util.Optional.empty())
                        : task);
        return with(workers, tasks);
    }

    private int indexOf(TaskId id) {
        int at = 0;
        while (at < before.tasks().size() && !before.tasks().get(at).id().equals(id)) {
            at++;
        }
        Rules.require(at < before.tasks().size(), "task", id, "must be a task of the problem");
        return at;
    }

    private int indexOf(WorkerId id) {
        int at = 0;
        while (at < before.workers().size() && !before.workers().get(at).id().equals(id)) {
            at++;
        }
        Rules.require(at < before.workers().size(), "worker", id, "must be a worker of the problem");
        return at;
    }
}
