package io.chargehand.backroom;

import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;
import static io.chargehand.backroom.TaskBuilder.task;
import static org.assertj.core.api.Assertions.assertThat;

class PlanReasonsTest {

    private static CostPart part(DelayCause cause, String reference, String label, double perMinute) {
        return new CostPart(cause, reference, label, DelayCostCurve.linear(NOW, Money.of(perMinute, USD)));
    }

    private static SequencePlan planned(SequencingProblem problem) {
        return new OptaPlannerSequencer().plan(problem, SearchLimit.steps(50), 1);
    }

    @Test
    void saysWhatAMinuteCostsAndWhy() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(
                        task("other").losing(0.1),
                        task("pick")
                                .parts(
                                        part(DelayCause.SHELF, "4011", "empty shelf on 4011", 0.23),
                                        part(DelayCause.PROMISE, "1182", "pickup risk on order 1182", 0.61)))
                .problem();
        TaskReason reason = PlanReasons.explain(problem, planned(problem)).get(1);
        assertThat(reason.sentence())
                .isEqualTo("first, because each minute of delay costs $0.84: "
                        + "$0.61 pickup risk on order 1182, $0.23 empty shelf on 4011");
        assertThat(reason.perMinute()).isEqualTo(Money.of(0.84, USD));
    }

    @Test
    void passesALossBackToWhatMustComeBeforeAndChargesItOnce() {
        SequencingProblem problem = new SmallBackroom()
                .worker("Ann", 240)
                .tasks(
                        task("pick1"),
                        task("pick2"),
                        task("stage")
                                .after("pick1", "pick2")
                                .parts(part(DelayCause.PROMISE, "1182", "pickup risk on order 1182", 0.6)))
                .problem();
        List<TaskReason> reasons = PlanReasons.explain(problem, planned(problem));
        for (TaskReason pick : reasons.subList(0, 2)) {
            assertThat(pick.parts()).hasSize(1);
            assertThat(pick.parts().get(0).perMinute()).isEqualTo(Money.of(0.3, USD));
            assertThat(pick.parts().get(0).passedBackFrom()).isEqualTo(Optional.of(new TaskId("stage")));
        }
        assertThat(reasons.get(2).perMinute()).isEqualTo(Money.of(0.6, USD));
    }

    @Test
    void partsSumOnRandomPlans() {
        OptaPlannerSequencer sequencer = new OptaPlannerSequencer();
        for (long seed = 1; seed <= 20; seed++) {
            SequencingProblem problem = RandomBackroom.draw(seed, 4, 40);
            SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(20), seed);
            for (TaskReason reason : PlanReasons.explain(problem, plan)) {
                Money sum = Money.zero(USD);
                for (TaskReason.Part part : reason.parts()) {
                    sum = sum.plus(part.perMinute());
                }
                assertThat(reason.perMinute()).isEqualByComparingTo(sum);
                assertThat(reason.sentence()).isNotBlank();
            }
        }
    }
}
