package io.chargehand.workforce;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Workers and shifts in memory: every worker, and the shifts that end after the earliest instant kept. Earlier shifts are
 * asked of an archive. One writer at a time, which the intake sees to; any number of readers, who find each node's shifts
 * whole.
 */
public final class Roster implements Workforce {

    /** Longest time from the start of a shift to its end. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Comparator<ShiftScheduled> BY_START_AND_WORKER = Comparator.comparing(
                    (ShiftScheduled shift) -> shift.hours().start())
            .thenComparing(ShiftScheduled::workerId)
            .thenComparing(ShiftScheduled::shiftId);

    private final ShiftArchive archive;
    private final Map<WorkerId, Planned<WorkerDefined>> workers = new ConcurrentHashMap<>();
    private final Map<ShiftId, ShiftState> states = new ConcurrentHashMap<>();
    private final Map<NodeId, List<ShiftScheduled>> byNode = new ConcurrentHashMap<>();
    private volatile Instant keptFrom = Instant.MIN;

    /**
     * Makes an empty roster.
     *
     * @param archive shifts no longer kept in memory
     */
    public Roster(ShiftArchive archive) {
        this.archive = archive;
    }

    /** Takes a worker over, unless a newer event has stated otherwise. */
    public void define(Instant at, WorkerDefined worker) {
        workers.merge(
                worker.workerId(),
                new Planned<>(at, worker),
                (known, given) -> given.at().isBefore(known.at()) ? known : given);
    }

    /** Takes shifts over, as they now stand. */
    public void put(List<ShiftState> shifts) {
        Set<NodeId> changed = new HashSet<>();
        for (ShiftState shift : shifts) {
            if (!shift.shift().hours().end().isAfter(keptFrom)) {
                continue;
            }
            ShiftState before = states.put(shift.shift().shiftId(), shift);
            changed.add(shift.shift().nodeId());
            if (before != null) {
                changed.add(before.shift().nodeId());
            }
        }
        sort(changed);
    }

    /** Forgets shifts that ended at or before {@code earliest}; they stay in the archive. */
    public void keepFrom(Instant earliest) {
        if (!earliest.isAfter(keptFrom)) {
            return;
        }
        keptFrom = earliest;
        Set<NodeId> changed = new HashSet<>();
        states.values().removeIf(state -> {
            boolean over = !state.shift().hours().end().isAfter(earliest);
            return over && changed.add(state.shift().nodeId()) | over;
        });
        sort(changed);
    }

    private void sort(Set<NodeId> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Map<NodeId, List<ShiftScheduled>> sorted = new HashMap<>();
        changed.forEach(node -> sorted.put(node, new ArrayList<>()));
        for (ShiftState state : states.values()) {
            List<ShiftScheduled> ofNode = sorted.get(state.shift().nodeId());
            if (ofNode != null) {
                state.worked().ifPresent(ofNode::add);
            }
        }
        sorted.forEach((node, shifts) -> {
            shifts.sort(BY_START_AND_WORKER);
            byNode.put(node, List.copyOf(shifts));
        });
    }

    /** The shift as last stated, cancelled or not, if it is kept in memory. */
    public Optional<ShiftState> findState(ShiftId id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public Optional<WorkerDefined> findWorker(WorkerId id) {
        return Optional.ofNullable(workers.get(id)).map(Planned::fact);
    }

    @Override
    public WorkerDefined getWorker(WorkerId id) {
        return findWorker(id).orElseThrow(() -> new UnknownIdException("workerId", id, "worker"));
    }

    @Override
    public List<ShiftScheduled> listShifts(NodeId node, TimeWindow window) {
        if (window.start().isBefore(keptFrom)) {
            return archive.listShifts(node, window).stream()
                    .map(ShiftState::worked)
                    .flatMap(Optional::stream)
                    .filter(shift -> shift.hours().overlaps(window))
                    .sorted(BY_START_AND_WORKER)
                    .toList();
        }
        List<ShiftScheduled> overlapping = new ArrayList<>();
        List<ShiftScheduled> shifts = byNode.getOrDefault(node, List.of());
        for (int i = firstStartingAt(shifts, window.start().minus(LONGEST)); i < shifts.size(); i++) {
            ShiftScheduled shift = shifts.get(i);
            if (!shift.hours().start().isBefore(window.end())) {
                break;
            }
            if (shift.hours().overlaps(window)) {
                overlapping.add(shift);
            }
        }
        return overlapping;
    }

    @Override
    public int countOnShift(NodeId node, Instant at) {
        int count = 0;
        for (ShiftScheduled shift : listShifts(node, new TimeWindow(at, at.plusMillis(1)))) {
            boolean pausing = shift.breaks().stream().anyMatch(pause -> pause.contains(at));
            if (!pausing && shift.hours().contains(at)) {
                count++;
            }
        }
        return count;
    }

    /** Index of the first shift that starts at or after {@code start}. */
    private static int firstStartingAt(List<ShiftScheduled> shifts, Instant start) {
        int low = 0;
        int high = shifts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shifts.get(middle).hours().start().isBefore(start)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record Planned<T>(Instant at, T fact) {}
}
