package io.chargehand.backroom;

import io.chargehand.event.EventIntake;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Says when an order line's planned finish first appears, or has moved far: the rows from which SLA risk is learnt. Sent on
 * a thread of its own; what does not fit its queue is said with the next plan. Thread-safe.
 */
final class FinishLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FinishLog.class);
    private static final int QUEUE = 256;

    private final EventIntake intake;
    private final Duration moved;
    private final Duration every;
    private final Map<NodeId, Map<OrderLineRef, Said>> byNode = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), task -> {
                Thread thread = new Thread(task, "finish-log");
                thread.setDaemon(true);
                return thread;
            });

    private record Said(Instant finish, Instant at) {}

    FinishLog(EventIntake intake, Duration moved, Duration every) {
        this.intake = intake;
        this.moved = moved;
        this.every = every;
    }

    /** Compares a new plan with what was said, and says what differs. Called by one planner per node at a time. */
    void published(PlannedNode planned, NodeProblems.Drawn drawn) {
        Map<OrderId, Instant> finishes = finishes(planned, drawn.tasks());
        Map<OrderLineRef, Said> said = byNode.computeIfAbsent(planned.node(), id -> new ConcurrentHashMap<>());
        Map<OrderLineRef, Instant> now = new HashMap<>();
        drawn.lines().forEach((order, lines) -> {
            Instant finish = finishes.get(order);
            if (finish != null) {
                lines.forEach(line -> now.put(line.orderLine(), finish));
            }
        });
        said.keySet().retainAll(now.keySet());
        Map<OrderLineRef, Said> toSay = new HashMap<>();
        now.forEach((line, finish) -> {
            if (isNews(said.get(line), finish, planned.plannedAt())) {
                toSay.put(line, new Said(finish, planned.plannedAt()));
            }
        });
        if (!toSay.isEmpty() && send(planned, toSay)) {
            said.putAll(toSay);
        }
    }

    private boolean isNews(@org.jspecify.annotations.Nullable Said before, Instant finish, Instant at) {
        if (before == null) {
            return true;
        }
        boolean far = Duration.between(before.finish(), finish).abs().compareTo(moved) > 0;
        return far && !at.isBefore(before.at().plus(every));
    }

    private boolean send(PlannedNode planned, Map<OrderLineRef, Said> toSay) {
        List<OperationalEvent> events = new ArrayList<>();
        toSay.forEach((line, each) -> events.add(new OperationalEvent(
                "finish:" + line + ":" + planned.node() + ":" + each.finish().toEpochMilli() / 1000 + ":"
                        + each.at().toEpochMilli() / 1000,
                DerivedTasks.SOURCE,
                each.at(),
                new FinishPlanned(line, planned.node(), each.finish()))));
        try {
            sender.execute(() -> accept(events));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private void accept(List<OperationalEvent> events) {
        try {
            intake.accept(events);
        } catch (RuntimeException e) {
            LOG.warn("{} planned finishes could not be logged", events.size(), e);
        }
    }

    /** When each order is done at the node: the end of its STAGE, or of its last pick where it has none. */
    private static Map<OrderId, Instant> finishes(PlannedNode planned, List<BackroomTask.Open> tasks) {
        Map<TaskId, PlannedNode.Placed> placed = planned.placed();
        Map<OrderId, Instant> finishes = new HashMap<>();
        for (BackroomTask.Open task : tasks) {
            boolean counts = task.type() == TaskType.PICK || task.type() == TaskType.STAGE;
            PlannedNode.Placed place = placed.get(task.id());
            if (counts && place != null) {
                task.created()
                        .orderLine()
                        .ifPresent(line -> finishes.merge(
                                line.order(), place.stop().finish(), (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        return finishes;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
