package io.chargehand.bench.peer.optaplanner.routing;

import io.chargehand.bench.published.Evaluation;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.RoutingInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

import static org.assertj.core.api.Assertions.assertThat;

class RoutingConstraintsTest {

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"SDVRPTW", "MDVRPTW"})
    void theScoreOfToursIsTheirJudgment(Format format) {
        int feasible = 0;
        for (int seed = 0; seed < 10; seed++) {
            RoutingInstance instance = (RoutingInstance) format.generate(12, seed);
            VehicleRouting solved = solve(new VehicleRouting(instance), 3_000 + 100 * seed);
            Evaluation evaluation = instance.evaluate(solved.findRoutes().orElseThrow());
            assertThat(evaluation.value()).hasValue(-solved.score().softScore());
            assertThat(solved.score().hardScore() == 0)
                    .as("%s", evaluation.violations())
                    .isEqualTo(evaluation.feasible());
            feasible += evaluation.feasible() ? 1 : 0;
        }
        assertThat(feasible).isPositive();
    }

    private static VehicleRouting solve(VehicleRouting problem, long calculations) {
        SolverConfig config = new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
                .withSolutionClass(VehicleRouting.class)
                .withEntityClasses(Van.class, Visit.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(RoutingConstraints.class)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(calculations));
        return SolverFactory.<VehicleRouting>create(config).buildSolver().solve(problem);
    }
}
