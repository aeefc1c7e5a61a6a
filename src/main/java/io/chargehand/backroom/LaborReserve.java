package io.chargehand.backroom;

import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps workers for one side of a node's work: whoever is kept lacks a skill that the other side's tasks ask for. Those who are at that
 * side's work already are kept first, so that a policy moves nobody to and fro. Used by one thread.
 */
final class LaborReserve {

    /** Whoever has it may be given customer work. */
    static final Skill FREE_FOR_CUSTOMERS = new Skill("FREE_FOR_CUSTOMERS");
    /** Whoever has it may be given replenishment. */
    static final Skill FREE_FOR_SHELVES = new Skill("FREE_FOR_SHELVES");

    private static final Set<TaskType> CUSTOMER = EnumSet.of(TaskType.PICK, TaskType.STAGE, TaskType.EXCEPTION);
    private static final Set<TaskType> REPLENISHMENT = EnumSet.of(TaskType.REPLENISH);
    /** Whose shift begins within this time counts as on shift. */
    private static final Duration SOON = Duration.ofHours(1);
    /** Nobody is kept for less work than this. */
    private static final double MINUTES_EACH = 60;

    private final SequencingProblem problem;
    private final LaborShares shares;
    private final Map<TaskId, SequencingTask> tasks = new HashMap<>();
    private final Map<WorkerId, Set<TaskType>> pinned = new HashMap<>();

    LaborReserve(SequencingProblem problem, LaborShares shares) {
        this.problem = problem;
        this.shares = shares;
        for (SequencingTask task : problem.tasks()) {
            tasks.put(task.id(), task);
            task.pin()
                    .ifPresent(pin -> pinned.computeIfAbsent(pin.worker(), worker -> EnumSet.noneOf(TaskType.class))
                            .add(task.type()));
        }
    }

    SequencingProblem reserve() {
        Set<WorkerId> forShelves = chosen(REPLENISHMENT, CUSTOMER, shares.replenishment(), Set.of());
        Set<WorkerId> forCustomers = chosen(CUSTOMER, REPLENISHMENT, shares.customer(), forShelves);
        if (forShelves.isEmpty() && forCustomers.isEmpty()) {
            return problem;
        }
        List<SequencingWorker> workers = problem.workers().stream()
                .map(worker -> kept(kept(worker, forShelves, FREE_FOR_CUSTOMERS), forCustomers, FREE_FOR_SHELVES))
                .toList();
        List<SequencingTask> asking = problem.tasks().stream()
                .map(task -> asking(asking(task, CUSTOMER, FREE_FOR_CUSTOMERS), REPLENISHMENT, FREE_FOR_SHELVES))
                .toList();
        return new SequencingProblem(
                problem.now(), workers, asking, problem.walking(), problem.prices(), problem.previousPlan());
    }

    private static SequencingWorker kept(SequencingWorker worker, Set<WorkerId> kept, Skill free) {
        return kept.contains(worker.id()) ? worker : worker.knowing(Set.of(free), Set.of());
    }

    private static SequencingTask asking(SequencingTask task, Set<TaskType> types, Skill free) {
        return types.contains(task.type()) ? task.needing(free) : task;
    }

    /** Who is kept for work of some types, and so from that of others. */
    private Set<WorkerId> chosen(Set<TaskType> own, Set<TaskType> other, double share, Set<WorkerId> taken) {
        List<SequencingTask> work = problem.tasks().stream()
                .filter(task -> own.contains(task.type()))
                .toList();
        double minutes =
                work.stream().mapToDouble(task -> task.duration().value()).sum();
        List<SequencingWorker> present =
                problem.workers().stream().filter(this::isOnShift).toList();
        long most = Math.min(Math.round(share * present.size()), (long) (minutes / MINUTES_EACH));
        List<SequencingWorker> able = new ArrayList<>();
        for (SequencingWorker worker : present) {
            boolean free = !taken.contains(worker.id())
                    && pinned.getOrDefault(worker.id(), Set.of()).stream().noneMatch(other::contains);
            if (free && work.stream().anyMatch(worker::canDo)) {
                able.add(worker);
            }
        }
        able.sort(Comparator.comparing((SequencingWorker worker) -> !isAt(worker, own))
                .thenComparing(worker -> count(worker, other))
                .thenComparing(worker -> worker.id().value()));
        Set<WorkerId> chosen = new HashSet<>();
        able.stream().limit(most).forEach(worker -> chosen.add(worker.id()));
        return chosen;
    }

    private boolean isOnShift(SequencingWorker worker) {
        Instant soon = problem.now().plus(SOON);
        return worker.windows().stream()
                .anyMatch(window ->
                        window.end().isAfter(problem.now()) && window.start().isBefore(soon));
    }

    /** Whether the worker is at such work, or had it first in the plan before. */
    private boolean isAt(SequencingWorker worker, Set<TaskType> types) {
        Stream<TaskType> first = problem
                .previousPlan()
                .flatMap(plan -> plan.findSequence(worker.id()))
                .flatMap(sequence -> sequence.stops().stream()
                        .map(stop -> Optional.ofNullable(tasks.get(stop.task())))
                        .flatMap(Optional::stream)
                        .findFirst())
                .map(SequencingTask::type)
                .stream();
        return Stream.concat(first, pinned.getOrDefault(worker.id(), Set.of()).stream())
                .anyMatch(types::contains);
    }

    /** How much of such work the worker could do. */
    private long count(SequencingWorker worker, Set<TaskType> types) {
        return problem.tasks().stream()
                .filter(task -> types.contains(task.type()) && worker.canDo(task))
                .count();
    }
}
