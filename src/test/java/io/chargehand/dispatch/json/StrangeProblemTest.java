package io.chargehand.dispatch.json;

import io.chargehand.backroom.MoveAdvisor;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.backroom.solver.TimetablePlaces;
import io.chargehand.dispatch.ProblemFormat;
import io.chargehand.event.json.ContractJson;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is posted is refused by name, or planned soundly, taken apart to the last ten-thousandth, and asked for places. */
class StrangeProblemTest {

    private static final int PROBLEMS = 200;

    private final ProblemFormat format = new JsonProblemFormat(ContractJson.mapper(), ContractJson.faults());
    private final Sequencer sequencer = new OptaPlannerSequencer();
    private final MoveAdvisor advisor = new MoveAdvisor(new TimetablePlaces());

    @Test
    void isRefusedByNameOrPlanned() {
        List<String> refused = new ArrayList<>();
        int planned = 0;
        Set<UnplacedTask.Reason> reasons = new HashSet<>();
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Optional<SequencingProblem> problem = read(new StrangeProblem(seed).draw(), refused);
            if (problem.isPresent()) {
                planned++;
                SequencePlan plan = planned(problem.get(), seed);
                plan.unplaced().forEach(left -> reasons.add(left.reason()));
            }
        }
        assertThat(planned).isGreaterThan(PROBLEMS / 2);
        assertThat(refused).hasSizeGreaterThan(PROBLEMS / 20);
        assertThat(new HashSet<>(refused)).hasSizeGreaterThan(3);
        assertThat(reasons).hasSizeGreaterThan(6);
    }

    private Optional<SequencingProblem> read(String body, List<String> refused) {
        try {
            return Optional.of(format.readProblem(body).problem());
        } catch (InvalidInputException e) {
            assertThat(e.field())
                    .as(e.getMessage())
                    .isNotBlank()
                    .doesNotContain("terms")
                    .doesNotContain("tour");
            refused.add(e.field().replaceAll("\\d", ""));
            return Optional.empty();
        }
    }

    private SequencePlan planned(SequencingProblem problem, long seed) {
        SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(20), seed);
        assertThat(PlanEvaluation.of(problem, plan).violations()).isEmpty();
        PlanExplanation explanation = PlanExplanation.of(problem, plan);
        Money sum = Money.zero(problem.prices().currency());
        for (var task : explanation.tasks()) {
            sum = sum.plus(task.cost().total());
        }
        for (var worker : explanation.workers()) {
            sum = sum.plus(worker.wayHome().total());
        }
        assertThat(sum).as("seed %s", seed).isEqualTo(plan.cost().total());
        if (!problem.tasks().isEmpty()) {
            TaskId task =
                    problem.tasks().get((int) (seed % problem.tasks().size())).id();
            advisor.runnersUp(problem, plan, task, 3);
            assertThat(advisor.moveUp(problem, plan, task).sentence())
                    .as("seed %s", seed)
                    .isNotBlank();
        }
        return plan;
    }
}
