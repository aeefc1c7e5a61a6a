package io.chargehand.backroom.solver;

import io.chargehand.backroom.Alternative;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One task of one sound plan, tried in all its places. Used once. */
final class PlaceTrial {

    private static final int DECIMALS = 4;

    private final Timetable table;
    private final DenseProblem dense;
    private final SequencePlan plan;
    private final int task;
    private final long before;
    private final int holder;
    private final int place;
    private final boolean isAwaited;
    private final List<Alternative> found = new ArrayList<>();

    /**
     * Prepares to try.
     *
     * @param table holds the plan, and is changed
     * @param plan as the evaluation gives it
     */
    PlaceTrial(Timetable table, SequencePlan plan, int task) {
        this.table = table;
        this.dense = table.problem;
        this.plan = plan;
        this.task = task;
        this.before = table.total();
        this.holder = table.holder[task];
        this.place = table.place[task];
        this.isAwaited = table.isAwaited(task);
    }

    List<Alternative> list() {
        boolean placed = table.isPlaced(task);
        if (isFixed(task)) {
            if (placed) {
                addPresent();
            }
            return found;
        }
        table.takeOut(task);
        if (!isAwaited) {
            table.refresh();
        }
        for (int w = 0; w < dense.workerCount && !waitsForUndone(); w++) {
            if (mayHave(w)) {
                tryAll(w, placed && w == holder ? place : -1);
            }
        }
        return found;
    }

    private boolean isFixed(int each) {
        Pin pin = dense.task(each).pin().orElse(null);
        return pin instanceof Pin.Started || pin instanceof Pin.Frozen;
    }

    private boolean waitsForUndone() {
        int partner = dense.partner[task];
        boolean waits = partner >= 0 && !table.isPlaced(partner);
        for (int p : dense.predecessors[task]) {
            waits |= !table.isPlaced(p);
        }
        return waits;
    }

    private boolean mayHave(int worker) {
        boolean together = true;
        for (int other : dense.bound[task]) {
            together &= !table.isPlaced(other) || table.holder[other] == worker;
        }
        return together && dense.able[worker][task];
    }

    /** Where others wait for the task, moves it from place to place without timing the plan that lacks it, which is unsound. */
    private void tryAll(int worker, int present) {
        int fixed = 0;
        while (fixed < table.length[worker] && isFixed(table.sequence[worker][fixed])) {
            fixed++;
        }
        int last = table.lastPlace(task, worker);
        for (int at = table.firstPlace(task, worker, fixed); at <= last; at++) {
            if (at == present) {
                addPresent();
                continue;
            }
            if (isAwaited || isFree(worker, at)) {
                table.insert(task, worker, at);
                table.refresh();
                if (table.violations() == 0) {
                    add(worker, at);
                }
                table.takeOut(task);
            }
        }
    }

    /** Whether the place breaks no rule, found without timing the plan again; of a plan that is sound without the task. */
    private boolean isFree(int worker, int at) {
        table.refresh();
        return Double.isFinite(table.insertionCost(task, worker, at, Double.POSITIVE_INFINITY));
    }

    private void addPresent() {
        SequencingProblem problem = dense.problem;
        Stop stop = plan.findStop(problem.tasks().get(task).id()).orElseThrow();
        found.add(
                new Alternative(problem.workers().get(holder).id(), place + 1, stop.start(), stop.finish(), money(0)));
    }

    private void add(int worker, int at) {
        TaskId id = dense.task(task).id();
        WorkerId who = dense.problem.workers().get(worker).id();
        Money added = money(table.total() - before);
        if (table.setsOutLate[worker]) {
            Stop stop = PlanEvaluation.of(dense.problem, plan.moving(id, who, at + 1))
                    .plan()
                    .findStop(id)
                    .orElseThrow();
            found.add(new Alternative(who, at + 1, stop.start(), stop.finish(), added));
        } else {
            found.add(new Alternative(who, at + 1, after(table.start[task]), after(table.finish[task]), added));
        }
    }

    private Instant after(long millis) {
        return dense.problem.now().plus(Duration.ofMillis(millis));
    }

    private Money money(long units) {
        return new Money(
                BigDecimal.valueOf(units, DECIMALS), dense.problem.prices().currency());
    }
}
