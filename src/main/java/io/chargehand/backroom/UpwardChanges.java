package io.chargehand.backroom;

import io.chargehand.backroom.TimedPlan.Place;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.chargehand.backroom.PlanEvaluator.isStarted;

/** Names changes that may let one task of a sound plan start earlier, without trying them. Used once. */
final class UpwardChanges {

    private static final double MINUTE = 1;
    private static final BigDecimal ROUNDING = new BigDecimal("0.0003");

    private final TimedPlan timed;
    private final SequencingProblem problem;
    private final List<Alternative> places;
    private final SequencingTask task;
    private final Optional<Place> place;
    private final Optional<Wait> waits;

    /**
     * Looks at a task.
     *
     * @param places where it could be
     */
    UpwardChanges(TimedPlan timed, List<Alternative> places, TaskId id) {
        this.timed = timed;
        this.problem = timed.problem;
        this.places = places;
        task = ProblemEdit.task(problem, id);
        place = timed.find(id);
        waits = place.map(at -> WaitFinder.find(timed, at));
    }

    boolean isFixed() {
        return isStarted(task);
    }

    /** Candidates by kind, each kind from the least amount on. */
    List<List<UpwardChange>> byKind() {
        return List.of(
                gains(),
                place.isPresent() ? steeper() : leaving(),
                place.map(this::waitsLess).orElse(List.of()),
                freed(),
                gained());
    }

    /** Why there is nothing to name. */
    String whyNone() {
        if (place.isEmpty()) {
            return timed.plan.unplaced().stream()
                    .filter(left -> left.task().equals(task.id()))
                    .map(UnplacedTask::detail)
                    .findFirst()
                    .orElse("it is not placed");
        }
        boolean first = place.get().index() == 0;
        return (first ? "it is its worker's first, and " : "")
                + waits.orElseThrow().sentence();
    }

    private List<UpwardChange> gains() {
        return places.stream()
                .filter(at -> at.added().amount().signum() < 0)
                .min(Comparator.comparing(Alternative::added).thenComparing(Alternative::start))
                .map(at -> {
                    Money gain = Money.zero(at.added().currency()).minus(at.added());
                    return List.<UpwardChange>of(new UpwardChange.PutWhereItCostsLeast(task.id(), gain));
                })
                .orElse(List.of());
    }

    private List<UpwardChange> steeper() {
        Instant start = place.orElseThrow().stop().start();
        List<UpwardChange> changes = new ArrayList<>();
        SteeperDelay.amounts(places, start)
                .forEach(amount -> changes.add(new UpwardChange.DelayCostsMore(task.id(), amount)));
        return changes;
    }

    private List<UpwardChange> leaving() {
        Money now = new StopPrices(problem).undone(task).undone();
        return places.stream()
                .map(Alternative::added)
                .min(Comparator.naturalOrder())
                .map(added -> new Money(added.amount().max(BigDecimal.ZERO).add(ROUNDING), added.currency()))
                .map(more -> List.<UpwardChange>of(new UpwardChange.LeavingCostsMore(task.id(), now.plus(more), more)))
                .orElse(List.of());
    }

    /** Less of what binds the task where it stands; of what binds its other half where it waits for that. */
    private List<UpwardChange> waitsLess(Place at) {
        Wait wait = WaitFinder.find(timed, at);
        List<UpwardChange> changes = new ArrayList<>();
        switch (wait.cause()) {
            case RELEASE ->
                changes.add(new UpwardChange.ReleasedEarlier(at.task().id(), new Minutes(MINUTE)));
            case TASK_BEFORE, PREDECESSOR ->
                wait.task().flatMap(timed::find).ifPresent(other -> shorter(other, changes));
            case WORKER ->
                changes.add(new UpwardChange.WorkerEarlier(at.worker().id(), new Minutes(MINUTE)));
            case WORKING_TIME -> windowEarlier(at, changes);
            case TOUR -> changes.add(new UpwardChange.TourLonger(at.worker().id(), new Minutes(MINUTE)));
            case PARTNER ->
                wait.task()
                        .flatMap(timed::find)
                        .filter(other -> WaitFinder.find(timed, other).cause() != Wait.Cause.PARTNER)
                        .ifPresent(other -> changes.addAll(waitsLess(other)));
            case NOTHING, UNDER_WAY, WALKING -> {}
        }
        return changes;
    }

    private static void shorter(Place other, List<UpwardChange> changes) {
        double most = other.task().duration().value();
        if (most > 0) {
            changes.add(new UpwardChange.TaskShorter(other.task().id(), new Minutes(Math.min(MINUTE, most))));
        }
    }

    private static void windowEarlier(Place at, List<UpwardChange> changes) {
        List<TimeWindow> windows = at.worker().windows();
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).start().plus(at.walk()).equals(at.stop().start())) {
                double most = i == 0
                        ? MINUTE
                        : Duration.between(
                                                windows.get(i - 1).end(),
                                                windows.get(i).start())
                                        .toMillis()
                                / 60_000.0;
                if (most > 0) {
                    changes.add(
                            new UpwardChange.WindowEarlier(at.worker().id(), i, new Minutes(Math.min(MINUTE, most))));
                }
            }
        }
    }

    private List<UpwardChange> freed() {
        List<UpwardChange> changes = new ArrayList<>();
        if (task.pin().isPresent()) {
            changes.add(new UpwardChange.PinRemoved(task.id()));
        }
        List<TaskId> held = task.predecessors().stream()
                .filter(id -> place.isEmpty() == timed.find(id).isEmpty())
                .toList();
        if (!held.isEmpty()) {
            waits.flatMap(Wait::task)
                    .filter(held::contains)
                    .ifPresent(id -> changes.add(new UpwardChange.WaitsNoMore(task.id(), List.of(id))));
            changes.add(new UpwardChange.WaitsNoMore(task.id(), held));
        }
        return changes;
    }

    private List<UpwardChange> gained() {
        record Gain(UpwardChange.WorkerGains change, int amount) {}
        List<Gain> gains = new ArrayList<>();
        for (SequencingWorker worker : problem.workers()) {
            Set<Skill> skills = new HashSet<>(task.skills());
            skills.removeAll(worker.skills());
            Set<Equipment> equipment = new HashSet<>(task.equipment());
            equipment.removeAll(worker.equipment());
            int amount = skills.size() + equipment.size();
            if (amount > 0) {
                gains.add(new Gain(new UpwardChange.WorkerGains(worker.id(), skills, equipment), amount));
            }
        }
        return gains.stream()
                .sorted(Comparator.comparingInt(Gain::amount))
                .map(gain -> (UpwardChange) gain.change())
                .toList();
    }
}
