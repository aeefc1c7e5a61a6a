package io.chargehand.dispatch;

import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.PlannedNode;
import io.chargehand.backroom.TaskReason;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the published plan and the tasks that are open now together: what has ended since the plan is gone, what has begun is
 * shown so, what is new stands last until the next plan ranks it. So every open task is in the queue, once, at any time.
 * Stateless.
 */
final class QueueComposer {

    private final Currency currency;

    QueueComposer(Currency currency) {
        this.currency = currency;
    }

    /** All open tasks of a node, ranked. */
    List<QueuedTask> compose(NodeId node, Optional<PlannedNode> plan, List<BackroomTask.Open> open) {
        Map<TaskId, PlannedNode.Placed> placed = plan.map(PlannedNode::placed).orElse(Map.of());
        Map<TaskId, TaskReason> reasons = new HashMap<>();
        Map<TaskId, UnplacedTask> unplaced = new HashMap<>();
        plan.ifPresent(each -> {
            each.reasons().forEach(reason -> reasons.put(reason.task(), reason));
            each.plan().unplaced().forEach(task -> unplaced.put(task.task(), task));
        });
        List<BackroomTask.Open> ranked = new ArrayList<>(open);
        ranked.sort(order(placed, reasons));
        List<QueuedTask> queue = new ArrayList<>();
        for (BackroomTask.Open task : ranked) {
            queue.add(queued(task, queue.size() + 1, placed, reasons, unplaced));
        }
        return queue;
    }

    /** Under way first, then by planned start and, within equal starts, by what delay costs; what is not placed comes last. */
    private static Comparator<BackroomTask.Open> order(
            Map<TaskId, PlannedNode.Placed> placed, Map<TaskId, TaskReason> reasons) {
        Comparator<BackroomTask.Open> byPlan = Comparator.comparing(task -> start(task, placed));
        return Comparator.comparing((BackroomTask.Open task) -> !(task instanceof BackroomTask.Started))
                .thenComparing(task -> !placed.containsKey(task.id()))
                .thenComparing(byPlan)
                .thenComparing(
                        task -> Optional.ofNullable(reasons.get(task.id()))
                                .map(reason -> reason.perMinute().amount())
                                .orElse(java.math.BigDecimal.ZERO),
                        Comparator.reverseOrder())
                .thenComparing(BackroomTask::id);
    }

    private static Instant start(BackroomTask.Open task, Map<TaskId, PlannedNode.Placed> placed) {
        if (task instanceof BackroomTask.Started started) {
            return started.startedAt();
        }
        PlannedNode.Placed place = placed.get(task.id());
        return place == null ? Instant.MAX : place.stop().start();
    }

    private QueuedTask queued(
            BackroomTask.Open task,
            int rank,
            Map<TaskId, PlannedNode.Placed> placed,
            Map<TaskId, TaskReason> reasons,
            Map<TaskId, UnplacedTask> unplaced) {
        Optional<PlannedNode.Placed> place = Optional.ofNullable(placed.get(task.id()));
        TaskState state = TaskState.OPEN;
        Optional<WorkerId> worker = place.map(PlannedNode.Placed::worker);
        Optional<Instant> start = place.map(each -> each.stop().start());
        Optional<Instant> finish = place.map(each -> each.stop().finish());
        QueueReason reason = Optional.ofNullable(reasons.get(task.id()))
                .map(QueueReason::of)
                .orElseGet(() -> QueueReason.words(currency, "new since the last plan"));
        if (task instanceof BackroomTask.Started started) {
            state = TaskState.STARTED;
            finish = finish.filter(each -> worker(place).equals(Optional.of(started.worker())));
            worker = Optional.of(started.worker());
            start = Optional.of(started.startedAt());
        } else if (unplaced.containsKey(task.id())) {
            state = TaskState.UNPLACED;
            reason = new QueueReason(
                    reason.perMinute(),
                    reason.parts(),
                    "not placed: " + unplaced.get(task.id()).detail() + "; " + reason.sentence());
        }
        return task(task, rank, state, worker, start, finish, reason);
    }

    private static Optional<WorkerId> worker(Optional<PlannedNode.Placed> place) {
        return place.map(PlannedNode.Placed::worker);
    }

    /** A task that has ended. */
    QueuedTask ended(BackroomTask.Ended task) {
        TaskState state = switch (task.ending()) {
            case COMPLETED -> TaskState.COMPLETED;
            case FAILED -> TaskState.FAILED;
            case CANCELLED -> TaskState.CANCELLED;
        };
        QueueReason reason = QueueReason.words(
                currency,
                "ended " + task.ending().name().toLowerCase(java.util.Locale.ROOT) + " at " + task.endedAt()
                        + task.worker().map(worker -> " by " + worker).orElse(""));
        return task(task, 0, state, task.worker(), task.startedAt(), Optional.of(task.endedAt()), reason);
    }

    private static QueuedTask task(
            BackroomTask task,
            int rank,
            TaskState state,
            Optional<WorkerId> worker,
            Optional<Instant> start,
            Optional<Instant> finish,
            QueueReason reason) {
        Money perMinute = reason.perMinute();
        return new QueuedTask(
                task.id(),
                task.node(),
                rank,
                task.type(),
                state,
                task.created().from(),
                task.created().to(),
                task.created().itemId(),
                task.created().quantity(),
                task.created().orderLine(),
                task.created().asnLine(),
                task.created().standardTime(),
                worker,
                start,
                finish,
                perMinute,
                reason.sentence(),
                reason.parts());
    }
}
