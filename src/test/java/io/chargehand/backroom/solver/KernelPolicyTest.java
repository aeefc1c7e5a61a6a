package io.chargehand.backroom.solver;

import io.chargehand.backroom.Pin;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.SmallBackroom;
import io.chargehand.backroom.TaskBuilder;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.SmallBackroom.DESK;
import static io.chargehand.backroom.SmallBackroom.SHELF;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

/** Which kernel searches a problem. */
class KernelPolicyTest {

    private static final Pin FROZEN = new Pin.Frozen(new WorkerId("Ann"), 0);

    private static Class<?> kernel(SmallBackroom room) {
        return solo(room).orElseThrow().search().getClass();
    }

    private static Optional<KernelPolicy.Solo> solo(SmallBackroom room) {
        return solo(room.problem());
    }

    private static Optional<KernelPolicy.Solo> solo(SequencingProblem problem) {
        Timetable table = new Timetable(new DenseProblem(problem));
        boolean[] hopeless = Unplaceable.hopeless(table.problem);
        int[] fixed = new Repair(table, hopeless, () -> false).fill();
        return KernelPolicy.solo(table, fixed, hopeless);
    }

    private static SmallBackroom ann(TaskBuilder... tasks) {
        return new SmallBackroom().worker("Ann", 240).tasks(tasks);
    }

    @Test
    void oneWorkersTasksInOnePlaceGetDynasearch() {
        KernelPolicy.Solo solo =
                solo(ann(task("a").losing(1), task("b").losing(2))).orElseThrow();
        assertThat(solo.search()).isInstanceOf(Dynasearch.class);
        assertThat(solo.leavingMayPay()).isFalse();
    }

    @Test
    void oneWorkerWhoWalksGetsBlocks() {
        KernelPolicy.Solo solo = solo(ann(
                        task("a").losing(1), task("b").at(SHELF), task("c").at(DESK)))
                .orElseThrow();
        assertThat(solo.search()).isInstanceOf(BlockSearch.class);
    }

    @Test
    void whatStandsFirstIsLeftOut() {
        SmallBackroom room = ann(
                task("a").losing(1),
                task("b").losing(2),
                task("frozen").pin(FROZEN),
                task("c").after("frozen"));
        KernelPolicy.Solo solo = solo(room).orElseThrow();
        assertThat(solo.first()).isEqualTo(1);
        assertThat(solo.problem().size).isEqualTo(3);
        assertThat(solo.problem().start).isEqualTo(600_000);
    }

    @Test
    void tasksThatWaitAreTimedOneByOne() {
        assertThat(kernel(ann(task("a"), task("b").releasedIn(5)))).isEqualTo(TimedSearch.class);
        assertThat(kernel(ann(task("a"), task("b").after("a")))).isEqualTo(TimedSearch.class);
    }

    @Test
    void breaksAreWaitedFor() {
        SmallBackroom room = ann(task("a").minutes(100), task("b").minutes(100));
        assertThat(kernel(room)).isEqualTo(Dynasearch.class);
        SequencingProblem problem = room.problem();
        SequencingWorker ann = problem.workers().get(0);
        SequencingWorker resting = new SequencingWorker(
                ann.id(),
                ann.skills(),
                ann.equipment(),
                List.of(
                        new TimeWindow(NOW, NOW.plusSeconds(150 * 60)),
                        new TimeWindow(NOW.plusSeconds(180 * 60), NOW.plusSeconds(480 * 60))),
                ann.position(),
                ann.pace(),
                ann.wagePerHour(),
                ann.availableFrom());
        SequencingProblem withBreak = new SequencingProblem(
                problem.now(),
                List.of(resting),
                problem.tasks(),
                problem.walking(),
                problem.prices(),
                problem.previousPlan());
        assertThat(solo(withBreak).orElseThrow().search()).isInstanceOf(TimedSearch.class);
    }

    @Test
    void whatMayBeWorthLeavingIsSearchedForThatToo() {
        KernelPolicy.Solo solo = solo(ann(
                        task("a").minutes(100).losing(3), task("b").minutes(100).losing(0.01)))
                .orElseThrow();
        assertThat(solo.leavingMayPay()).isTrue();
    }

    @Test
    void severalWorkersGetTheGeneralKernel() {
        SmallBackroom room = ann(task("a"), task("b")).worker("Bob", 240);
        assertThat(solo(room)).isEmpty();
    }
}
