package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static io.chargehand.backroom.RandomBackroom.USD;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

class LaborWorthTest {

    private static final OptaPlannerSequencer SEQUENCER = new OptaPlannerSequencer();
    private static final LaborWorth WORTH = new LaborWorth(SEQUENCER);

    @Test
    void isWhatDelayCostsLessWithTwoInPlaceOfOne() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 240, "PICK")
                .worker("Bob", 240, "STAGE")
                .tasks(
                        task("one").skill("PICK").minutes(30).losing(0.5),
                        task("two").skill("PICK").minutes(30).losing(0.5))
                .reassignment(0)
                .problem();
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(20), 1);
        List<LaborHour> hours = WORTH.estimate(problem, plan, 20, 1);
        assertThat(hours).hasSize(2);
        assertThat(hours.get(0).skills()).isEqualTo(Set.of(new Skill("PICK")));
        assertThat(hours.get(0).worth()).isEqualTo(Money.of(15, USD));
        assertThat(hours.get(1).worth()).isEqualTo(Money.zero(USD));
    }

    @Test
    void isTheSameTwiceAndNeverNegativeOnRandomPlans() {
        for (long seed = 1; seed <= 12; seed++) {
            SequencingProblem problem = RandomPlans.problem(seed, 3, 20);
            SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(10), seed);
            List<LaborHour> hours = WORTH.estimate(problem, plan, 10, seed);
            assertThat(hours).isNotEmpty().isEqualTo(WORTH.estimate(problem, plan, 10, seed));
            assertThat(hours).allMatch(hour -> hour.worth().amount().signum() >= 0);
        }
    }
}
