package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.backroom.solver.TimetablePlaces;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Explanations are quick enough to be asked for at the desk; the limits leave room for a busy machine. */
class ExplanationSpeedTest {

    private static final MoveAdvisor ADVISOR = new MoveAdvisor(new TimetablePlaces());

    @Test
    void aTaskOfALargeNodeIsExplainedInMilliseconds() {
        SequencingProblem problem = RandomBackroom.draw(7, 12, 200);
        SequencePlan plan = new OptaPlannerSequencer().plan(problem, SearchLimit.steps(100), 1);
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            nanos.clear();
            for (SequencingTask task : problem.tasks()) {
                long began = System.nanoTime();
                PlanExplanation.of(problem, plan);
                ADVISOR.runnersUp(problem, plan, task.id(), 3);
                ADVISOR.moveUp(problem, plan, task.id());
                nanos.add(System.nanoTime() - began);
            }
        }
        Collections.sort(nanos);
        assertThat(Duration.ofNanos(nanos.get(100))).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void aPlanOfTwoThousandTasksIsExplainedInSeconds() {
        SequencingProblem problem = RandomBackroom.draw(11, 100, 2_000);
        SequencePlan plan = new OptaPlannerSequencer().plan(problem, SearchLimit.steps(0), 1);
        long began = System.nanoTime();
        PlanExplanation explained = PlanExplanation.of(problem, plan);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(explained.tasks()).hasSize(2_000);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }
}
