package io.chargehand.backroom.solver;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WorkerTour;
import io.chargehand.kernel.Minutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds prices that are kept from proposal to proposal to those looked for anew. */
class KnownPricesTest {

    /** Ten-thousandths: some amounts are rounded for each task that is pushed. */
    private static final double ROUNDING = 100;

    /** Nothing waits for anything; every other problem has homes and longest tours. */
    private static SequencingProblem draw(long seed) {
        SequencingProblem drawn = RandomBackroom.draw(seed, 5, 40);
        List<SequencingTask> tasks =
                drawn.tasks().stream().map(KnownPricesTest::alone).toList();
        WorkerTour tour =
                WorkerTour.NONE.endingAt(drawn.workers().get(0).position()).lasting(new Minutes(300));
        return new SequencingProblem(
                drawn.now(),
                drawn.workers().stream()
                        .map(worker -> seed % 2 == 0 ? worker : worker.with(tour))
                        .toList(),
                tasks,
                drawn.walking(),
                drawn.prices(),
                Optional.empty());
    }

    private static SequencingTask alone(SequencingTask task) {
        return new SequencingTask(
                        task.id(),
                        task.type(),
                        task.from(),
                        task.to(),
                        task.duration(),
                        task.release(),
                        task.delayCost(),
                        task.skills(),
                        task.equipment(),
                        List.of(),
                        Optional.empty(),
                        task.parts())
                .with(TaskTerms.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void knowsWhatLookingForItAnewFinds(long seed) {
        DenseProblem dense = new DenseProblem(draw(seed));
        assertThat(dense.coupled).isFalse();
        Timetable table = new Timetable(dense);
        boolean[] hopeless = Unplaceable.hopeless(dense);
        int[] fixed = new Repair(table, hopeless, () -> false).fill();
        KnownPrices known = KnownPrices.of(table);
        CheapestPlace kept = new CheapestPlace(table, known, fixed);
        CheapestPlace anew = new CheapestPlace(table, KnownPrices.none(table), fixed);
        Random random = new Random(seed);
        boolean[] changed = new boolean[dense.workerCount];
        Arrays.fill(changed, true);
        for (int round = 0; round < 300; round++) {
            known.standOn(changed);
            int[][] base = sequences(table);
            move(table, kept, anew, hopeless, random);
            for (int w = 0; w < base.length; w++) {
                changed[w] = !Arrays.equals(base[w], sequences(table)[w]);
            }
            if (random.nextBoolean()) {
                restore(table, base, changed);
            }
        }
    }

    /** Takes out some tasks and puts each where it costs least, which both ways of looking have to agree on. */
    private static void move(
            Timetable table, CheapestPlace kept, CheapestPlace anew, boolean[] hopeless, Random random) {
        int[] out = random.ints(0, table.problem.taskCount)
                .distinct()
                .filter(t -> !hopeless[t])
                .limit(4)
                .toArray();
        for (int t : out) {
            table.takeOut(t);
        }
        table.refresh();
        for (int t : out) {
            double expected = anew.find(t, random, 0);
            double cost = kept.find(t, random, 0);
            if (cost == Double.POSITIVE_INFINITY || table.violations() > 0) {
                assertThat(table.violations() > 0 || cost == expected).isTrue();
                table.leave(t);
            } else {
                assertThat(cost).isLessThanOrEqualTo(expected + ROUNDING);
                long before = table.total();
                table.insert(t, kept.worker(), kept.place());
                table.refresh();
                assertThat(table.violations()).isZero();
                assertThat((double) (table.total() - before)).isCloseTo(cost, within(ROUNDING));
            }
            table.refresh();
        }
    }

    private static void restore(Timetable table, int[][] base, boolean[] changed) {
        int[] workers = new int[base.length];
        int count = 0;
        for (int w = 0; w < base.length; w++) {
            if (changed[w]) {
                workers[count++] = w;
            }
            changed[w] = false;
        }
        table.replace(workers, count, base, lengths(base));
        table.refresh();
    }

    private static int[] lengths(int[][] sequences) {
        return Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray();
    }

    private static int[][] sequences(Timetable table) {
        int[][] copy = new int[table.length.length][];
        Arrays.setAll(copy, w -> Arrays.copyOf(table.sequence[w], table.length[w]));
        return copy;
    }

    @Test
    void keepsNoneWhereTasksWaitForEachOther() {
        Timetable table = new Timetable(new DenseProblem(RandomBackroom.draw(3, 4, 30)));
        KnownPrices known = KnownPrices.of(table);
        known.standOn(new boolean[] {true, true, true, true});
        assertThat(table.problem.coupled).isTrue();
        assertThat(known.stands(0)).isFalse();
    }
}
