package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SmallBackroom;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskBuilder;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.UnplacedTask.Reason;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.SmallBackroom.DESK;
import static io.chargehand.backroom.SmallBackroom.DOCK;
import static io.chargehand.backroom.SmallBackroom.SHELF;
import static io.chargehand.backroom.SmallBackroom.queue;
import static io.chargehand.backroom.SmallBackroom.window;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

class SequencerTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();

    private static SequencePlan plan(SmallBackroom room) {
        return plan(room.problem());
    }

    private static SequencePlan plan(SequencingProblem problem) {
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(100), 7);
        assertThat(PlanEvaluation.of(problem, plan).violations()).isEmpty();
        return plan;
    }

    private static Instant minute(int minute) {
        return NOW.plusSeconds(60L * minute);
    }

    @Test
    void dearDelayGoesFirst() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(
                        task("cheap").losing(0.1),
                        task("dear").losing(0.9),
                        task("middle").losing(0.5));
        assertThat(queue(plan(room), "Ann")).containsExactly("dear", "middle", "cheap");
    }

    @Test
    void tasksOfOnePlaceAreDoneInOneWalk() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(
                        task("a").at(SHELF).losing(0.01),
                        task("b").at(DESK).losing(0.01),
                        task("c").at(SHELF).losing(0.01),
                        task("d").at(DESK).losing(0.01));
        List<String> queue = queue(plan(room), "Ann");
        assertThat(queue.subList(0, 2))
                .isIn(List.of("a", "c"), List.of("c", "a"), List.of("b", "d"), List.of("d", "b"));
    }

    @Test
    void workWaitsForItsPredecessorAcrossWorkers() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240, "PICKING")
                .worker("Bob", 240, "STAGING")
                .tasks(
                        task("stage").minutes(5).skill("STAGING").after("pick").losing(2),
                        task("pick").minutes(12).skill("PICKING"));
        Stop stage = plan(room).findStop(new TaskId("stage")).orElseThrow();
        assertThat(stage.start()).isEqualTo(minute(12));
    }

    @Test
    void walkAndWorkDoNotStraddleABreak() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", List.of(window(0, 13), window(43, 100)))
                .tasks(task("far").at(SHELF).minutes(10).losing(1));
        Stop stop = plan(room).findStop(new TaskId("far")).orElseThrow();
        assertThat(stop.walkStart()).isEqualTo(minute(43));
        assertThat(stop.start()).isEqualTo(minute(47));
        assertThat(stop.walking()).isEqualTo(new Minutes(4));
    }

    @Test
    void workWaitsForItsRelease() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(task("later").releasedIn(30).at(SHELF).losing(1));
        Stop stop = plan(room).findStop(new TaskId("later")).orElseThrow();
        assertThat(stop.walkStart()).isEqualTo(minute(26));
        assertThat(stop.start()).isEqualTo(minute(30));
    }

    @Test
    void startedAndFrozenWorkStaysInFront() {
        WorkerId ann = new WorkerId("Ann");
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(
                        task("urgent").losing(5),
                        task("frozenSecond").pin(new Pin.Frozen(ann, 2)),
                        task("frozenFirst").pin(new Pin.Frozen(ann, 1)),
                        task("started").at(SHELF).pin(new Pin.Started(ann, minute(-3))));
        SequencePlan plan = plan(room);
        assertThat(queue(plan, "Ann")).containsExactly("started", "frozenFirst", "frozenSecond", "urgent");
        Stop started = plan.findStop(new TaskId("started")).orElseThrow();
        assertThat(started.start()).isEqualTo(minute(-3));
        assertThat(started.finish()).isEqualTo(minute(7));
    }

    @Test
    void overrunWorkEndsNow() {
        Pin started = new Pin.Started(new WorkerId("Ann"), minute(-60));
        SmallBackroom room =
                new SmallBackroom().worker("Ann", 240).tasks(task("long").pin(started));
        assertThat(plan(room).findStop(new TaskId("long")).orElseThrow().finish())
                .isEqualTo(NOW);
    }

    @Test
    void assignedWorkKeepsItsWorkerAndNotItsPosition() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .worker("Bob", 240)
                .tasks(
                        task("assigned").losing(0.1).pin(new Pin.Assigned(new WorkerId("Ann"))),
                        task("dear").losing(0.9).pin(new Pin.Assigned(new WorkerId("Ann"))));
        assertThat(queue(plan(room), "Ann")).containsExactly("dear", "assigned");
    }

    /** Moving the second task to Bob lets it finish ten minutes sooner, which gains $2. */
    private static SmallBackroom twoWithAnn() {
        return new SmallBackroom()
                .worker("Ann", 240)
                .worker("Bob", 240)
                .tasks(task("a").losing(0.2), task("b").losing(0.2))
                .before(List.of("Ann", "a", "b"), List.of("Bob"));
    }

    @Test
    void unchangedWorkKeepsItsWorkerWhenTheGainIsBelowThePrice() {
        SequencePlan plan = plan(twoWithAnn().reassignment(2.05));
        assertThat(queue(plan, "Ann")).hasSize(2);
        assertThat(plan.cost().change().toDouble()).isZero();
    }

    @Test
    void unchangedWorkMovesWhenTheGainExceedsThePrice() {
        SequencePlan plan = plan(twoWithAnn().reassignment(1.95));
        assertThat(queue(plan, "Ann")).hasSize(1);
        assertThat(queue(plan, "Bob")).hasSize(1);
        assertThat(plan.cost().change().toDouble()).isEqualTo(1.95);
    }

    @Test
    void workOfAWorkerWhoLeftMovesWithoutAPrice() {
        SmallBackroom room = new SmallBackroom()
                .worker("Bob", 240)
                .tasks(task("a"))
                .before(List.of("Ann", "a", "gone"), List.of("Bob"));
        SequencePlan plan = plan(room);
        assertThat(queue(plan, "Bob")).containsExactly("a");
        assertThat(plan.cost().change().toDouble()).isZero();
    }

    private static UnplacedTask unplaced(SmallBackroom room, String task) {
        return plan(room).unplaced().stream()
                .filter(unplaced -> unplaced.task().value().equals(task))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBePlacedIsNamedWithItsReason() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 60, "PICKING")
                .tasks(
                        task("ok").skill("PICKING"),
                        task("noSkill").skill("FORKLIFT"),
                        task("noTool").equipment("CRANE"),
                        task("tooLong").minutes(61),
                        task("waits").after("noSkill"),
                        task("pinned").skill("FORKLIFT").pin(new Pin.Frozen(new WorkerId("Ann"), 0)));
        assertThat(queue(plan(room), "Ann")).containsExactly("ok");
        assertThat(unplaced(room, "noSkill").reason()).isEqualTo(Reason.NO_SKILL);
        assertThat(unplaced(room, "noSkill").detail()).isEqualTo("no worker has FORKLIFT");
        assertThat(unplaced(room, "noTool").reason()).isEqualTo(Reason.NO_EQUIPMENT);
        assertThat(unplaced(room, "tooLong").reason()).isEqualTo(Reason.SHIFT_OVER);
        assertThat(unplaced(room, "waits").reason()).isEqualTo(Reason.PREDECESSOR_UNPLACED);
        assertThat(unplaced(room, "pinned").reason()).isEqualTo(Reason.PIN);
    }

    @Test
    void withoutWorkersNothingIsPlaced() {
        assertThat(unplaced(new SmallBackroom().tasks(task("a")), "a").reason()).isEqualTo(Reason.NO_WORKER);
    }

    @Test
    void withoutTasksThePlanIsEmpty() {
        SequencePlan plan = plan(new SmallBackroom().worker("Ann", 60));
        assertThat(queue(plan, "Ann")).isEmpty();
        assertThat(plan.cost().total().toDouble()).isZero();
    }

    @Test
    void scarceTimeGoesToTheDearestWork() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 20)
                .tasks(
                        task("cheap").losing(0.1),
                        task("dear").losing(0.9),
                        task("middle").losing(0.5));
        SequencePlan plan = plan(room);
        assertThat(queue(plan, "Ann")).containsExactly("dear", "middle");
        assertThat(unplaced(room, "cheap").reason()).isEqualTo(Reason.NOT_WORTH_IT);
    }

    @Test
    void frozenWorkThatWaitsForMovableWorkGetsIt() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .worker("Bob", 240)
                .tasks(
                        task("before").minutes(5),
                        task("frozen").after("before").pin(new Pin.Frozen(new WorkerId("Ann"), 0)))
                .before(List.of("Ann", "before", "frozen"), List.of("Bob"));
        SequencePlan plan = plan(room);
        assertThat(queue(plan, "Bob")).containsExactly("before");
        assertThat(queue(plan, "Ann")).containsExactly("frozen");
    }

    @Test
    void zeroDurationsAndDaysAndEqualTasksEndInTime() {
        TaskBuilder[] tasks = IntStream.range(0, 3000)
                .mapToObj(i -> task("T" + i).minutes(i % 3 == 0 ? 0 : i % 100 == 1 ? 3000 : 3))
                .toArray(TaskBuilder[]::new);
        SmallBackroom room = new SmallBackroom().tasks(tasks);
        IntStream.range(0, 10).forEach(i -> room.worker("W" + i, 480));
        long start = System.nanoTime();
        SequencePlan plan = SEQUENCER.plan(room.problem(), SearchLimit.time(Duration.ofMillis(500)), 1);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(PlanEvaluation.of(room.problem(), plan).violations()).isEmpty();
        assertThat(millis).isLessThan(4000);
    }

    @Test
    void aTimeLimitEndsTheSearch() {
        SmallBackroom room = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(task("a"), task("b").at(SHELF), task("c").at(DOCK));
        long start = System.nanoTime();
        SEQUENCER.plan(room.problem(), SearchLimit.time(Duration.ofMillis(50)), 1);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(50L, 1000L);
    }
}
