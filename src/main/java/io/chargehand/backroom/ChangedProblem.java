package io.chargehand.backroom;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A problem with one change made to it. Immutable. */
record ChangedProblem(SequencingProblem before) {

    SequencingProblem after(ProblemChange change) {
        if (change instanceof ProblemChange.Redrawn redrawn) {
            return redrawn.drawing().get();
        }
        if (change instanceof ProblemChange.TaskAdded added) {
            return ProblemEdit.with(before, before.workers(), plus(before.tasks(), added.task()));
        }
        if (change instanceof ProblemChange.TaskRemoved removed) {
            return without(removed.task());
        }
        if (change instanceof ProblemChange.DurationChanged changed) {
            return ProblemEdit.changed(before, changed.task(), task -> task.lasting(changed.duration()));
        }
        if (change instanceof ProblemChange.ReleaseChanged changed) {
            return ProblemEdit.changed(before, changed.task(), task -> task.releasedAt(changed.release()));
        }
        if (change instanceof ProblemChange.DelayCostChanged changed) {
            return ProblemEdit.changed(
                    before, changed.task(), task -> task.costing(changed.delayCost(), changed.parts()));
        }
        if (change instanceof ProblemChange.PinChanged changed) {
            return ProblemEdit.changed(before, changed.task(), task -> task.pinned(changed.pin()));
        }
        return afterWorkers(change);
    }

    private SequencingProblem afterWorkers(ProblemChange change) {
        if (change instanceof ProblemChange.WorkerAdded added) {
            return ProblemEdit.with(before, plus(before.workers(), added.worker()), before.tasks());
        }
        if (change instanceof ProblemChange.WorkerRemoved removed) {
            return without(removed.worker());
        }
        if (change instanceof ProblemChange.WorkerMoved moved) {
            return ProblemEdit.changed(
                    before, moved.worker(), worker -> worker.standingAt(moved.position(), moved.availableFrom()));
        }
        if (change instanceof ProblemChange.ShiftChanged changed) {
            return ProblemEdit.changed(before, changed.worker(), worker -> worker.working(changed.windows()));
        }
        Instant now = ((ProblemChange.ClockAdvanced) change).now();
        Rules.require(!now.isBefore(before.now()), "now", now, "must not be before " + before.now());
        return new SequencingProblem(
                now, before.workers(), before.tasks(), before.walking(), before.prices(), before.previousPlan());
    }

    private static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private SequencingProblem without(TaskId id) {
        List<SequencingTask> tasks = new ArrayList<>(before.tasks());
        tasks.remove(ProblemEdit.task(before, id));
        tasks.replaceAll(task -> task.without(id));
        return ProblemEdit.with(before, before.workers(), tasks);
    }

    private SequencingProblem without(WorkerId id) {
        List<SequencingWorker> workers = new ArrayList<>(before.workers());
        workers.remove(ProblemEdit.worker(before, id));
        List<SequencingTask> tasks = new ArrayList<>(before.tasks());
        tasks.replaceAll(task ->
                task.pin().filter(pin -> pin.worker().equals(id)).isPresent() ? task.pinned(Optional.empty()) : task);
        return ProblemEdit.with(before, workers, tasks);
    }
}
