package io.chargehand.bench.peer.timefold.routing;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.chargehand.bench.published.Evaluation;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.RoutingInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                .withConstraintProviderClass(RoutingConstraints.class)
                .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(calculations));
        return SolverFactory.<VehicleRouting>create(config).buildSolver().solve(problem);
    }
}
