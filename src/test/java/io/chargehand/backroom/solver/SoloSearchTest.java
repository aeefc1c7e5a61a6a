package io.chargehand.backroom.solver;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomQueue;
import io.chargehand.backroom.RandomQueue.Losses;
import io.chargehand.backroom.RandomQueue.Walking;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SmallBackroom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

/** What the kernels for one worker say and do, against full timing and against all orders. */
class SoloSearchTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();

    static Stream<Arguments> kinds() {
        List<Arguments> kinds = new ArrayList<>();
        for (Walking walking : Walking.values()) {
            for (Losses losses : Losses.values()) {
                kinds.add(Arguments.of(walking, losses, false));
                kinds.add(Arguments.of(walking, losses, true));
            }
        }
        return kinds.stream();
    }

    private static SequencingProblem draw(long seed, int size, Walking walking, Losses losses, boolean waits) {
        return waits
                ? RandomQueue.drawWaiting(seed, size, walking, losses)
                : RandomQueue.draw(seed, size, walking, losses);
    }

    private static KernelPolicy.Solo solo(Timetable table) {
        boolean[] hopeless = Unplaceable.hopeless(table.problem);
        int[] fixed = new Repair(table, hopeless, () -> false).fill();
        return KernelPolicy.solo(table, fixed, hopeless).orElseThrow();
    }

    /** An order at random in which nothing comes before what it waits for. */
    private static int[] shuffled(SoloProblem problem, Random random) {
        int size = problem.size;
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        for (int i = 0; i < size; i++) {
            int next = i;
            while (waits(problem, order, next, i)) {
                next++;
            }
            int task = order[next];
            System.arraycopy(order, i, order, i + 1, next - i);
            order[i] = task;
        }
        return order;
    }

    private static boolean waits(SoloProblem problem, int[] order, int at, int from) {
        for (int k = from; k < order.length; k++) {
            if (problem.before[order[k] * order.length + order[at]]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSound(SoloProblem problem, int[] order) {
        for (int i = 0; i < order.length; i++) {
            if (waits(problem, order, i, i + 1)) {
                return false;
            }
        }
        return true;
    }

    private static long full(Timetable table, SoloProblem problem, int[] order) {
        int[] sequence = Arrays.stream(order).map(j -> problem.task[j]).toArray();
        table.load(new int[][] {sequence}, new int[] {order.length});
        table.refresh();
        return table.total();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pricesOrdersAsAFullTimingDoes(Walking walking, Losses losses, boolean waits) {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(40);
            Timetable table = new Timetable(new DenseProblem(draw(seed, size, walking, losses, waits)));
            SoloProblem problem = solo(table).problem();
            boolean whole = losses == Losses.TARDINESS && walking != Walking.PAID && !waits;
            double rounding = whole ? 1e-6 : 2 * size;
            long full = SoloProblem.IMPOSSIBLE;
            double fast = 0;
            for (int i = 0; i < 50; i++) {
                int[] order = shuffled(problem, random);
                long next = full(table, problem, order);
                long cost = problem.cost(order);
                assertThat(cost == SoloProblem.IMPOSSIBLE).isEqualTo(table.violations() > 0);
                if (cost == SoloProblem.IMPOSSIBLE) {
                    continue;
                }
                if (full != SoloProblem.IMPOSSIBLE) {
                    assertThat(problem.inUnits(cost) - fast).isCloseTo(next - full, Offset.offset(rounding));
                }
                full = next;
                fast = problem.inUnits(cost);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leavesNoSwapAndNoInsertionThatGains(Walking walking, Losses losses, boolean waits) {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(25);
            Timetable table = new Timetable(new DenseProblem(draw(seed, size, walking, losses, waits)));
            KernelPolicy.Solo solo = solo(table);
            SoloProblem problem = solo.problem();
            int[] order = shuffled(problem, random);
            long before = problem.cost(order);
            if (before == SoloProblem.IMPOSSIBLE) {
                continue;
            }
            solo.search().improve(order, () -> false);
            long after = problem.cost(order);
            assertThat(after).isLessThanOrEqualTo(before);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .isEqualTo(IntStream.range(0, problem.size).toArray());
            assertThat(bestNeighbor(problem, order)).as("seed %s", seed).isGreaterThanOrEqualTo(after);
        }
    }

    private static long bestNeighbor(SoloProblem problem, int[] order) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < order.length; i++) {
            for (int k = 0; k < order.length; k++) {
                int[] swapped = order.clone();
                swapped[i] = order[k];
                swapped[k] = order[i];
                best = isSound(problem, swapped) ? Math.min(best, problem.cost(swapped)) : best;
                int[] moved = order.clone();
                if (i < k) {
                    System.arraycopy(order, i + 1, moved, i, k - i);
                } else {
                    System.arraycopy(order, k, moved, k + 1, i - k);
                }
                moved[k] = order[i];
                best = isSound(problem, moved) ? Math.min(best, problem.cost(moved)) : best;
            }
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void findsTheBestOfAllOrders(Walking walking, Losses losses, boolean waits) {
        for (long seed = 1; seed <= 12; seed++) {
            SequencingProblem problem = draw(seed, 7, walking, losses, waits);
            SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(150), seed);
            Timetable table = new Timetable(new DenseProblem(problem));
            SoloProblem solo = solo(table).problem();
            if (solo.size < 7) {
                continue;
            }
            long best = bestOfAll(table, solo, new int[7], 0, new boolean[7]);
            assertThat(DenseProblem.units(plan.cost().total().toDouble()))
                    .as("seed %s", seed)
                    .isEqualTo(best);
        }
    }

    private static long bestOfAll(Timetable table, SoloProblem problem, int[] order, int at, boolean[] used) {
        if (at == order.length) {
            long cost = full(table, problem, order);
            return table.violations() == 0 ? cost : Long.MAX_VALUE;
        }
        long best = Long.MAX_VALUE;
        for (int j = 0; j < order.length; j++) {
            if (!used[j]) {
                used[j] = true;
                order[at] = j;
                best = Math.min(best, bestOfAll(table, problem, order, at + 1, used));
                used[j] = false;
            }
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void equalSeedAndStepsGiveAnEqualPlan(Walking walking, Losses losses, boolean waits) {
        SequencingProblem problem = draw(5, 30, walking, losses, waits);
        SequencePlan one = SEQUENCER.plan(problem, SearchLimit.steps(40), 7);
        SequencePlan other = SEQUENCER.plan(problem, SearchLimit.steps(40), 7);
        assertThat(other).isEqualTo(one);
        assertThat(PlanEvaluation.of(problem, one).violations()).isEmpty();
    }

    @Test
    @Timeout(60)
    void whatCannotCostLessEndsTheSearch() {
        SmallBackroom room = new SmallBackroom().worker("Ann", 240).tasks(task("a"), task("b"), task("c"));
        SequencePlan plan = SEQUENCER.plan(room.problem(), SearchLimit.time(Duration.ofHours(1)), 1);
        assertThat(plan.unplaced()).isEmpty();
    }
}
