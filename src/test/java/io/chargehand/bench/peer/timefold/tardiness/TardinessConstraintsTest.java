package io.chargehand.bench.peer.timefold.tardiness;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.TardinessInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TardinessConstraintsTest {

    @Test
    void theScoreOfASequenceIsItsValue() {
        for (int seed = 0; seed < 5; seed++) {
            TardinessInstance instance = (TardinessInstance) Format.WTSDS.generate(10, seed);
            JobSequence solved = solve(new JobSequence(instance), 500 + seed);
            assertThat(instance.evaluate(solved.findRoutes().orElseThrow()).value())
                    .hasValue(-solved.score().score());
        }
    }

    private static JobSequence solve(JobSequence problem, long calculations) {
        SolverConfig config = new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.FULL_ASSERT)
                .withSolutionClass(JobSequence.class)
                .withEntityClasses(Line.class, Job.class)
                .withConstraintProviderClass(TardinessConstraints.class)
                .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(calculations));
        return SolverFactory.<JobSequence>create(config).buildSolver().solve(problem);
    }
}
