package io.chargehand.backroom.solver;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.RandomPlans;
import io.chargehand.backroom.Replan;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.backroom.WorkerExplanation;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Explanations add up to the plan score, and each part is what its own definition says. */
class ExplanationSumTest {

    private static final double ROUNDING = 0.000_101;

    @Test
    void addUpToTheScoreOnTenThousandRandomPlans() {
        int plans = 0;
        int sound = 0;
        int timed = 0;
        for (long seed = 1; seed <= 250; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 5, 5 + (int) seed % 25);
            Timetable table = new Timetable(new DenseProblem(problem));
            Random random = new Random(seed);
            for (int i = 0; i < 40; i++) {
                SequencePlan plan = RandomPlans.scattered(problem, random);
                PlanExplanation explained = PlanExplanation.of(problem, plan);
                PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
                assertThat(explained.cost()).isEqualTo(evaluation.cost());
                check(problem, explained);
                load(table, plan);
                assertThat(table.violations() == 0)
                        .isEqualTo(evaluation.violations().isEmpty());
                boolean endless = evaluation.violations().stream().anyMatch(rule -> rule.contains("waits for ever"));
                boolean plain = seed % 2 == 0 && !endless;
                if (plain || evaluation.violations().isEmpty()) {
                    assertThat(units(sum(explained))).isEqualTo(table.total());
                    timed++;
                }
                sound += evaluation.violations().isEmpty() ? 1 : 0;
                plans++;
            }
        }
        assertThat(plans).isEqualTo(10_000);
        assertThat(timed).isGreaterThan(2_000);
        assertThat(sound).isGreaterThan(20);
    }

    @Test
    void addUpToTheScoreOfPlansOfTheSolverWithWorkUnderWay() {
        OptaPlannerSequencer sequencer = new OptaPlannerSequencer();
        for (long seed = 1; seed <= 60; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 2 + (int) seed % 4, 10 + (int) seed % 20);
            SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(5), seed);
            SequencingProblem later = Replan.after(problem, plan, 30, seed);
            for (SequencingProblem each : java.util.List.of(problem, later)) {
                SequencePlan found = sequencer.plan(each, SearchLimit.steps(5), seed);
                PlanExplanation explained = PlanExplanation.of(each, found);
                assertThat(explained.violations()).isEmpty();
                assertThat(explained.cost()).isEqualTo(found.cost());
                check(each, explained);
                assertThat(explained.lowerBound())
                        .isLessThanOrEqualTo(found.cost().total());
            }
        }
    }

    private static void check(SequencingProblem problem, PlanExplanation explained) {
        PlanCost sum = sum(explained);
        assertThat(sum).isEqualTo(explained.cost());
        assertThat(units(sum)).isEqualTo(units(explained.cost()));
        PlanCost byWorker = PlanCost.zero(problem.prices().currency());
        for (WorkerExplanation worker : explained.workers()) {
            byWorker = byWorker.plus(worker.cost());
        }
        PlanCost undone = PlanCost.zero(problem.prices().currency());
        for (TaskExplanation task : explained.tasks()) {
            undone = task.unplaced().isPresent() ? undone.plus(task.cost()) : undone;
        }
        assertThat(byWorker.plus(undone)).isEqualTo(explained.cost());
        new Recomputed(problem, explained).check();
    }

    private static PlanCost sum(PlanExplanation explained) {
        PlanCost sum = PlanCost.zero(explained.cost().delay().currency());
        for (TaskExplanation task : explained.tasks()) {
            sum = sum.plus(task.cost());
        }
        for (WorkerExplanation worker : explained.workers()) {
            sum = sum.plus(worker.wayHome());
        }
        return sum;
    }

    private static long units(PlanCost cost) {
        return cost.total().amount().movePointRight(4).longValueExact();
    }

    static void load(Timetable table, SequencePlan plan) {
        DenseProblem dense = table.problem;
        int[][] sequences = new int[dense.workerCount][dense.taskCount];
        int[] lengths = new int[dense.workerCount];
        for (WorkerSequence sequence : plan.sequences()) {
            int w = dense.indexOf(sequence.worker());
            sequence.stops().forEach(stop -> sequences[w][lengths[w]++] = dense.indexOf(stop.task()));
        }
        table.load(sequences, lengths);
        table.refresh();
    }

    /** Each part from its definition, in plain numbers, by the times that the plan says. */
    private static final class Recomputed {

        private final SequencingProblem problem;
        private final PlanExplanation explained;
        private final Map<TaskId, SequencingTask> tasks = new HashMap<>();
        private final Map<WorkerId, SequencingWorker> workers = new HashMap<>();

        Recomputed(SequencingProblem problem, PlanExplanation explained) {
            this.problem = problem;
            this.explained = explained;
            problem.tasks().forEach(task -> tasks.put(task.id(), task));
            problem.workers().forEach(worker -> workers.put(worker.id(), worker));
        }

        void check() {
            for (TaskExplanation task : explained.tasks()) {
                if (task.stop().isPresent()) {
                    placed(task, task.stop().get(), workers.get(task.worker().orElseThrow()));
                } else {
                    undone(task);
                }
            }
            for (WorkerSequence sequence : explained.plan().sequences()) {
                home(sequence);
            }
        }

        private void placed(TaskExplanation explanation, Stop stop, SequencingWorker worker) {
            SequencingTask task = tasks.get(explanation.task());
            PlanCost cost = explanation.cost();
            near(cost.delay(), loss(task.delayCost(), stop.finish()));
            Money parts = Money.zero(problem.prices().currency());
            for (int i = 0; i < explanation.delay().size(); i++) {
                Money loss = explanation.delay().get(i).loss();
                parts = parts.plus(loss);
                if (!task.parts().isEmpty()) {
                    double expected = loss(task.parts().get(i).curve(), stop.finish());
                    assertThat(loss.toDouble())
                            .isCloseTo(expected, within(ROUNDING * task.parts().size()));
                }
            }
            assertThat(parts).isEqualTo(cost.delay());
            boolean started = task.pin().filter(Pin.Started.class::isInstance).isPresent();
            double wage = worker.wagePerHour().toDouble();
            double worked = started ? hours(problem.now(), stop.finish()) : hours(stop.start(), stop.finish());
            near(cost.work(), wage * worked);
            double walked = hours(stop.walkStart(), stop.start());
            near(
                    cost.walking(),
                    worker.tour().walkingPerHour().map(Money::toDouble).orElse(wage) * walked);
            near(cost.overtime(), started ? 0 : overtime(worker, stop.walkStart(), stop.finish()));
            near(cost.change(), change(task, worker));
            near(cost.undone(), 0);
        }

        private void undone(TaskExplanation explanation) {
            SequencingTask task = tasks.get(explanation.task());
            double expected = 0;
            if (explanation.unplaced().isPresent()) {
                double dearest = problem.workers().stream()
                        .mapToDouble(worker -> worker.wagePerHour().toDouble())
                        .max()
                        .orElse(0);
                expected = task.terms().leaving() instanceof Leaving.Price own
                        ? own.money().toDouble()
                        : loss(task.delayCost(), problem.horizon())
                                + dearest * task.duration().value() / 60
                                + problem.prices().undone().toDouble();
            }
            assertThat(explanation.cost().undone().toDouble()).isCloseTo(expected, within(2 * ROUNDING));
            near(explanation.cost().total().minus(explanation.cost().undone()), 0);
        }

        private void home(WorkerSequence sequence) {
            SequencingWorker worker = workers.get(sequence.worker());
            PlanCost cost = explained.workers().stream()
                    .filter(each -> each.worker().equals(worker.id()))
                    .findFirst()
                    .orElseThrow()
                    .wayHome();
            double perHour =
                    worker.tour().walkingPerHour().orElse(worker.wagePerHour()).toDouble();
            near(
                    cost.walking(),
                    sequence.wayHome()
                            .map(way -> perHour * hours(way.start(), way.arrival()))
                            .orElse(0.0));
            near(
                    cost.overtime(),
                    sequence.wayHome()
                            .map(way -> overtime(worker, way.start(), way.arrival()))
                            .orElse(0.0));
            near(cost.total().minus(cost.walking()).minus(cost.overtime()), 0);
        }

        private double change(SequencingTask task, SequencingWorker worker) {
            boolean had = problem.previousPlan().stream()
                    .flatMap(plan -> plan.sequences().stream())
                    .filter(sequence -> !sequence.worker().equals(worker.id()))
                    .filter(sequence -> workers.containsKey(sequence.worker()))
                    .filter(sequence -> workers.get(sequence.worker()).canDo(task))
                    .flatMap(sequence -> sequence.stops().stream())
                    .anyMatch(stop -> stop.task().equals(task.id()));
            return had && task.pin().isEmpty() ? problem.prices().reassignment().toDouble() : 0;
        }

        private static double overtime(SequencingWorker worker, Instant from, Instant to) {
            if (worker.windows().isEmpty()) {
                return 0;
            }
            Instant end = worker.windows().get(worker.windows().size() - 1).end();
            double over = Math.max(0, Math.min(hours(end, to), hours(from, to)));
            return over
                    * (worker.overtimePerHour().toDouble()
                            - worker.wagePerHour().toDouble());
        }

        private static double loss(DelayCostCurve curve, Instant finish) {
            double x = Duration.between(curve.origin(), finish).toMillis() / 60_000.0;
            int points = curve.byMinutes().size();
            double y = curve.byMinutes().y(0);
            for (int i = 1; i <= points; i++) {
                double from = curve.byMinutes().x(i - 1);
                double slope = i == points
                        ? curve.byMinutes().tailSlope()
                        : (curve.byMinutes().y(i) - curve.byMinutes().y(i - 1))
                                / (curve.byMinutes().x(i) - from);
                double to = i == points
                        ? Double.POSITIVE_INFINITY
                        : curve.byMinutes().x(i);
                y += slope == 0 ? 0 : slope * Math.max(0, Math.min(x, to) - from);
            }
            return y;
        }

        private static double hours(Instant from, Instant to) {
            return Duration.between(from, to).toMillis() / 3_600_000.0;
        }

        private static void near(Money part, double expected) {
            assertThat(part.toDouble()).isCloseTo(expected, within(ROUNDING));
        }
    }
}
