package io.chargehand.backroom.solver;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.PlanCost;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.Replan;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.kernel.Minutes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.EasyScoreCalculator;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** OptaPlanner itself compares the fast score with the independent evaluation after every move. */
class ScoreAssertionTest {

    /** The reference: the score as the independent evaluator sees it. */
    public static final class Reference implements EasyScoreCalculator<SequencingSolution, HardSoftLongScore> {

        @Override
        public HardSoftLongScore calculateScore(SequencingSolution solution) {
            DenseProblem dense = solution.search().problem;
            SequencingProblem problem = dense.problem;
            List<WorkerSequence> sequences = new ArrayList<>();
            for (int w = 0; w < dense.workerCount; w++) {
                List<Stop> stops = solution.lists().get(w).tasks().stream()
                        .map(node -> new Stop(
                                dense.task(node.index()).id(),
                                problem.now(),
                                problem.now(),
                                problem.now(),
                                Minutes.ZERO))
                        .toList();
                sequences.add(new WorkerSequence(problem.workers().get(w).id(), stops));
            }
            List<UnplacedTask> unplaced = solution.lists().get(dense.workerCount).tasks().stream()
                    .map(node ->
                            new UnplacedTask(dense.task(node.index()).id(), UnplacedTask.Reason.NOT_WORTH_IT, "undone"))
                    .toList();
            PlanEvaluation evaluation = PlanEvaluation.of(
                    problem,
                    new SequencePlan(
                            problem.now(),
                            sequences,
                            unplaced,
                            PlanCost.zero(problem.prices().currency())));
            long mustUndone = solution.lists().get(dense.workerCount).tasks().stream()
                    .filter(node -> dense.task(node.index()).terms().leaving() instanceof Leaving.Never)
                    .count();
            return HardSoftLongScore.of(
                    -evaluation.violations().size() - mustUndone,
                    -DenseProblem.units(evaluation.cost().total().toDouble()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EnvironmentMode.class,
            names = {"FULL_ASSERT", "NON_INTRUSIVE_FULL_ASSERT"})
    void fastScoreEqualsTheEvaluation(EnvironmentMode mode) {
        SolverConfig config = OptaPlannerSequencer.config().withEnvironmentMode(mode);
        config.getScoreDirectorFactoryConfig()
                .setAssertionScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withEasyScoreCalculatorClass(Reference.class));
        OptaPlannerSequencer sequencer = new OptaPlannerSequencer(config);
        for (long seed = 1; seed <= 12; seed++) {
            SequencingProblem plain = RandomBackroom.draw(seed, 2 + (int) seed % 4, 30);
            SequencingProblem problem = seed % 2 == 0 ? plain : RandomTerms.into(plain, seed);
            SequencePlan plan = sequencer.plan(problem, SearchLimit.steps(150), seed);
            SequencingProblem later = Replan.after(problem, plan, 30, seed);
            SequencePlan next = sequencer.plan(later, SearchLimit.steps(150), seed);
            assertThat(PlanEvaluation.of(later, next).violations()).isEmpty();
        }
    }
}
