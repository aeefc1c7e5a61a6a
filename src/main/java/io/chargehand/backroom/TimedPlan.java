package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.chargehand.backroom.PlanEvaluator.isStarted;
import static io.chargehand.backroom.PlanEvaluator.later;

/** An evaluated plan that can be asked where a task stands and what it hangs together with. Immutable. */
final class TimedPlan {

    final SequencingProblem problem;
    final SequencePlan plan;
    private final Map<TaskId, SequencingTask> tasks = new HashMap<>();
    private final Map<WorkerId, SequencingWorker> workers = new HashMap<>();
    private final Map<TaskId, List<SequencingTask>> successors = new HashMap<>();
    private final Map<TaskId, Place> places = new LinkedHashMap<>();

    /** A task where it stands. */
    record Place(SequencingTask task, SequencingWorker worker, WorkerSequence sequence, int index) {
        Stop stop() {
            return sequence.stops().get(index);
        }

        Duration walk() {
            return Duration.ofMillis(Math.round(stop().walking().value() * 60_000));
        }

        Duration length() {
            return worker.lengthOf(task);
        }

        Optional<Stop> before() {
            return index == 0 ? Optional.empty() : Optional.of(sequence.stops().get(index - 1));
        }

        boolean isLast() {
            return index == sequence.stops().size() - 1;
        }
    }

    /** Takes a plan as the evaluation gives it. */
    TimedPlan(SequencingProblem problem, SequencePlan plan) {
        this.problem = problem;
        this.plan = plan;
        problem.workers().forEach(worker -> workers.put(worker.id(), worker));
        for (SequencingTask task : problem.tasks()) {
            tasks.put(task.id(), task);
            for (TaskId predecessor : task.predecessors()) {
                successors.computeIfAbsent(predecessor, id -> new ArrayList<>()).add(task);
            }
        }
        for (WorkerSequence sequence : plan.sequences()) {
            SequencingWorker worker = workers.get(sequence.worker());
            for (int i = 0; worker != null && i < sequence.stops().size(); i++) {
                SequencingTask task = tasks.get(sequence.stops().get(i).task());
                if (task != null) {
                    places.put(task.id(), new Place(task, worker, sequence, i));
                }
            }
        }
    }

    Optional<Place> find(TaskId task) {
        return Optional.ofNullable(places.get(task));
    }

    /** All places, worker by worker. */
    List<Place> places() {
        return List.copyOf(places.values());
    }

    Optional<SequencingTask> findTask(TaskId task) {
        return Optional.ofNullable(tasks.get(task));
    }

    /** Tasks that wait for this one, where they are placed and have not begun. */
    List<Place> waiting(TaskId task) {
        return successors.getOrDefault(task, List.of()).stream()
                .filter(successor -> !isStarted(successor))
                .flatMap(successor -> find(successor.id()).stream())
                .toList();
    }

    /** The other half of work for two, where both are placed and neither has begun. */
    Optional<Place> partner(SequencingTask task) {
        return isStarted(task)
                ? Optional.empty()
                : task.terms().partner().flatMap(this::find).filter(other -> !isStarted(other.task()));
    }

    /** When the worker is free for the task, before walking to it. */
    Instant free(Place place) {
        Instant free = later(problem.now(), place.worker().availableFrom());
        return place.before().map(stop -> later(free, stop.finish())).orElse(free);
    }

    /** When a predecessor lets the task begin; empty where it is not placed. */
    Optional<Instant> releasedBy(TaskId predecessor, SequencingTask task) {
        return find(predecessor).map(place -> place.stop().finish().plus(gap(task, predecessor)));
    }

    static Duration gap(SequencingTask task, TaskId predecessor) {
        Minutes gap = task.terms().links().stream()
                .filter(link -> link.predecessor().equals(predecessor))
                .map(PredecessorLink::gap)
                .findFirst()
                .orElse(Minutes.ZERO);
        return Duration.ofMillis(Math.round(gap.value() * 60_000));
    }

    /** Ranks the placed tasks of the node from 1: what is under way first, then by start, worker and position. */
    Map<TaskId, Integer> ranks() {
        List<Place> ordered = new ArrayList<>(places.values());
        ordered.sort(Comparator.comparing((Place place) -> !isStarted(place.task()))
                .thenComparing(place -> place.stop().start()));
        Map<TaskId, Integer> ranks = new HashMap<>();
        for (Place place : ordered) {
            ranks.put(place.task().id(), ranks.size() + 1);
        }
        return ranks;
    }
}
