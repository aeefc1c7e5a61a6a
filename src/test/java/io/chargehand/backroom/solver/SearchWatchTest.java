package io.chargehand.backroom.solver;

import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.kernel.Money;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A watch sees plans get better, can end the search, and otherwise changes nothing. */
class SearchWatchTest {

    private final Sequencer sequencer = new OptaPlannerSequencer();
    private final SequencingProblem problem = RandomBackroom.draw(3, 6, 60);

    @Test
    void seesEveryBetterPlanAndChangesNothing() {
        Watch watch = new Watch(Integer.MAX_VALUE);
        SequencePlan watched = sequencer.plan(problem, SearchLimit.steps(300), 5, watch);
        assertThat(watched).isEqualTo(sequencer.plan(problem, SearchLimit.steps(300), 5));
        assertThat(watch.seen).hasSizeGreaterThan(3).last().isEqualTo(watched);
        List<Money> costs = watch.seen.stream().map(plan -> plan.cost().total()).toList();
        for (int i = 1; i < costs.size(); i++) {
            assertThat(costs.get(i)).isLessThanOrEqualTo(costs.get(i - 1));
        }
    }

    @Test
    void endsTheSearchWithTheBestPlanSoFar() {
        Watch watch = new Watch(3);
        SequencePlan ended = sequencer.plan(problem, SearchLimit.steps(Integer.MAX_VALUE), 5, watch);
        assertThat(watch.seen).hasSize(3).last().isEqualTo(ended);
    }

    @Test
    void endsBeforeItBegins() {
        Watch watch = new Watch(0);
        SequencePlan ended = sequencer.plan(problem, SearchLimit.steps(Integer.MAX_VALUE), 5, watch);
        assertThat(ended.sequences()).hasSize(6);
    }

    private static final class Watch implements SearchWatch {

        private final int enough;
        private final List<SequencePlan> seen = new ArrayList<>();

        Watch(int enough) {
            this.enough = enough;
        }

        @Override
        public boolean isEnough() {
            return seen.size() >= enough;
        }

        @Override
        public boolean isDue() {
            return seen.size() < enough;
        }

        @Override
        public void found(SequencePlan plan) {
            seen.add(plan);
        }
    }
}
