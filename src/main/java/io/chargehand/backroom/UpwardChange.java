package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a problem that lets a task start earlier. The kinds are ordered from what can be decided at once to what takes other
 * people. Immutable.
 */
public sealed interface UpwardChange {

    /**
     * The problem with the change made; its previous plan stays the same.
     *
     * @throws io.chargehand.kernel.InvalidInputException when the problem has not what the change names
     */
    SequencingProblem applyTo(SequencingProblem problem);

    /** What changes, in words that follow an "if", such as {@code a minute of its delay cost 0.42 USD more}. */
    String sentence();

    /**
     * Nothing: the plan leaves something to gain, and the task moves as soon as it is put where it costs least.
     *
     * @param task the task
     * @param gain what the plan then costs less, more than zero
     */
    record PutWhereItCostsLeast(TaskId task, Money gain) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return problem;
        }

        @Override
        public String sentence() {
            return "it were put where it costs least, " + ProblemEdit.exact(gain) + " less than where it is";
        }
    }

    /**
     * The delay of a placed task costs more, by the same for each minute from now on.
     *
     * @param task the task
     * @param perMinute how much more, more than zero
     */
    record DelayCostsMore(TaskId task, Money perMinute) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            SequencingTask task = ProblemEdit.task(problem, this.task);
            DelayCostCurve more = new DelayCostCurve(
                    problem.now(),
                    new PiecewiseLinear(new double[] {0}, new double[] {0}, perMinute.toDouble()),
                    perMinute.currency());
            List<CostPart> parts = new ArrayList<>(task.parts());
            if (!parts.isEmpty()) {
                parts.add(
                        new CostPart(DelayCause.AGE, task.id().value(), "what was added for task " + task.id(), more));
            }
            return new ProblemChange.DelayCostChanged(
                            task.id(), task.delayCost().plus(more), parts)
                    .applyTo(problem);
        }

        @Override
        public String sentence() {
            return "a minute of its delay cost " + ProblemEdit.exact(perMinute) + " more";
        }
    }

    /**
     * Leaving an undone task costs more.
     *
     * @param task the task
     * @param price what leaving it costs then, all told
     * @param more how much that is more than now, more than zero
     */
    record LeavingCostsMore(TaskId task, Money price, Money more) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return ProblemEdit.changed(
                    problem, task, each -> each.with(each.terms().leaving(new Leaving.Price(price))));
        }

        @Override
        public String sentence() {
            return "leaving it undone cost " + ProblemEdit.exact(more) + " more";
        }
    }

    /**
     * The task may start earlier.
     *
     * @param task the task, which has a release
     * @param by how much earlier
     */
    record ReleasedEarlier(TaskId task, Minutes by) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            Optional<Instant> release =
                    ProblemEdit.task(problem, task).release().map(at -> at.minus(ProblemEdit.time(by)));
            return new ProblemChange.ReleaseChanged(task, release).applyTo(problem);
        }

        @Override
        public String sentence() {
            return "it might start " + ProblemEdit.words(by) + " earlier";
        }
    }

    /**
     * What it waits for takes less time.
     *
     * @param task the task before it, one that must come before, or what its other half waits for
     * @param by how much less at pace 1
     */
    record TaskShorter(TaskId task, Minutes by) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            double left = ProblemEdit.task(problem, task).duration().value() - by.value();
            return new ProblemChange.DurationChanged(task, new Minutes(Math.max(0, left))).applyTo(problem);
        }

        @Override
        public String sentence() {
            return "task " + task + " took " + ProblemEdit.words(by) + " less";
        }
    }

    /**
     * The worker is available earlier.
     *
     * @param worker the worker
     * @param by how much earlier
     */
    record WorkerEarlier(WorkerId worker, Minutes by) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            SequencingWorker who = ProblemEdit.worker(problem, worker);
            return new ProblemChange.WorkerMoved(
                            worker, who.position(), who.availableFrom().minus(ProblemEdit.time(by)))
                    .applyTo(problem);
        }

        @Override
        public String sentence() {
            return "worker " + worker + " were available " + ProblemEdit.words(by) + " earlier";
        }
    }

    /**
     * A working window begins earlier.
     *
     * @param worker the worker
     * @param window which, from 0
     * @param by how much earlier
     */
    record WindowEarlier(WorkerId worker, int window, Minutes by) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            List<TimeWindow> windows =
                    new ArrayList<>(ProblemEdit.worker(problem, worker).windows());
            TimeWindow old = windows.get(window);
            windows.set(window, new TimeWindow(old.start().minus(ProblemEdit.time(by)), old.end()));
            return new ProblemChange.ShiftChanged(worker, windows).applyTo(problem);
        }

        @Override
        public String sentence() {
            return "worker " + worker + " were at work " + ProblemEdit.words(by) + " earlier";
        }
    }

    /**
     * The worker's tour may last longer.
     *
     * @param worker the worker, whose tour is limited
     * @param by how much longer
     */
    record TourLonger(WorkerId worker, Minutes by) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return ProblemEdit.changed(
                    problem,
                    worker,
                    who -> who.with(who.tour()
                            .lasting(who.tour().longest().orElseThrow().plus(by))));
        }

        @Override
        public String sentence() {
            return "the tour of worker " + worker + " might last " + ProblemEdit.words(by) + " longer";
        }
    }

    /**
     * The task need not wait for others any more.
     *
     * @param task the task
     * @param predecessors what it need not wait for, and is not done together with
     */
    record WaitsNoMore(TaskId task, List<TaskId> predecessors) implements UpwardChange {
        public WaitsNoMore {
            predecessors = List.copyOf(predecessors);
        }

        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return ProblemEdit.changed(problem, task, each -> {
                SequencingTask free = each;
                for (TaskId predecessor : predecessors) {
                    free = free.without(predecessor);
                }
                return free;
            });
        }

        @Override
        public String sentence() {
            return "it needed not wait for " + ProblemEdit.names(predecessors);
        }
    }

    /**
     * The task is frozen or given to somebody no more.
     *
     * @param task the task
     */
    record PinRemoved(TaskId task) implements UpwardChange {
        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return new ProblemChange.PinChanged(task, Optional.empty()).applyTo(problem);
        }

        @Override
        public String sentence() {
            return "its worker and place were free to choose";
        }
    }

    /**
     * A worker learns or is handed what the task needs.
     *
     * @param worker the worker
     * @param skills which the worker lacks
     * @param equipment which the worker lacks
     */
    record WorkerGains(WorkerId worker, Set<Skill> skills, Set<Equipment> equipment) implements UpwardChange {
        public WorkerGains {
            skills = Set.copyOf(skills);
            equipment = Set.copyOf(equipment);
        }

        @Override
        public SequencingProblem applyTo(SequencingProblem problem) {
            return ProblemEdit.changed(problem, worker, who -> who.knowing(skills, equipment));
        }

        @Override
        public String sentence() {
            List<Object> gained = new ArrayList<>(skills);
            gained.addAll(equipment);
            return "worker " + worker + " had " + ProblemEdit.names(gained);
        }
    }
}
