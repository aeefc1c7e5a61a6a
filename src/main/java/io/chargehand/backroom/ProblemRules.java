package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a problem must hold to have a plan at all. Stateless. */
final class ProblemRules {

    private ProblemRules() {}

    static void check(
            Instant now,
            List<SequencingWorker> workers,
            List<SequencingTask> tasks,
            WalkingTimes walking,
            SequencingPrices prices) {
        Rules.present("now", now);
        Set<WorkerId> workerIds = new HashSet<>();
        for (int i = 0; i < workers.size(); i++) {
            SequencingWorker worker = workers.get(i);
            String field = "workers[" + i + "].";
            Rules.require(workerIds.add(worker.id()), field + "id", worker.id(), "must be named once");
            Rules.require(
                    walking.has(worker.position()), field + "position", worker.position(), "must have walking times");
            Rules.require(
                    worker.wagePerHour().currency().equals(prices.currency()),
                    field + "wagePerHour",
                    worker.wagePerHour().currency(),
                    "must be in the prices' currency");
            checkTour(worker.tour(), field + "tour.", walking, prices);
        }
        Map<TaskId, SequencingTask> byId = new HashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            SequencingTask before = byId.put(tasks.get(i).id(), tasks.get(i));
            Rules.require(before == null, "tasks[" + i + "].id", tasks.get(i).id(), "must be named once");
        }
        Set<WorkerId> busy = new HashSet<>();
        for (int i = 0; i < tasks.size(); i++) {
            checkTask(tasks.get(i), "tasks[" + i + "].", now, workerIds, byId, walking, prices, busy);
        }
        checkNoCycle(tasks, byId);
        LargestCost.check(now, workers, tasks, prices);
    }

    private static void checkTask(
            SequencingTask task,
            String field,
            Instant now,
            Set<WorkerId> workers,
            Map<TaskId, SequencingTask> tasks,
            WalkingTimes walking,
            SequencingPrices prices,
            Set<WorkerId> busy) {
        Rules.require(walking.has(task.from()), field + "from", task.from(), "must have walking times");
        Rules.require(walking.has(task.to()), field + "to", task.to(), "must have walking times");
        Rules.require(
                task.delayCost().currency().equals(prices.currency()),
                field + "delayCost",
                task.delayCost().currency(),
                "must be in the prices' currency");
        for (TaskId predecessor : task.predecessors()) {
            Rules.require(
                    tasks.containsKey(predecessor),
                    field + "predecessors",
                    predecessor,
                    "must be a task of the problem");
        }
        checkTerms(task, field + "terms.", tasks, prices);
        task.pin().ifPresent(pin -> {
            Rules.require(
                    workers.contains(pin.worker()), field + "pin", pin.worker(), "must be a worker of the problem");
            if (pin instanceof Pin.Started started) {
                Rules.require(
                        !started.start().isAfter(now), field + "pin", started.start(), "must not be after " + now);
                Rules.require(
                        busy.add(pin.worker()), field + "pin", pin.worker(), "must have one started task at most");
            }
        });
    }

    private static void checkTour(WorkerTour tour, String field, WalkingTimes walking, SequencingPrices prices) {
        tour.home()
                .ifPresent(home -> Rules.require(walking.has(home), field + "home", home, "must have walking times"));
        tour.walkingPerHour()
                .ifPresent(price -> Rules.require(
                        price.currency().equals(prices.currency()),
                        field + "walkingPerHour",
                        price.currency(),
                        "must be in the prices' currency"));
    }

    private static void checkTerms(
            SequencingTask task, String field, Map<TaskId, SequencingTask> tasks, SequencingPrices prices) {
        if (task.terms().leaving() instanceof Leaving.Price price) {
            Rules.require(
                    price.money().currency().equals(prices.currency()),
                    field + "leaving",
                    price.money().currency(),
                    "must be in the prices' currency");
        }
        task.terms().partner().ifPresent(partner -> {
            SequencingTask other = tasks.get(partner);
            boolean mutual = other != null && other.terms().partner().equals(Optional.of(task.id()));
            Rules.require(mutual, field + "partner", partner, "must be a task of the problem that names this one");
        });
    }

    /** Two halves of one work count as one task here: what waits for one waits for both. */
    private static TaskId half(SequencingTask task) {
        TaskId own = task.id();
        return task.terms()
                .partner()
                .filter(partner -> partner.compareTo(own) < 0)
                .orElse(own);
    }

    private static void checkNoCycle(List<SequencingTask> tasks, Map<TaskId, SequencingTask> byId) {
        Map<TaskId, Integer> waitingFor = new HashMap<>();
        Map<TaskId, List<TaskId>> successors = new HashMap<>();
        for (SequencingTask task : tasks) {
            waitingFor.merge(half(task), task.predecessors().size(), Integer::sum);
            for (TaskId before : task.predecessors()) {
                successors
                        .computeIfAbsent(half(Objects.requireNonNull(byId.get(before))), id -> new ArrayList<>())
                        .add(half(task));
            }
        }
        Deque<TaskId> ready = new ArrayDeque<>();
        waitingFor.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        int ordered = 0;
        while (!ready.isEmpty()) {
            ordered++;
            for (TaskId next : successors.getOrDefault(ready.remove(), List.of())) {
                if (waitingFor.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (ordered < waitingFor.size()) {
            TaskId first = tasks.stream()
                    .map(SequencingTask::id)
                    .filter(id -> waitingFor.getOrDefault(id, 0) > 0)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            throw new InvalidInputException("predecessors", first, "must not lead back to the task itself");
        }
    }
}
