package io.chargehand.backroom;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tasks that have not ended, by node and by worker. Its size is bounded by open work and workers. Read by any thread,
 * changed by one at a time.
 */
public final class OpenTasks {

    private static final Comparator<BackroomTask> BY_AGE =
            Comparator.comparing(BackroomTask::createdAt).thenComparing(BackroomTask::id);

    private final Map<TaskId, BackroomTask.Open> open = new ConcurrentHashMap<>();
    private final Map<NodeId, Map<TaskId, BackroomTask.Open>> byNode = new ConcurrentHashMap<>();
    private final Map<WorkerId, BackroomTask.Started> current = new ConcurrentHashMap<>();
    private final Map<WorkerId, LocationId> positions = new ConcurrentHashMap<>();
    private final Map<NodeId, AtomicLong> changes = new ConcurrentHashMap<>();

    /** The open task of that id. */
    public Optional<BackroomTask.Open> find(TaskId id) {
        return Optional.ofNullable(open.get(id));
    }

    /** The open tasks of a node, by creation and id. */
    public List<BackroomTask.Open> list(NodeId node) {
        return byNode.getOrDefault(node, Map.of()).values().stream()
                .sorted(BY_AGE)
                .toList();
    }

    /** What the worker has under way. */
    public Optional<BackroomTask.Started> findCurrent(WorkerId worker) {
        return Optional.ofNullable(current.get(worker));
    }

    /** Where the worker's last task ended. */
    public Optional<LocationId> findPosition(WorkerId worker) {
        return Optional.ofNullable(positions.get(worker));
    }

    /** How often tasks of the node have changed. */
    public long changes(NodeId node) {
        AtomicLong count = changes.get(node);
        return count == null ? 0 : count.get();
    }

    /** Forgets all; the counts of changes stay, as they must not fall. */
    public void clear() {
        open.clear();
        byNode.clear();
        current.clear();
        positions.clear();
    }

    /** Takes in tasks as they now are. */
    public void apply(Collection<? extends BackroomTask> changed) {
        changed.forEach(this::apply);
    }

    /** Takes in where a worker is, as read from the database. */
    public void place(WorkerId worker, LocationId position) {
        positions.put(worker, position);
    }

    private void apply(BackroomTask task) {
        Map<TaskId, BackroomTask.Open> node = byNode.computeIfAbsent(task.node(), id -> new ConcurrentHashMap<>());
        if (task instanceof BackroomTask.Open still) {
            open.put(task.id(), still);
            node.put(task.id(), still);
        } else {
            open.remove(task.id());
            node.remove(task.id());
        }
        if (task instanceof BackroomTask.Started started) {
            current.merge(
                    started.worker(),
                    started,
                    (one, other) -> one.startedAt().isAfter(other.startedAt()) ? one : other);
        }
        if (task instanceof BackroomTask.Ended ended) {
            ended.worker().ifPresent(worker -> free(worker, ended));
        }
        changes.computeIfAbsent(task.node(), id -> new AtomicLong()).incrementAndGet();
    }

    private void free(WorkerId worker, BackroomTask.Ended ended) {
        current.computeIfPresent(worker, (id, task) -> task.id().equals(ended.id()) ? null : task);
        positions.put(worker, ended.created().to());
    }
}
