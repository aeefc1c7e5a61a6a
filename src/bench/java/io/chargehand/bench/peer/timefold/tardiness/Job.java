package io.chargehand.bench.peer.timefold.tardiness;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import io.chargehand.bench.published.TardinessInstance;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A job with its place in the sequence. Not thread-safe. */
@PlanningEntity
public class Job {

    @PlanningId
    private int number;

    private @Nullable TardinessInstance instance;

    @InverseRelationShadowVariable(sourceVariableName = "jobs")
    private @Nullable Line line;

    @PreviousElementShadowVariable(sourceVariableName = "jobs")
    private @Nullable Job previous;

    @CascadingUpdateShadowVariable(targetMethodName = "updateEnd")
    private @Nullable Long end;

    /** For the solver. */
    public Job() {}

    Job(TardinessInstance instance, int number) {
        this.instance = instance;
        this.number = number;
    }

    int number() {
        return number;
    }

    long weightedTardiness() {
        return end == null ? 0 : data().weight(number) * Math.max(0, end - data().due(number));
    }

    /** Sets the end by the job's place; null when it has none. */
    public void updateEnd() {
        if (line == null) {
            end = null;
            return;
        }
        Long before = previous == null ? Long.valueOf(0) : previous.end;
        end = before == null ? null : before + setup() + data().processing(number);
    }

    private long setup() {
        return previous == null ? data().firstSetup(number) : data().setup(previous.number, number);
    }

    private TardinessInstance data() {
        return Objects.requireNonNull(instance);
    }
}
