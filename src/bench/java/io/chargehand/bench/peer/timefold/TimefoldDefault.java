package io.chargehand.bench.peer.timefold;

import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import io.chargehand.bench.peer.timefold.routing.RoutingConstraints;
import io.chargehand.bench.peer.timefold.routing.Van;
import io.chargehand.bench.peer.timefold.routing.VehicleRouting;
import io.chargehand.bench.peer.timefold.routing.Visit;
import io.chargehand.bench.peer.timefold.tardiness.Job;
import io.chargehand.bench.peer.timefold.tardiness.JobSequence;
import io.chargehand.bench.peer.timefold.tardiness.Line;
import io.chargehand.bench.peer.timefold.tardiness.TardinessConstraints;
import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.TardinessInstance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Timefold by its default configuration: first fit, then late acceptance over the default moves of a list variable, on one
 * thread. The score is calculated by constraint streams. Thread-safe.
 */
public final class TimefoldDefault implements Engine {

    @Override
    public String name() {
        return "timefold";
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
                .withConstraintProviderClass(constraints)
                .withRandomSeed(seed);
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        config.withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(left));
        return SolverFactory.<S>create(config).buildSolver().solve(problem);
    }
}
