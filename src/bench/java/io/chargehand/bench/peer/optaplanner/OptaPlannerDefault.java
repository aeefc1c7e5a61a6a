package io.chargehand.bench.peer.optaplanner;

import io.chargehand.bench.peer.optaplanner.routing.RoutingConstraints;
import io.chargehand.bench.peer.optaplanner.routing.Van;
import io.chargehand.bench.peer.optaplanner.routing.VehicleRouting;
import io.chargehand.bench.peer.optaplanner.routing.Visit;
import io.chargehand.bench.peer.optaplanner.tardiness.Job;
import io.chargehand.bench.peer.optaplanner.tardiness.JobSequence;
import io.chargehand.bench.peer.optaplanner.tardiness.Line;
import io.chargehand.bench.peer.optaplanner.tardiness.TardinessConstraints;
import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.TardinessInstance;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * OptaPlanner by its default configuration: first fit, then late acceptance over the default moves of a list variable, on one
 * thread. The score is calculated by constraint streams. Thread-safe.
 */
public final class OptaPlannerDefault implements Engine {

    @Override
    public String name() {
        return "optaplanner-default";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        long deadline = System.nanoTime() + limit.toNanos();
        if (instance instanceof RoutingInstance routing) {
            VehicleRouting solved = run(
                    new VehicleRouting(routing),
                    List.of(Van.class, Visit.class),
                    RoutingConstraints.class,
                    deadline,
                    seed);
            return solved.findRoutes();
        }
        JobSequence solved = run(
                new JobSequence((TardinessInstance) instance),
                List.of(Line.class, Job.class),
                TardinessConstraints.class,
                deadline,
                seed);
        return solved.findRoutes();
    }

    private static <S> S run(
            S problem,
            List<Class<?>> entities,
            Class<? extends ConstraintProvider> constraints,
            long deadline,
            long seed) {
        SolverConfig config = new SolverConfig()
                .withSolutionClass(problem.getClass())
                .withEntityClassList(entities)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(constraints)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withRandomSeed(seed);
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        config.withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(left));
        return SolverFactory.<S>create(config).buildSolver().solve(problem);
    }
}
