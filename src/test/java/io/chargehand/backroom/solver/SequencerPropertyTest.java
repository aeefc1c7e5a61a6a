package io.chargehand.backroom.solver;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SequencerPropertyTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void holdsEachTaskOnceAndBreaksNoRule(long seed) {
        SequencingProblem problem = RandomBackroom.draw(seed, 3 + (int) (seed % 8), 20 + 8 * (int) seed);
        long t = System.nanoTime();
        SequencePlan start = SEQUENCER.plan(problem, SearchLimit.steps(0), seed);
        long t1 = System.nanoTime();
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(300), seed);
        long t2 = System.nanoTime();
        SequencePlan more = SEQUENCER.plan(problem, SearchLimit.steps(3000), seed);
        long t3 = System.nanoTime();
        System.out.printf(
                "%d w%d n%d %s %.1f ms | %s %.1f ms | %s %.0f ms, unplaced %d%n",
                seed,
                problem.workers().size(),
                problem.tasks().size(),
                start.cost().total(),
                (t1 - t) / 1e6,
                plan.cost().total(),
                (t2 - t1) / 1e6,
                more.cost().total(),
                (t3 - t2) / 1e6,
                more.unplaced().size());
        assertThat(PlanEvaluation.of(problem, plan).violations()).isEmpty();
        assertThat(SEQUENCER.plan(problem, SearchLimit.steps(300), seed)).isEqualTo(plan);
    }
}
