package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/** Many nodes on few threads: every change is answered, plans are sound and equal calls give equal plans. */
class ImprovementSchedulerTest {

    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();
    private static final ImprovementSettings SETTINGS = new ImprovementSettings(2, 20, Duration.ofMinutes(1), 8, 5);

    private final List<PlanUpdate> updates = Collections.synchronizedList(new ArrayList<>());

    @Test
    void equalCallsGiveEqualPlans() {
        List<List<Object>> once = history();
        assertThat(history()).isEqualTo(once).hasSizeGreaterThan(6);
    }

    @Test
    void aChangeIsAnsweredBeforeAnythingIsImproved() {
        ImprovementScheduler scheduler = scheduler(SEQUENCER, 3);
        scheduler.offer(id(2), added("new"));
        scheduler.step();
        assertThat(updates).singleElement().satisfies(update -> {
            assertThat(update.node()).isEqualTo(id(2));
            assertThat(update.answered()).isEqualTo(1);
            assertThat(update.refused()).isEmpty();
            assertThat(update.plan().findStop(new TaskId("new"))).isPresent();
        });
    }

    @Test
    void improvementIsPublishedOnlyWhereItCostsLess() {
        ImprovementScheduler scheduler = scheduler(SEQUENCER, 1);
        for (int i = 0; i < 40; i++) {
            scheduler.step();
        }
        assertThat(updates).isNotEmpty().allSatisfy(update -> {
            assertThat(update.answered()).isZero();
            assertThat(violations(update)).isEmpty();
        });
        List<Double> costs =
                updates.stream().map(ImprovementSchedulerTest::cost).toList();
        assertThat(costs).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void restsWhereNothingIsGained() {
        ImprovementScheduler scheduler = scheduler(SEQUENCER, 1);
        int steps = 0;
        while (scheduler.step()) {
            assertThat(++steps).isLessThan(2_000);
        }
        scheduler.offer(id(0), added("new"));
        assertThat(scheduler.step()).isTrue();
    }

    @Test
    void aChangeThatDoesNotFitIsRefusedAndThoseBesideItFollowed() {
        ImprovementScheduler scheduler = scheduler(SEQUENCER, 1);
        ProblemChange unfit = new ProblemChange.TaskRemoved(new TaskId("nothing"));
        scheduler.offer(id(0), added("first"));
        scheduler.offer(id(0), unfit);
        scheduler.offer(id(0), added("second"));
        scheduler.step();
        PlanUpdate update = updates.get(0);
        assertThat(update.answered()).isEqualTo(3);
        assertThat(update.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.change()).isEqualTo(unfit);
            assertThat(refused.reason()).isInstanceOf(InvalidInputException.class);
        });
        assertThat(update.problem().tasks())
                .extracting(SequencingTask::id)
                .contains(new TaskId("first"), new TaskId("second"));
    }

    @Test
    void aNodeThatCannotBePlannedKeepsItsPlanAndTheOthersGoOn() {
        Sequencer failing = (problem, limit, seed) -> {
            if (problem.tasks().stream().anyMatch(task -> task.id().value().equals("poison"))) {
                throw new IllegalStateException("no plan");
            }
            return SEQUENCER.plan(problem, limit, seed);
        };
        ImprovementScheduler scheduler = scheduler(failing, 2);
        scheduler.offer(id(0), added("poison"));
        scheduler.offer(id(1), added("fine"));
        scheduler.step();
        scheduler.step();
        assertThat(updates.get(0).refused()).hasSize(1);
        assertThat(updates.get(0).version()).isEqualTo(1);
        assertThat(updates.get(1).refused()).isEmpty();
        scheduler.offer(id(0), added("fine"));
        scheduler.step();
        assertThat(updates.get(2).refused()).isEmpty();
    }

    @Test
    void aListenerThatFailsStopsNothing() {
        ImprovementScheduler scheduler = new ImprovementScheduler(SETTINGS, update -> {
            updates.add(update);
            throw new IllegalStateException("deaf");
        });
        scheduler.add(id(0), resident(SEQUENCER, 0));
        scheduler.offer(id(0), added("first"));
        scheduler.step();
        scheduler.offer(id(0), added("second"));
        scheduler.step();
        assertThat(updates).hasSize(2);
    }

    @Test
    @Timeout(60)
    void threadsAnswerEveryChangeAndEnd() throws InterruptedException {
        int changes = 60;
        CountDownLatch answered = new CountDownLatch(changes);
        ImprovementScheduler scheduler = new ImprovementScheduler(SETTINGS, update -> {
            updates.add(update);
            for (int i = 0; i < update.answered(); i++) {
                answered.countDown();
            }
        });
        for (int n = 0; n < 4; n++) {
            scheduler.add(id(n), resident(SEQUENCER, n));
        }
        scheduler.start();
        for (int i = 0; i < changes; i++) {
            while (!scheduler.offer(id(i % 4), added("new-" + i))) {
                Thread.onSpinWait();
            }
        }
        answered.await();
        scheduler.close();
        int heard = updates.size();
        assertThat(scheduler.step()).isFalse();
        assertThat(updates).hasSize(heard).allSatisfy(update -> {
            assertThat(update.refused()).isEmpty();
            assertThat(violations(update)).isEmpty();
        });
    }

    private List<List<Object>> history() {
        updates.clear();
        ImprovementScheduler scheduler = scheduler(SEQUENCER, 4);
        for (int i = 0; i < 30; i++) {
            if (i % 5 == 0) {
                scheduler.offer(id(i % 4), added("new-" + i));
            }
            scheduler.step();
        }
        return updates.stream()
                .map(update -> List.<Object>of(update.node(), update.version(), update.answered(), update.plan()))
                .toList();
    }

    private ImprovementScheduler scheduler(Sequencer sequencer, int nodes) {
        ImprovementScheduler scheduler = new ImprovementScheduler(SETTINGS, updates::add);
        for (int n = 0; n < nodes; n++) {
            scheduler.add(id(n), resident(sequencer, n));
        }
        return scheduler;
    }

    private static ResidentSequence resident(Sequencer sequencer, long seed) {
        return new ResidentSequence(sequencer, RandomBackroom.draw(seed, 3, 20), seed);
    }

    private static NodeId id(int node) {
        return new NodeId("N" + node);
    }

    private static ProblemChange added(String task) {
        return new ProblemChange.TaskAdded(
                TaskBuilder.task(task).at(new LocationId("L1")).losing(1).build());
    }

    private static List<String> violations(PlanUpdate update) {
        return PlanEvaluation.of(update.problem(), update.plan()).violations();
    }

    private static double cost(PlanUpdate update) {
        return PlanEvaluation.of(update.problem(), update.plan()).cost().total().toDouble();
    }
}
