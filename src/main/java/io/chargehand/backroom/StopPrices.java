package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static io.chargehand.backroom.PlanEvaluator.isStarted;
import static io.chargehand.backroom.PlanEvaluator.later;

/**
 * What each task of a timed plan costs, by kind. Each amount is rounded to what {@link Money} keeps, once, so that sums are exact
 * in any order. Thread-safe.
 */
final class StopPrices {

    private final SequencingProblem problem;
    private final Money zero;
    private final Money dearestWage;
    private final Map<WorkerId, SequencingWorker> workers = new HashMap<>();
    private final Map<TaskId, WorkerId> before = new HashMap<>();

    StopPrices(SequencingProblem problem) {
        this.problem = problem;
        zero = Money.zero(problem.prices().currency());
        Money dearest = zero;
        for (SequencingWorker worker : problem.workers()) {
            workers.put(worker.id(), worker);
            dearest = worker.wagePerHour().compareTo(dearest) > 0 ? worker.wagePerHour() : dearest;
        }
        dearestWage = dearest;
        problem.previousPlan()
                .ifPresent(previous -> previous.sequences()
                        .forEach(sequence ->
                                sequence.stops().forEach(stop -> before.put(stop.task(), sequence.worker()))));
    }

    /** What a placed task costs: its delay, the work, the walk to it, overtime and that it changed hands. */
    PlanCost stop(SequencingTask task, SequencingWorker worker, Stop stop) {
        Money delay = task.delayCost().at(stop.finish());
        if (isStarted(task)) {
            Money work = pay(worker.wagePerHour(), Duration.between(problem.now(), stop.finish()));
            return new PlanCost(delay, work, zero, zero, zero, zero);
        }
        return new PlanCost(
                delay,
                pay(worker.wagePerHour(), worker.lengthOf(task)),
                pay(worker.walkingPerHour(), walk(stop.walking().value())),
                overtime(worker, stop.walkStart(), stop.finish()),
                change(task, worker),
                zero);
    }

    /** What a way home costs: the walk, and overtime. */
    PlanCost wayHome(SequencingWorker worker, WayHome way) {
        Money walking = pay(worker.walkingPerHour(), walk(way.walking().value()));
        return new PlanCost(zero, zero, walking, overtime(worker, way.start(), way.arrival()), zero, zero);
    }

    /** What leaving a task costs. */
    PlanCost undone(SequencingTask task) {
        return PlanCost.zero(zero.currency()).plusUndone(leaving(task));
    }

    /** The wage for so long. */
    Money work(SequencingWorker worker, Duration time) {
        return pay(worker.wagePerHour(), time);
    }

    private Money leaving(SequencingTask task) {
        if (task.terms().leaving() instanceof Leaving.Price own) {
            return own.money();
        }
        return task.delayCost()
                .at(problem.horizon())
                .plus(dearestWage.times(task.duration().value() / 60))
                .plus(problem.prices().undone());
    }

    private Money change(SequencingTask task, SequencingWorker worker) {
        SequencingWorker had = workers.get(before.getOrDefault(task.id(), worker.id()));
        boolean changed = task.pin().isEmpty() && had != null && !had.id().equals(worker.id()) && had.canDo(task);
        return changed ? problem.prices().reassignment() : zero;
    }

    private Money overtime(SequencingWorker worker, Instant walkStart, Instant finish) {
        if (worker.windows().isEmpty()) {
            return zero;
        }
        Instant end = worker.windows().get(worker.windows().size() - 1).end();
        Duration over = Duration.between(later(end, walkStart), finish);
        Money extra = worker.overtimePerHour().minus(worker.wagePerHour());
        return over.isNegative() ? zero : pay(extra, over);
    }

    private static Duration walk(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }

    private static Money pay(Money perHour, Duration time) {
        return perHour.times(time.toMillis() / 3_600_000.0);
    }
}
