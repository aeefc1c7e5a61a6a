package io.chargehand.bench.node;

import io.chargehand.backroom.ProblemChange;
import io.chargehand.backroom.ResidentSequence;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a worker leaves, the plan that answers costs no more than putting each of the tasks where it costs least. */
class MendedPlanTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isNeverDearerThanBestInsertion(long seed) {
        DrawnNode node = new DrawnNode(seed, 6);
        ResidentSequence resident =
                new ResidentSequence(new OptaPlannerSequencer(), node.problem(60), SearchLimit.steps(500), seed);
        SequencingProblem problem = resident.problem();
        SequencePlan before = resident.plan();
        for (int w = 0; w < problem.workers().size(); w++) {
            ResidentSequence each =
                    new ResidentSequence(new OptaPlannerSequencer(), problem.from(before), SearchLimit.steps(0), seed);
            SequencePlan start = each.plan();
            SequencePlan mended = each.follow(
                    new ProblemChange.WorkerRemoved(problem.workers().get(w).id()));
            double inserted = new BestInsertion(each.problem().from(start), start).cost();
            assertThat(mended.cost().total().toDouble()).as("worker %d left", w).isLessThanOrEqualTo(inserted + 1e-6);
        }
    }
}
