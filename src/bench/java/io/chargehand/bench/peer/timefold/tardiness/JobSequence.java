package io.chargehand.bench.peer.timefold.tardiness;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.simplelong.SimpleLongScore;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All jobs and the one worker who does them. Not thread-safe. */
@PlanningSolution
public class JobSequence {

    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    private List<Job> jobs = List.of();

    @PlanningEntityProperty
    private Line line = new Line();

    @PlanningScore
    private @Nullable SimpleLongScore score;

    /** For the solver. */
    public JobSequence() {}

    /** The instance, nothing sequenced yet. */
    public JobSequence(TardinessInstance instance) {
        jobs = IntStream.range(0, instance.size())
                .mapToObj(number -> new Job(instance, number))
                .toList();
    }

    @Nullable
    SimpleLongScore score() {
        return score;
    }

    /** The sequence, if every job has its place. */
    public Optional<Routes> findRoutes() {
        if (score == null || line.jobs().size() < jobs.size()) {
            return Optional.empty();
        }
        return Optional.of(
                Routes.single(line.jobs().stream().mapToInt(Job::number).toArray()));
    }
}
