package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who does what when. Immutable.
 *
 * @param now the problem's now
 * @param sequences one per worker of the problem, in its order
 * @param unplaced tasks left undone, each with its reason, in the problem's order
 * @param cost the money it is expected to lose
 */
public record SequencePlan(Instant now, List<WorkerSequence> sequences, List<UnplacedTask> unplaced, PlanCost cost) {

    public SequencePlan {
        sequences = List.copyOf(sequences);
        unplaced = List.copyOf(unplaced);
    }

    /** The worker's sequence, if the plan has one. */
    public Optional<WorkerSequence> findSequence(WorkerId worker) {
        return sequences.stream()
                .filter(sequence -> sequence.worker().equals(worker))
                .findFirst();
    }

    /** Where the task stands, if it is placed. */
    public Optional<Stop> findStop(TaskId task) {
        return sequences.stream()
                .flatMap(sequence -> sequence.stops().stream())
                .filter(stop -> stop.task().equals(task))
                .findFirst();
    }

    /** Who has the task, if it is placed. */
    public Optional<WorkerId> findWorker(TaskId task) {
        return sequences.stream()
                .filter(sequence ->
                        sequence.stops().stream().anyMatch(stop -> stop.task().equals(task)))
                .map(WorkerSequence::worker)
                .findFirst();
    }

    /**
     * The same orders with one task elsewhere, not timed: an evaluation does that.
     *
     * @param task of the plan, placed or not
     * @param worker of the plan
     * @param position among the worker's tasks once it is there, from 1
     */
    public SequencePlan moving(TaskId task, WorkerId worker, int position) {
        List<WorkerSequence> moved = new ArrayList<>();
        for (WorkerSequence sequence : sequences) {
            List<Stop> stops = new ArrayList<>(sequence.stops());
            stops.removeIf(stop -> stop.task().equals(task));
            if (sequence.worker().equals(worker)) {
                stops.add(position - 1, new Stop(task, now, now, now, Minutes.ZERO));
            }
            moved.add(new WorkerSequence(sequence.worker(), stops));
        }
        List<UnplacedTask> left =
                unplaced.stream().filter(other -> !other.task().equals(task)).toList();
        return new SequencePlan(now, moved, left, cost);
    }
}
