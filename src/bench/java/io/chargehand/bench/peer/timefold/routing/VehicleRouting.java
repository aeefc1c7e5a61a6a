package io.chargehand.bench.peer.timefold.routing;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All clients and all vans. Not thread-safe. */
@PlanningSolution
public class VehicleRouting {

    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    private List<Visit> visits = List.of();

    @PlanningEntityCollectionProperty
    private List<Van> vans = List.of();

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** For the solver. */
    public VehicleRouting() {}

    /** The instance, nobody served yet. */
    public VehicleRouting(RoutingInstance instance) {
        visits = IntStream.range(0, instance.size())
                .mapToObj(number -> new Visit(instance, number))
                .toList();
        vans = IntStream.range(0, instance.vehicles().size())
                .mapToObj(number -> new Van(instance, number))
                .toList();
    }

    @Nullable
    HardSoftLongScore score() {
        return score;
    }

    /** The tours, if every client is in one. */
    public Optional<Routes> findRoutes() {
        int served = vans.stream().mapToInt(van -> van.visits().size()).sum();
        if (score == null || served < visits.size()) {
            return Optional.empty();
        }
        return Optional.of(new Routes(vans.stream()
                .map(van -> van.visits().stream().mapToInt(Visit::number).toArray())
                .toArray(int[][]::new)));
    }
}
