package io.chargehand.backroom;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import io.chargehand.workforce.Workforce;

import java.util.Optional;
import java.util.function.Function;

/** Which events on tasks can be accepted. Thread-safe. */
public final class TaskRules {

    private final Network network;
    private final Workforce workforce;

    /**
     * Makes the rules.
     *
     * @param network knows nodes and items
     * @param workforce knows workers
     */
    public TaskRules(Network network, Workforce workforce) {
        this.network = network;
        this.workforce = workforce;
    }

    /**
     * Why an event cannot be accepted.
     *
     * @param fact what happened
     * @param batch earlier events of the same call
     * @param find tasks before the batch, open or ended
     */
    public Optional<InvalidInputException> objection(
            OperationalFact fact, BatchSoFar batch, Function<TaskId, Optional<? extends BackroomTask>> find) {
        try {
            if (fact instanceof TaskCreated created) {
                checkCreated(created, batch, find);
            } else if (fact instanceof TaskStarted started) {
                checkStarted(started, batch, find);
            } else if (fact instanceof TaskCompleted completed) {
                checkEnd(completed.taskId(), completed.nodeId(), completed.workerId(), batch, find);
            } else if (fact instanceof TaskExceptionRaised raised) {
                checkEnd(raised.taskId(), raised.nodeId(), raised.workerId(), batch, find);
            } else if (fact instanceof TaskCancelled cancelled) {
                open(cancelled.taskId(), cancelled.nodeId(), batch, find);
            }
            return Optional.empty();
        } catch (InvalidInputException broken) {
            return Optional.of(broken);
        }
    }

    private void checkCreated(
            TaskCreated created, BatchSoFar batch, Function<TaskId, Optional<? extends BackroomTask>> find) {
        if (find.apply(created.taskId()).isPresent() || batch.defines(created.taskId())) {
            throw new ConflictException("taskId", created.taskId(), "must not name a task that exists already");
        }
        if (!batch.defines(created.nodeId())) {
            Node node = network.getNode(created.nodeId());
            checkLocation("from", created.from(), node);
            checkLocation("to", created.to(), node);
        }
        created.itemId().ifPresent(item -> {
            if (!batch.defines(item)) {
                network.getItem(item);
            }
        });
    }

    private static void checkLocation(String field, LocationId location, Node node) {
        if (!node.has(location)) {
            throw new UnknownIdException(field, location, "location of node " + node.id());
        }
    }

    private void checkStarted(
            TaskStarted started, BatchSoFar batch, Function<TaskId, Optional<? extends BackroomTask>> find) {
        checkWorker(started.workerId(), batch);
        open(started.taskId(), started.nodeId(), batch, find)
                .flatMap(BackroomTask.Open::holder)
                .ifPresent(holder -> {
                    throw new ConflictException(
                            "taskId", started.taskId(), "must not be under way, but " + holder + " has it");
                });
    }

    private void checkEnd(
            TaskId id,
            NodeId node,
            WorkerId worker,
            BatchSoFar batch,
            Function<TaskId, Optional<? extends BackroomTask>> find) {
        checkWorker(worker, batch);
        open(id, node, batch, find)
                .flatMap(BackroomTask.Open::holder)
                .filter(holder -> !holder.equals(worker))
                .ifPresent(holder -> {
                    throw new ConflictException("workerId", worker, "must be who has the task under way, " + holder);
                });
    }

    private void checkWorker(WorkerId worker, BatchSoFar batch) {
        if (!batch.defines(worker)) {
            workforce.getWorker(worker);
        }
    }

    /** The open task before the batch; empty where the batch itself creates it. */
    private static Optional<BackroomTask.Open> open(
            TaskId id, NodeId node, BatchSoFar batch, Function<TaskId, Optional<? extends BackroomTask>> find) {
        Optional<? extends BackroomTask> found = find.apply(id);
        if (found.isEmpty()) {
            if (batch.defines(id)) {
                return Optional.empty();
            }
            throw new UnknownIdException("taskId", id, "task");
        }
        BackroomTask task = found.get();
        if (!task.node().equals(node)) {
            throw new InvalidInputException("nodeId", node, "must be the node of the task, " + task.node());
        }
        if (task instanceof BackroomTask.Ended ended) {
            throw new ConflictException(
                    "taskId", id, "must be open, but was " + ended.ending() + " at " + ended.endedAt());
        }
        return Optional.of((BackroomTask.Open) task);
    }
}
