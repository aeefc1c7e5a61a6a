package io.chargehand.backroom.solver;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.TaskBuilder;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerTour;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever is asked for, the answer is a sound plan that says why the rest is undone, or an error; and it comes. */
@Timeout(120)
class ExtremeProblemsTest {

    private static final Instant NOW = RandomBackroom.NOW;
    private static final Duration LIMIT = Duration.ofMillis(300);

    private final OptaPlannerSequencer sequencer = new OptaPlannerSequencer();

    @Test
    void nobodyIsThere() {
        SequencingProblem room = RandomBackroom.draw(1, 3, 20);
        SequencePlan plan = plan(changed(room, List.of(), room.tasks()));
        assertThat(plan.unplaced()).hasSize(20);
        assertThat(plan.sequences()).isEmpty();
    }

    @Test
    void nothingIsToBeDone() {
        SequencingProblem room = RandomBackroom.draw(1, 3, 20);
        SequencePlan plan = plan(changed(room, room.workers(), List.of()));
        assertThat(plan.cost().total().amount().signum()).isZero();
        assertThat(plan(changed(room, List.of(), List.of())).unplaced()).isEmpty();
    }

    @Test
    void everyTaskIsPinned() {
        SequencingProblem room = RandomBackroom.draw(3, 3, 24);
        List<SequencingTask> pinned = new ArrayList<>();
        for (int i = 0; i < room.tasks().size(); i++) {
            SequencingWorker worker = room.workers().get(i % 3);
            Pin pin = i < 3
                    ? new Pin.Started(worker.id(), NOW)
                    : i % 2 == 0 ? new Pin.Frozen(worker.id(), -i) : new Pin.Assigned(worker.id());
            pinned.add(room.tasks().get(i).pinned(Optional.of(pin)));
        }
        SequencePlan plan = plan(changed(room, room.workers(), pinned));
        for (SequencingTask task : pinned) {
            plan.findWorker(task.id())
                    .ifPresent(worker -> assertThat(worker)
                            .isEqualTo(task.pin().orElseThrow().worker()));
        }
    }

    @Test
    void tasksWaitForEachOther() {
        SequencingProblem room = RandomBackroom.draw(1, 2, 4);
        SequencingTask one = task("one").after("two").build();
        SequencingTask two = task("two").after("three").build();
        SequencingTask three = task("three").after("one").build();
        assertThatThrownBy(() -> changed(room, room.workers(), List.of(one, two, three)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("predecessors");
    }

    @Test
    void tenThousandEqualTasks() {
        SequencingProblem room = RandomBackroom.draw(1, 10, 1);
        List<SequencingTask> equal = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            equal.add(task("T" + i).minutes(1).losing(0.01).build());
        }
        SequencingProblem many = changed(room, room.workers(), equal);
        long begun = System.nanoTime();
        sound(many, sequencer.plan(many, SearchLimit.time(Duration.ofSeconds(3)), 1));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void oneLongChain() {
        SequencingProblem room = RandomBackroom.draw(1, 3, 1);
        List<SequencingTask> chain = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            TaskBuilder next = task("T" + i).minutes(0.05).losing(0.01);
            chain.add(i == 0 ? next.build() : next.after("T" + (i - 1)).build());
        }
        plan(changed(room, room.workers(), chain));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void whateverIsDrawn(long seed) {
        Random random = new Random(seed);
        SequencingProblem room = RandomBackroom.draw(seed, 1 + random.nextInt(5), 10 + random.nextInt(30));
        SequencingProblem terms = RandomTerms.into(room, seed);
        List<SequencingWorker> workers = new ArrayList<>();
        terms.workers().forEach(worker -> workers.add(strange(worker, random)));
        List<SequencingTask> tasks = new ArrayList<>();
        terms.tasks().forEach(task -> tasks.add(strange(task, random)));
        plan(changed(terms, workers, tasks));
    }

    @Test
    void workForTwoWhoNeverMeet() {
        SequencingProblem room = RandomBackroom.draw(1, 2, 1);
        SequencingWorker early = room.workers().get(0).working(List.of(window(0, 30)));
        SequencingWorker late = room.workers().get(1).working(List.of(window(60, 90)));
        SequencingTask one =
                task("one").terms(TaskTerms.NONE.together(new TaskId("two"))).build();
        SequencingTask two =
                task("two").terms(TaskTerms.NONE.together(new TaskId("one"))).build();
        SequencePlan plan = plan(changed(room, List.of(early, late), List.of(one, two)));
        assertThat(plan.unplaced()).hasSize(2);
    }

    private SequencingWorker strange(SequencingWorker worker, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> worker.working(List.of());
            case 1 -> worker.working(List.of(window(-300, -200)));
            case 2 -> worker.working(List.of(window(0, 1), window(1, 2), window(5, 6)));
            case 3 -> worker.working(List.of(window(0, 60 * 24 * 365)));
            case 4 -> worker.with(WorkerTour.NONE.lasting(Minutes.ZERO).endingAt(worker.position()));
            case 5 ->
                worker.with(WorkerTour.NONE.carrying(new CartCapacity(
                        OptionalLong.of(0), OptionalLong.of(0), OptionalInt.of(0), OptionalInt.of(0))));
            case 6 -> worker.standingAt(worker.position(), NOW.plusSeconds(3_000_000_000L));
            default -> worker;
        };
    }

    private SequencingTask strange(SequencingTask task, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> task.lasting(Minutes.ZERO);
            case 1 -> task.lasting(new Minutes(30 * 24 * 60));
            case 2 -> task.releasedAt(Optional.of(NOW.plusSeconds(10_000_000_000L)));
            case 3 -> task.releasedAt(Optional.of(NOW.minusSeconds(10_000_000_000L)));
            case 4 -> curve(task, new double[] {0, 1e-6}, new double[] {0, 1e8}, 0);
            case 5 -> curve(task, new double[] {-5e5, 5e5}, new double[] {7, 7}, 0);
            case 6 -> curve(task, new double[] {0}, new double[] {1e6}, 1e4);
            case 7 -> TaskBuilder.copy(task).skill("NOBODY_HAS_IT").build();
            case 8 -> task.with(task.terms().startingBy(NOW.minusSeconds(60)));
            case 9 -> task.with(task.terms().leaving(Leaving.NEVER).finishingBy(NOW.plusSeconds(1)));
            case 10 -> task.with(task.terms().loading(new CartLoad(1_000_000_000_000L, 1, 1_000_000, 1)));
            default -> task;
        };
    }

    private static SequencingTask curve(SequencingTask task, double[] minutes, double[] money, double tail) {
        return task.costing(
                new DelayCostCurve(NOW, new PiecewiseLinear(minutes, money, tail), RandomBackroom.USD), List.of());
    }

    private static TaskBuilder task(String id) {
        return TaskBuilder.task(id)
                .at(RandomBackroom.draw(1, 1, 1).tasks().get(0).from());
    }

    private static TimeWindow window(long fromMinute, long toMinute) {
        return new TimeWindow(NOW.plusSeconds(60 * fromMinute), NOW.plusSeconds(60 * toMinute));
    }

    private static SequencingProblem changed(
            SequencingProblem room, List<SequencingWorker> workers, List<SequencingTask> tasks) {
        return new SequencingProblem(NOW, workers, tasks, room.walking(), room.prices(), Optional.empty());
    }

    private SequencePlan plan(SequencingProblem problem) {
        SequencePlan plan = sequencer.plan(problem, SearchLimit.time(LIMIT), 1);
        sound(problem, plan);
        return plan;
    }

    private static void sound(SequencingProblem problem, SequencePlan plan) {
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.cost()).isEqualTo(plan.cost());
        Set<Object> seen = new HashSet<>();
        plan.sequences()
                .forEach(sequence -> sequence.stops()
                        .forEach(stop -> assertThat(seen.add(stop.task())).isTrue()));
        for (UnplacedTask unplaced : plan.unplaced()) {
            assertThat(seen.add(unplaced.task())).isTrue();
            assertThat(unplaced.reason()).isNotNull();
            assertThat(unplaced.toString()).isNotBlank();
        }
        assertThat(seen).hasSameSizeAs(problem.tasks());
    }
}
