package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What is left of a problem some minutes into its plan: work under way, frozen and assigned work, work done, work added. */
public final class Replan {

    private Replan() {}

    /** Lets the plan run for {@code minutes}, then draws changes by seed. */
    public static SequencingProblem after(SequencingProblem problem, SequencePlan plan, int minutes, long seed) {
        Random random = new Random(seed);
        Instant now = problem.now().plusSeconds(60L * minutes);
        Map<TaskId, Pin> pins = new HashMap<>();
        Set<TaskId> gone = new HashSet<>();
        for (WorkerSequence sequence : plan.sequences()) {
            int frozen = 0;
            for (Stop stop : sequence.stops()) {
                if (!stop.finish().isAfter(now)) {
                    gone.add(stop.task());
                } else if (!stop.start().isAfter(now)) {
                    pins.put(stop.task(), new Pin.Started(sequence.worker(), stop.start()));
                } else if (frozen < 2 && random.nextInt(3) == 0 && stop.start().isBefore(now.plusSeconds(1800))) {
                    pins.put(stop.task(), new Pin.Frozen(sequence.worker(), frozen++));
                } else if (random.nextInt(20) == 0) {
                    pins.put(stop.task(), new Pin.Assigned(sequence.worker()));
                }
            }
        }
        List<SequencingTask> tasks = new ArrayList<>();
        for (SequencingTask task : problem.tasks()) {
            if (!gone.contains(task.id())) {
                List<TaskId> before = task.predecessors().stream()
                        .filter(id -> !gone.contains(id))
                        .toList();
                tasks.add(TaskBuilder.copy(task)
                        .terms(terms(task.terms(), gone))
                        .predecessors(before)
                        .pin(pins.get(task.id()))
                        .build());
            }
        }
        return new SequencingProblem(
                now, problem.workers(), tasks, problem.walking(), problem.prices(), Optional.of(plan));
    }

    /** What is left of the terms once the tasks that are gone cannot be named any more. */
    private static TaskTerms terms(TaskTerms terms, Set<TaskId> gone) {
        return new TaskTerms(
                terms.latestStart(),
                terms.latestFinish(),
                terms.load(),
                terms.unloads(),
                terms.leaving(),
                terms.links().stream()
                        .filter(link -> !gone.contains(link.predecessor()))
                        .toList(),
                terms.partner().filter(partner -> !gone.contains(partner)));
    }
}
