package io.chargehand.dispatch.json;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who does what in which order.
 *
 * @param sequences by worker
 */
record PlanJson(@Nullable List<@Nullable SequenceJson> sequences) {

    /**
     * A worker's tasks.
     *
     * @param workerId the worker
     * @param taskIds in order of work
     */
    record SequenceJson(
            @Nullable WorkerId workerId, @Nullable List<@Nullable TaskId> taskIds) {}

    /** The orders as they are given, each task and worker once; what they do not hold is not in the plan. */
    SequencePlan toPlan(Instant now, Currency currency) {
        List<@Nullable SequenceJson> given = sequences;
        Rules.present("sequences", given);
        List<WorkerSequence> read = new ArrayList<>();
        Set<WorkerId> workers = new HashSet<>();
        Set<TaskId> tasks = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "sequences[" + i + "]";
            SequenceJson sequence = given.get(i);
            Rules.present(field, sequence);
            WorkerId worker = sequence.workerId();
            Rules.present(field + ".workerId", worker);
            Rules.require(workers.add(worker), field + ".workerId", worker, "must be named once");
            List<@Nullable TaskId> ids = sequence.taskIds();
            Rules.present(field + ".taskIds", ids);
            List<Stop> stops = new ArrayList<>();
            for (int j = 0; j < ids.size(); j++) {
                TaskId task = ids.get(j);
                Rules.present(field + ".taskIds[" + j + "]", task);
                Rules.require(tasks.add(task), field + ".taskIds[" + j + "]", task, "must be named once");
                stops.add(new Stop(task, now, now, now, Minutes.ZERO));
            }
            read.add(new WorkerSequence(worker, stops));
        }
        return new SequencePlan(now, read, List.of(), PlanCost.zero(currency));
    }

    /** A whole plan of a problem: a sequence for each worker, and what is in none is left undone. */
    SequencePlan toPlanOf(SequencingProblem problem) {
        SequencePlan orders = toPlan(problem.now(), problem.prices().currency());
        Map<WorkerId, WorkerSequence> byWorker = new LinkedHashMap<>();
        for (SequencingWorker worker : problem.workers()) {
            byWorker.put(worker.id(), new WorkerSequence(worker.id(), List.of()));
        }
        Set<TaskId> left = new HashSet<>();
        problem.tasks().forEach(task -> left.add(task.id()));
        for (int i = 0; i < orders.sequences().size(); i++) {
            WorkerSequence sequence = orders.sequences().get(i);
            String field = "sequences[" + i + "].";
            Rules.require(
                    byWorker.containsKey(sequence.worker()),
                    field + "workerId",
                    sequence.worker(),
                    "must be a worker of the problem");
            byWorker.put(sequence.worker(), sequence);
            for (int j = 0; j < sequence.stops().size(); j++) {
                TaskId task = sequence.stops().get(j).task();
                Rules.require(left.remove(task), field + "taskIds[" + j + "]", task, "must be a task of the problem");
            }
        }
        List<UnplacedTask> undone = problem.tasks().stream()
                .map(SequencingTask::id)
                .filter(left::contains)
                .map(id -> new UnplacedTask(id, UnplacedTask.Reason.NOT_WORTH_IT, "the posted plan does not hold it"))
                .toList();
        return new SequencePlan(problem.now(), List.copyOf(byWorker.values()), undone, orders.cost());
    }
}
