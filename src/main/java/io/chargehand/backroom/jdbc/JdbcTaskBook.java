package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.BackroomListener;
import io.chargehand.backroom.BackroomTask;
import io.chargehand.backroom.DerivationJournal;
import io.chargehand.backroom.OpenTasks;
import io.chargehand.backroom.TaskBook;
import io.chargehand.backroom.TaskFold;
import io.chargehand.backroom.TaskRules;
import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.TaskCreated;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Folds task events into rows, and keeps the open tasks in memory. Thread-safe. */
@Order(JdbcTaskBook.ORDER)
final class JdbcTaskBook implements EventFold, TaskBook {

    static final int ORDER = 700;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTaskBook.class);

    private final TaskTable table;
    private final TaskRules rules;
    private final DerivationJournal journal;
    private final OpenTasks open = new OpenTasks();
    private final List<BackroomListener> listeners = new CopyOnWriteArrayList<>();
    private Collection<BackroomTask> pending = List.of();
    private List<LoggedEvent> folded = List.of();
    private volatile long position;

    JdbcTaskBook(TaskTable table, TaskRules rules, DerivationJournal journal) {
        this.table = table;
        this.rules = rules;
        this.journal = journal;
    }

    @Override
    public void reload() {
        open.clear();
        open.apply(table.listOpen());
        table.listPositions().forEach(open::place);
        folded = List.of();
    }

    void tell(BackroomListener listener) {
        listeners.add(listener);
    }

    /** Takes note of how far the log has been folded before the start. */
    void startAt(long last) {
        position = Math.max(position, last);
    }

    @Override
    public Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        OperationalFact fact = event.fact();
        // A history of hundreds of thousands of new tasks is not asked for each whether it had ended before.
        boolean bulk = fact instanceof TaskCreated && !journal.isLive();
        return rules.objection(fact, batch, id -> {
            if (bulk) {
                return open.find(id);
            }
            return batch.defines(id) ? open.find(id) : find(id);
        });
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        TaskFold fold = new TaskFold(open).fold(accepted);
        Collection<BackroomTask> changed = fold.changed();
        table.save(List.copyOf(changed));
        table.saveWorkers(changed);
        pending = changed;
        folded = accepted;
        if (fold.unmatched() > 0) {
            LOG.warn("{} task events without effect: their tasks had ended before", fold.unmatched());
        }
    }

    @Override
    public void committed(List<LoggedEvent> accepted) {
        // What another process took in has been folded there: only this memory follows.
        open.apply(
                accepted.equals(folded)
                        ? pending
                        : new TaskFold(open).fold(accepted).changed());
        pending = List.of();
        folded = List.of();
        if (!accepted.isEmpty()) {
            position = Math.max(position, accepted.get(accepted.size() - 1).position());
        }
        listeners.forEach(listener -> listener.committed(accepted));
    }

    @Override
    public Optional<BackroomTask> find(TaskId id) {
        Optional<BackroomTask> found = open.find(id).map(BackroomTask.class::cast);
        return found.isPresent() ? found : table.find(id);
    }

    @Override
    public BackroomTask get(TaskId id) {
        return find(id).orElseThrow(() -> new UnknownIdException("taskId", id, "task"));
    }

    @Override
    public List<BackroomTask.Open> listOpen(NodeId node) {
        return open.list(node);
    }

    @Override
    public Optional<BackroomTask.Started> findCurrent(WorkerId worker) {
        return open.findCurrent(worker);
    }

    @Override
    public Optional<LocationId> findPosition(WorkerId worker) {
        return open.findPosition(worker);
    }

    @Override
    public Optional<Instant> findLastStaged(OrderId order, NodeId node) {
        return table.findLastStaged(order, node);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long changes(NodeId node) {
        return open.changes(node);
    }
}
