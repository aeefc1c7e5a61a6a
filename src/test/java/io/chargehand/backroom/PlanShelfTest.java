package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.NodeId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What readers see of plans, and what is written of them. */
class PlanShelfTest {

    private static final NodeId NODE = new NodeId("N");

    private final List<PlannedNode> written = new ArrayList<>();
    private boolean isBroken;
    private final PlanStore store = new PlanStore() {
        @Override
        public void save(PlannedNode plan) {
            if (isBroken) {
                throw new IllegalStateException("no database");
            }
            written.add(plan);
        }

        @Override
        public List<PlannedNode> load() {
            return List.copyOf(written);
        }
    };
    private final SequencingProblem problem = RandomBackroom.draw(1, 2, 8);

    @Test
    void theVersionRisesWhereThePlanSaysSomethingElse() {
        PlanShelf shelf = new PlanShelf(store, Duration.ofHours(1));
        assertThat(shelf.publish(made(0), problem).version()).isEqualTo(1);
        assertThat(shelf.publish(made(0), problem).version()).isEqualTo(1);
        assertThat(shelf.publish(made(2_000), problem).version()).isEqualTo(2);
        assertThat(shelf.find(NODE))
                .hasValueSatisfying(plan -> assertThat(plan.version()).isEqualTo(2));
    }

    @Test
    void whatWasNotWrittenLatelyIsWrittenOnce() {
        PlanShelf shelf = new PlanShelf(store, Duration.ofHours(1));
        shelf.publish(made(0), problem);
        shelf.saveDue();
        shelf.saveDue();
        assertThat(written).hasSize(1);
        shelf.publish(made(2_000), problem);
        shelf.saveDue();
        assertThat(written).hasSize(1);
        shelf.saveAll();
        assertThat(written).extracting(PlannedNode::version).containsExactly(1L, 2L);
    }

    @Test
    void aPlanThatCouldNotBeWrittenIsWrittenLater() {
        PlanShelf shelf = new PlanShelf(store, Duration.ofMillis(1));
        shelf.publish(made(0), problem);
        isBroken = true;
        assertThatThrownBy(shelf::saveAll).hasMessage("no database");
        isBroken = false;
        shelf.saveAll();
        assertThat(written).hasSize(1);
    }

    @Test
    void afterARestartVersionsAreAboveAllThatWereShown() {
        PlanShelf shelf = new PlanShelf(store, Duration.ofHours(1));
        shelf.publish(made(0), problem);
        shelf.saveAll();
        PlanShelf next = new PlanShelf(store, Duration.ofHours(1));
        next.load();
        assertThat(next.list())
                .singleElement()
                .satisfies(plan -> assertThat(plan.version()).isGreaterThan(1_000_000));
        assertThat(next.findWithProblem(NODE)).isEmpty();
    }

    private PlannedNode made(int steps) {
        SequencePlan plan = new OptaPlannerSequencer().plan(problem, SearchLimit.steps(steps), 1);
        return new PlannedNode(NODE, 0, problem.now(), 7, plan, PlanReasons.explain(problem, plan));
    }
}
