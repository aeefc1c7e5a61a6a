package io.chargehand.backroom.solver;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A problem as the reference score reads it: in the types of the contract, by index. Equal only to itself. */
final class ReferenceProblem {

    final SequencingProblem problem;
    private final Map<TaskId, Integer> indices = new HashMap<>();
    private final Map<TaskId, Integer> before = new HashMap<>();

    ReferenceProblem(SequencingProblem problem) {
        this.problem = problem;
        for (int t = 0; t < problem.tasks().size(); t++) {
            indices.put(problem.tasks().get(t).id(), t);
        }
        problem.previousPlan().stream()
                .flatMap(plan -> plan.sequences().stream())
                .forEach(sequence -> {
                    for (int w = 0; w < problem.workers().size(); w++) {
                        if (worker(w).id().equals(sequence.worker())) {
                            for (Stop stop : sequence.stops()) {
                                before.put(stop.task(), w);
                            }
                        }
                    }
                });
    }

    SequencingTask task(int index) {
        return problem.tasks().get(index);
    }

    SequencingWorker worker(int index) {
        return problem.workers().get(index);
    }

    int indexOf(TaskId id) {
        return indices.get(id);
    }

    Optional<Pin.Started> started(int task) {
        return task(task).pin().filter(Pin.Started.class::isInstance).map(Pin.Started.class::cast);
    }

    /** The other half of work for two, where neither has begun. */
    Optional<Integer> partner(int task) {
        return task(task)
                .terms()
                .partner()
                .map(this::indexOf)
                .filter(other -> started(task).isEmpty() && started(other).isEmpty());
    }

    boolean mayDo(int worker, int task) {
        Optional<Pin> pin = task(task).pin();
        boolean his = pin.isEmpty() || pin.get().worker().equals(worker(worker).id());
        return his && (started(task).isPresent() || worker(worker).canDo(task(task)));
    }

    Duration length(int worker, int task) {
        return Duration.ofMillis(
                Math.round(task(task).duration().value() * worker(worker).pace() * 60_000));
    }

    Duration walk(io.chargehand.kernel.LocationId from, io.chargehand.kernel.LocationId to) {
        return time(problem.walking().between(from, to));
    }

    static Duration time(Minutes minutes) {
        return Duration.ofMillis(Math.round(minutes.value() * 60_000));
    }

    /** The first start of a walk and a task that fit one working window, overtime included. */
    Optional<Instant> fits(int worker, Instant reached, Duration walk, Duration length) {
        List<TimeWindow> windows = worker(worker).windows();
        return windows.stream()
                .filter(window -> !startIn(window, reached, walk).plus(length).isAfter(end(worker, window)))
                .map(window -> startIn(window, reached, walk))
                .findFirst();
    }

    private static Instant startIn(TimeWindow window, Instant reached, Duration walk) {
        Instant opens = window.start().plus(walk);
        return opens.isAfter(reached) ? opens : reached;
    }

    private Instant end(int worker, TimeWindow window) {
        List<TimeWindow> windows = worker(worker).windows();
        boolean last = window.equals(windows.get(windows.size() - 1));
        return last ? window.end().plus(time(worker(worker).overtimeAllowed())) : window.end();
    }

    boolean inTime(int task, Instant start, Instant finish) {
        return task(task).terms().latestStart().filter(start::isAfter).isEmpty()
                && task(task).terms().latestFinish().filter(finish::isAfter).isEmpty();
    }

    long delay(int task, Instant finish) {
        return units(task(task).delayCost().at(finish));
    }

    long work(int worker, int task, Instant finish) {
        Duration worked = started(task).isPresent() ? Duration.between(problem.now(), finish) : length(worker, task);
        return pay(worker(worker).wagePerHour(), worked);
    }

    long walking(int worker, Duration walk) {
        SequencingWorker who = worker(worker);
        return pay(who.tour().walkingPerHour().orElse(who.wagePerHour()), walk);
    }

    long overtime(int worker, Instant walkStart, Instant finish) {
        List<TimeWindow> windows = worker(worker).windows();
        if (windows.isEmpty()) {
            return 0;
        }
        Instant regular = windows.get(windows.size() - 1).end();
        Duration over = Duration.between(walkStart.isAfter(regular) ? walkStart : regular, finish);
        Money extra = worker(worker).overtimePerHour().minus(worker(worker).wagePerHour());
        return over.isNegative() ? 0 : pay(extra, over);
    }

    long change(int worker, int task) {
        Integer had = before.get(task(task).id());
        boolean changed = had != null
                && had != worker
                && task(task).pin().isEmpty()
                && worker(had).canDo(task(task));
        return changed ? units(problem.prices().reassignment()) : 0;
    }

    long undone(int task) {
        if (task(task).terms().leaving() instanceof Leaving.Price own) {
            return units(own.money());
        }
        double dearest = problem.workers().stream()
                .mapToDouble(worker -> worker.wagePerHour().toDouble())
                .max()
                .orElse(0);
        Money wage = Money.of(
                dearest * (task(task).duration().value() / 60), problem.prices().currency());
        return delay(task, problem.horizon())
                + units(wage)
                + units(problem.prices().undone());
    }

    boolean must(int task) {
        return task(task).terms().leaving() instanceof Leaving.Never;
    }

    private static long pay(Money perHour, Duration time) {
        return units(perHour.times(time.toMillis() / 3_600_000.0));
    }

    private static long units(Money money) {
        return money.amount().movePointRight(4).longValueExact();
    }
}
