package io.chargehand.dispatch;

import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.PlannedNode;
import io.chargehand.backroom.ResidentPlans;
import io.chargehand.backroom.TaskBook;
import io.chargehand.backroom.TaskExecution;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands out the published plans, and turns what workers report into events: all that follows from one report goes through the
 * intake in one call. Reports on one node are taken one after another; a report sent twice is answered twice and counts once.
 * Thread-safe.
 */
public final class Dispatcher implements TaskDispatch {

    private static final String SOURCE = "/chargehand/dispatch";
    private static final int MOST = 1_000;
    private static final int LONGEST_ID = 128;

    private final TaskBook book;
    private final ResidentPlans plans;
    private final TaskExecution execution;
    private final EventIntake intake;
    private final DispatchAudit audit;
    private final Clock clock;
    private final QueueComposer composer;
    private final Map<NodeId, Object> locks = new ConcurrentHashMap<>();

    /**
     * Makes the dispatcher.
     *
     * @param currency of reasons that have no amount
     */
    public Dispatcher(
            TaskBook book,
            ResidentPlans plans,
            TaskExecution execution,
            EventIntake intake,
            DispatchAudit audit,
            Clock clock,
            Currency currency) {
        this.book = book;
        this.plans = plans;
        this.execution = execution;
        this.intake = intake;
        this.audit = audit;
        this.clock = clock;
        this.composer = new QueueComposer(currency);
    }

    @Override
    public TaskQueue queue(NodeId node, Optional<WorkerId> worker, int limit) {
        execution.checkNode(node);
        worker.ifPresent(execution::checkWorker);
        Rules.range("limit", limit, 1, MOST);
        long changes = book.changes(node);
        Optional<PlannedNode> plan = plans.find(node);
        List<QueuedTask> tasks = composer.compose(node, plan, book.listOpen(node)).stream()
                .filter(task -> worker.isEmpty() || task.worker().equals(worker))
                .limit(limit)
                .toList();
        return new TaskQueue(
                node,
                plan.map(PlannedNode::version).orElse(0L) + changes,
                plan.map(PlannedNode::plannedAt).orElseGet(clock::instant),
                plan.map(PlannedNode::eventPosition).orElse(0L),
                tasks);
    }

    @Override
    public QueuedTask find(TaskId id) {
        return show(book.get(id));
    }

    @Override
    public QueuedTask start(TaskId id, WorkerId worker) {
        BackroomTask known = book.get(id);
        execution.checkWorker(worker);
        return acted(known, worker, "START", () -> {
            BackroomTask task = book.get(id);
            if (task instanceof BackroomTask.Started started && started.worker().equals(worker)) {
                return false;
            }
            BackroomTask.Waiting waiting = waiting(task);
            Instant now = clock.instant();
            execution.checkStart(waiting, worker, now);
            accept(now, "start:" + id + ":" + worker, List.of(new TaskStarted(id, task.node(), worker)));
            return true;
        });
    }

    @Override
    public QueuedTask complete(TaskId id, WorkerId worker, Quantity done) {
        BackroomTask known = book.get(id);
        execution.checkWorker(worker);
        execution.checkDone(known, done);
        return acted(known, worker, "COMPLETE", () -> {
            BackroomTask task = book.get(id);
            if (isRepeat(task, worker, done, BackroomTask.Ending.COMPLETED, Optional.empty())) {
                return false;
            }
            BackroomTask.Started started = started(task, worker);
            List<OperationalFact> facts = new ArrayList<>();
            facts.add(new TaskCompleted(id, task.node(), worker, started.startedAt(), done));
            facts.addAll(execution.afterCompletion(task, done));
            accept(clock.instant(), "complete:" + id + ":" + worker, facts);
            return true;
        });
    }

    @Override
    public QueuedTask exception(TaskId id, WorkerId worker, TaskExceptionReason reason, Quantity done, String note) {
        BackroomTask known = book.get(id);
        execution.checkWorker(worker);
        execution.checkDone(known, done);
        return acted(known, worker, "EXCEPTION", () -> {
            BackroomTask task = book.get(id);
            if (isRepeat(task, worker, done, BackroomTask.Ending.FAILED, Optional.of(reason))) {
                return false;
            }
            started(task, worker);
            List<OperationalFact> facts = new ArrayList<>();
            facts.add(new TaskExceptionRaised(id, task.node(), worker, reason, done, note));
            facts.addAll(execution.afterException(task, done, reason));
            accept(clock.instant(), "exception:" + id + ":" + worker, facts);
            return true;
        });
    }

    /** What a report does; returns false where it had been made before. */
    private interface Report {
        boolean make();
    }

    private QueuedTask acted(BackroomTask known, WorkerId worker, String action, Report report) {
        synchronized (locks.computeIfAbsent(known.node(), node -> new Object())) {
            String why = show(known).reason();
            try {
                boolean made = report.make();
                note(known, worker, action, made ? "DONE" : "REPEATED", why);
            } catch (ConflictException refused) {
                note(known, worker, action, "REFUSED", refused.getMessage());
                throw refused;
            }
            return show(book.get(known.id()));
        }
    }

    private void note(
            BackroomTask task,
            WorkerId worker,
            String action,
            String outcome,
            @org.jspecify.annotations.Nullable String why) {
        audit.note(new DispatchAudit.Entry(
                clock.instant(), task.id(), task.node(), Optional.of(worker), action, outcome, String.valueOf(why)));
    }

    private static BackroomTask.Waiting waiting(BackroomTask task) {
        if (task instanceof BackroomTask.Waiting waiting) {
            return waiting;
        }
        if (task instanceof BackroomTask.Started started) {
            throw new ConflictException(
                    "taskId",
                    task.id(),
                    "must be open, but " + started.worker() + " started it at " + started.startedAt());
        }
        throw over(task);
    }

    private static BackroomTask.Started started(BackroomTask task, WorkerId worker) {
        if (task instanceof BackroomTask.Started started) {
            if (started.worker().equals(worker)) {
                return started;
            }
            throw new ConflictException("workerId", worker, "must be who started the task, " + started.worker());
        }
        if (task instanceof BackroomTask.Waiting) {
            throw new ConflictException("taskId", task.id(), "must be started first");
        }
        throw over(task);
    }

    private static ConflictException over(BackroomTask task) {
        BackroomTask.Ended ended = (BackroomTask.Ended) task;
        String by = ended.worker().map(worker -> " by " + worker).orElse("");
        return new ConflictException(
                "taskId", task.id(), "must be open, but was " + ended.ending() + by + " at " + ended.endedAt());
    }

    private static boolean isRepeat(
            BackroomTask task,
            WorkerId worker,
            Quantity done,
            BackroomTask.Ending ending,
            Optional<TaskExceptionReason> reason) {
        return task instanceof BackroomTask.Ended ended
                && ended.ending() == ending
                && ended.worker().equals(Optional.of(worker))
                && ended.done().equals(done)
                && ended.reason().equals(reason);
    }

    private void accept(Instant at, String id, List<OperationalFact> facts) {
        List<OperationalEvent> events = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            events.add(new OperationalEvent(eventId(i == 0 ? id : id + ":" + i), SOURCE, at, facts.get(i)));
        }
        for (EventVerdict verdict : intake.accept(events)) {
            if (verdict instanceof EventVerdict.Rejected rejected) {
                InvalidInputException reason = rejected.reason();
                throw reason;
            }
        }
    }

    /** The same id for the same report; digested where two long names do not fit. */
    private static String eventId(String id) {
        return id.length() <= LONGEST_ID
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private QueuedTask show(BackroomTask task) {
        if (task instanceof BackroomTask.Ended ended) {
            return composer.ended(ended);
        }
        return composer.compose(task.node(), plans.find(task.node()), book.listOpen(task.node())).stream()
                .filter(each -> each.task().equals(task.id()))
                .findFirst()
                .orElseGet(() -> book.get(task.id()) instanceof BackroomTask.Ended ended
                        ? composer.ended(ended)
                        : composer.compose(task.node(), Optional.empty(), List.of((BackroomTask.Open) task))
                                .get(0));
    }
}
