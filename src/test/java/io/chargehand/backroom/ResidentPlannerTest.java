package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.TaskCancelled;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans follow events, are mended first and improved after, and one node that fails stops no other. */
@Timeout(60)
class ResidentPlannerTest {

    private static final NodeId A = new NodeId("A");
    private static final NodeId B = new NodeId("B");
    private static final int MENDING_STEPS = 10;

    private final Map<NodeId, SequencingProblem> state = new ConcurrentHashMap<>();
    private final Map<NodeId, PlannedNode> written = new ConcurrentHashMap<>();
    private final OptaPlannerSequencer engine = new OptaPlannerSequencer();
    private volatile boolean isBroken;
    private volatile boolean isLive = true;
    private volatile boolean isUnreadable;
    private volatile int failedReads;
    private final ResidentPlanner planner = planner();

    @AfterEach
    void end() {
        planner.close();
    }

    @Test
    void anEventIsInThePlanSoon() throws InterruptedException {
        state.put(A, RandomBackroom.draw(1, 3, 12));
        state.put(B, RandomBackroom.draw(2, 3, 12));
        planner.start();
        until(() -> planner.missing().isEmpty());
        state.put(B, with(state.get(B), "new"));
        planner.committed(List.of(event(B)));
        until(() -> has(B, "new"));
        until(() -> planner.delays().count() == 1);
        assertThat(has(A, "new")).isFalse();
        assertThat(planner.findWithProblem(B))
                .hasValueSatisfying(shown -> assertThat(PlanEvaluation.of(
                                        shown.problem(), shown.planned().plan())
                                .violations())
                        .isEmpty());
    }

    @Test
    void aMendedPlanIsImprovedWithoutAnotherEvent() throws InterruptedException {
        state.put(A, RandomBackroom.draw(3, 1, 1));
        planner.start();
        until(() -> planner.missing().isEmpty());
        SequencingProblem rush = RandomBackroom.draw(3, 6, 80);
        Optional<SequencePlan> before = planner.find(A).map(PlannedNode::plan);
        SequencePlan mended = engine.plan(
                before.map(rush::from).orElse(rush),
                SearchLimit.steps(MENDING_STEPS),
                A.value().hashCode());
        state.put(A, rush);
        planner.committed(List.of(event(A)));
        until(() -> planner.find(A)
                .filter(plan -> plan.placed().size() > 1)
                .filter(plan -> worth(plan.plan()) < worth(mended))
                .isPresent());
        assertThat(planner.delays().count()).isEqualTo(1);
    }

    @Test
    void whatIsShownAddsUpAfterImprovementToo() throws InterruptedException {
        state.put(A, RandomBackroom.draw(4, 4, 40));
        planner.start();
        until(() -> planner.find(A).filter(plan -> plan.version() > 2).isPresent());
        PlannedProblem shown = planner.findWithProblem(A).orElseThrow();
        assertThat(PlanEvaluation.of(shown.problem(), shown.planned().plan()).cost())
                .isEqualTo(shown.planned().plan().cost());
    }

    @Test
    void aNodeThatCannotBePlannedKeepsItsPlanAndIsTriedAgain() throws InterruptedException {
        state.put(A, RandomBackroom.draw(5, 2, 8));
        state.put(B, RandomBackroom.draw(6, 2, 8));
        planner.start();
        until(() -> planner.missing().isEmpty());
        isBroken = true;
        state.put(A, with(state.get(A), "poison"));
        planner.committed(List.of(event(A)));
        state.put(B, with(state.get(B), "fine"));
        planner.committed(List.of(event(B)));
        until(() -> has(B, "fine"));
        assertThat(has(A, "poison")).isFalse();
        assertThat(planner.find(A)).isPresent();
        isBroken = false;
        until(() -> has(A, "poison"));
    }

    @Test
    void aStateThatCannotBeReadIsReadAgain() throws InterruptedException {
        state.put(A, RandomBackroom.draw(10, 2, 8));
        planner.start();
        until(() -> planner.missing().isEmpty());
        isUnreadable = true;
        state.put(A, with(state.get(A), "new"));
        planner.committed(List.of(event(A)));
        until(() -> failedReads > 1);
        assertThat(has(A, "new")).isFalse();
        isUnreadable = false;
        until(() -> has(A, "new"));
    }

    @Test
    void aFirstPlanThatFailsIsTriedAgain() throws InterruptedException {
        isBroken = true;
        state.put(A, with(RandomBackroom.draw(7, 2, 8), "poison"));
        planner.start();
        Thread.sleep(100);
        assertThat(planner.missing()).contains("1 of 1 nodes without a plan");
        isBroken = false;
        until(() -> planner.missing().isEmpty());
    }

    @Test
    void plansOnlyOnceHistoryIsTakenIn() throws InterruptedException {
        isLive = false;
        state.put(A, RandomBackroom.draw(8, 2, 8));
        planner.start();
        planner.committed(List.of(event(A)));
        assertThat(planner.missing()).contains("history is being taken in");
        isLive = true;
        planner.wentLive();
        until(() -> planner.missing().isEmpty());
    }

    @Test
    void theLastPlansAreWrittenAtTheEnd() throws InterruptedException {
        state.put(A, RandomBackroom.draw(9, 2, 8));
        planner.start();
        until(() -> planner.missing().isEmpty());
        planner.close();
        assertThat(written.get(A)).isEqualTo(planner.find(A).orElseThrow());
    }

    private ResidentPlanner planner() {
        PlanSettings settings = new PlanSettings(
                2,
                20,
                20,
                50,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMillis(50),
                Duration.ofHours(1),
                Duration.ofHours(8),
                new Minutes(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                LaborPolicy.NONE);
        return new ResidentPlanner(
                new ResidentPlanner.State(
                        (node, now, before) -> draw(node, before),
                        () -> 7,
                        () -> isLive,
                        () -> List.copyOf(state.keySet())),
                this::plan,
                new Written(),
                new FinishLog(new NoIntake(), Duration.ofMinutes(10), Duration.ofMinutes(15)),
                Clock.fixed(RandomBackroom.NOW, ZoneOffset.UTC),
                settings,
                new NoTimings());
    }

    private NodeProblems.Drawn draw(NodeId node, Optional<SequencePlan> before) {
        if (isUnreadable) {
            failedReads++;
            throw new IllegalStateException("no state");
        }
        SequencingProblem problem = state.get(node);
        return new NodeProblems.Drawn(before.map(problem::from).orElse(problem), List.of(), Map.of());
    }

    private SequencePlan plan(SequencingProblem problem, SearchLimit limit, long seed) {
        if (isBroken
                && problem.tasks().stream().anyMatch(task -> task.id().value().equals("poison"))) {
            throw new IllegalStateException("no plan");
        }
        return engine.plan(problem, limit, seed);
    }

    /** What a plan costs, whatever was before it. */
    private static double worth(SequencePlan plan) {
        return plan.cost().total().minus(plan.cost().change()).toDouble();
    }

    private boolean has(NodeId node, String task) {
        return planner.find(node)
                .flatMap(plan -> plan.plan().findStop(new TaskId(task)))
                .isPresent();
    }

    private static SequencingProblem with(SequencingProblem problem, String task) {
        return new ProblemChange.TaskAdded(TaskBuilder.task(task)
                        .at(new LocationId("L1"))
                        .losing(1)
                        .build())
                .applyTo(problem);
    }

    private static LoggedEvent event(NodeId node) {
        return new LoggedEvent(
                1,
                RandomBackroom.NOW,
                new OperationalEvent(
                        "e", "test", RandomBackroom.NOW, new TaskCancelled(new TaskId("any"), node, "gone")));
    }

    private static void until(BooleanSupplier isSo) throws InterruptedException {
        while (!isSo.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    private final class Written implements PlanStore {
        @Override
        public void save(PlannedNode plan) {
            written.put(plan.node(), plan);
        }

        @Override
        public List<PlannedNode> load() {
            return new ArrayList<>();
        }
    }

    private static final class NoIntake implements EventIntake {
        @Override
        public List<EventVerdict> accept(List<OperationalEvent> events, Alongside alongside) {
            throw new AssertionError("there are no orders");
        }
    }

    private static final class NoTimings implements PlanTimings {
        @Override
        public void waited(Duration delay) {}

        @Override
        public void planned(Duration took) {}
    }
}
