package io.chargehand.backroom.solver;

import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SmallBackroom;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskBuilder;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds the fast timing to the slow evaluation, and the cost of an insertion to a full timing. */
class TimetableTest {

    /** Ten-thousandths by task: three amounts are rounded for each. */
    private static final double ROUNDING = 2;

    /** Every other one with all the rarer terms. */
    private static SequencingProblem draw(long seed, int workers, int tasks) {
        SequencingProblem problem = RandomBackroom.draw(seed, workers, tasks);
        return seed % 2 == 0 ? problem : RandomTerms.into(problem, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 19, 21})
    void agreesWithTheEvaluationOnRandomSequences(long seed) {
        SequencingProblem problem = draw(seed, 3 + (int) seed % 4, 12 + (int) seed);
        DenseProblem dense = new DenseProblem(problem);
        Random random = new Random(seed);
        Timetable table = new Timetable(dense);
        for (int i = 0; i < 400; i++) {
            int[][] sequences = new int[dense.workerCount][dense.taskCount];
            int[] lengths = new int[dense.workerCount];
            scatter(dense, random, sequences, lengths);
            table.load(sequences, lengths);
            table.refresh();
            PlanEvaluation evaluation = PlanEvaluation.of(problem, plan(dense, table));
            assertThat(table.violations() == 0)
                    .isEqualTo(evaluation.violations().isEmpty());
            boolean plain = seed % 2 == 0
                    && evaluation.violations().stream().noneMatch(rule -> rule.contains("waits for ever"));
            if (plain || evaluation.violations().isEmpty()) {
                assertThat(table.total())
                        .isEqualTo(DenseProblem.units(evaluation.cost().total().toDouble()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17, 19, 21})
    void pricesAnInsertionAsAFullTimingDoes(long seed) {
        SequencingProblem problem = draw(seed, 4, 40);
        DenseProblem dense = new DenseProblem(problem);
        Timetable table = new Timetable(dense);
        new Repair(table, Unplaceable.hopeless(dense), () -> false).fill();
        for (int t = 0; t < dense.taskCount; t++) {
            if (table.isPlaced(t)) {
                int home = table.holder[t];
                int place = table.place[t];
                table.takeOut(t);
                table.refresh();
                if (table.violations() == 0) {
                    insertEverywhere(dense, table, t);
                }
                table.insert(t, home, place);
                table.refresh();
            }
        }
    }

    @Test
    void pricesAnInsertionThatPushesTheSameWorkAgainAndAgain() {
        SequencingProblem problem = pingPong(30);
        DenseProblem dense = new DenseProblem(problem);
        Timetable table = new Timetable(dense);
        int late = dense.taskCount - 1;
        int[][] sequences = new int[2][dense.taskCount];
        int[] lengths = new int[2];
        for (int t = 0; t < late; t++) {
            sequences[t % 2][lengths[t % 2]++] = t;
        }
        table.load(sequences, lengths);
        table.refresh();
        table.takeOut(late);
        table.refresh();
        assertThat(table.violations()).isZero();
        long before = table.total();
        long[] finish = table.finish.clone();
        for (int at = 0; at <= table.length[0]; at++) {
            double cost = table.insertionCostByRipple(late, 0, at, Double.POSITIVE_INFINITY);
            assertThat(table.total()).isEqualTo(before);
            assertThat(table.finish).isEqualTo(finish);
            table.insert(late, 0, at);
            table.timeAll();
            assertThat(cost).isCloseTo(table.total() - before, within(ROUNDING * dense.taskCount));
            table.takeOut(late);
            table.refresh();
        }
    }

    /** Two workers who wait for each other after every task, and one long task to come between. */
    private static SequencingProblem pingPong(int pairs) {
        SmallBackroom room = new SmallBackroom().worker("A", 600).worker("B", 600);
        for (int i = 0; i < 2 * pairs; i++) {
            TaskBuilder next = task("T" + i).minutes(1).losing(0.1);
            room.tasks(i == 0 ? next : next.after("T" + (i - 1)));
        }
        return room.tasks(task("late").minutes(30).losing(0.1)).problem();
    }

    private static void insertEverywhere(DenseProblem dense, Timetable table, int task) {
        long before = table.total();
        for (int w = 0; w < dense.workerCount; w++) {
            int with = w;
            if (IntStream.of(dense.bound[task]).anyMatch(t -> table.isPlaced(t) && table.holder[t] != with)) {
                continue;
            }
            int last = table.lastPlace(task, w);
            for (int at = table.firstPlace(task, w, 0); dense.eligible[w][task] && at <= last; at++) {
                double cost = table.insertionCost(task, w, at, Double.POSITIVE_INFINITY);
                table.insert(task, w, at);
                table.refresh();
                boolean broken = table.violations() > 0;
                assertThat(Double.isInfinite(cost))
                        .as("task %s worker %s at %s of %s, last %s", task, w, at, table.length[w] - 1, last)
                        .isEqualTo(broken);
                if (!broken) {
                    assertThat(cost).isCloseTo(table.total() - before, within(ROUNDING * dense.taskCount));
                }
                long total = table.total();
                table.timeAll();
                assertThat(table.total()).isEqualTo(total);
                table.takeOut(task);
                table.refresh();
            }
        }
    }

    /** Half of the draws follow the precedence, so that many of them can be timed. */
    private static void scatter(DenseProblem dense, Random random, int[][] sequences, int[] lengths) {
        boolean ordered = random.nextBoolean();
        List<Integer> order = new ArrayList<>();
        for (int t = 0; t < dense.taskCount; t++) {
            order.add(t);
        }
        java.util.Collections.shuffle(order, random);
        if (ordered) {
            order.sort(java.util.Comparator.comparingInt(t -> dense.topologicalRank[t]));
        }
        for (int t : order) {
            int w = random.nextInt(dense.workerCount);
            boolean able = dense.eligible[w][t] || random.nextInt(20) == 0;
            if (able && random.nextInt(8) > 0) {
                sequences[w][lengths[w]++] = t;
            }
        }
    }

    private static SequencePlan plan(DenseProblem dense, Timetable table) {
        SequencingProblem problem = dense.problem;
        List<WorkerSequence> sequences = new ArrayList<>();
        HashSet<TaskId> placed = new HashSet<>();
        for (int w = 0; w < dense.workerCount; w++) {
            List<Stop> stops = new ArrayList<>();
            for (int i = 0; i < table.length[w]; i++) {
                TaskId id = dense.task(table.sequence[w][i]).id();
                placed.add(id);
                stops.add(new Stop(id, problem.now(), problem.now(), problem.now(), Minutes.ZERO));
            }
            sequences.add(new WorkerSequence(problem.workers().get(w).id(), stops));
        }
        List<UnplacedTask> unplaced = problem.tasks().stream()
                .filter(task -> !placed.contains(task.id()))
                .map(task -> new UnplacedTask(task.id(), UnplacedTask.Reason.NOT_WORTH_IT, "drawn"))
                .toList();
        return new SequencePlan(
                problem.now(),
                sequences,
                unplaced,
                PlanCost.zero(problem.prices().currency()));
    }
}
