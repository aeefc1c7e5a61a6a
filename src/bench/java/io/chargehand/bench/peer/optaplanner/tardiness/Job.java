package io.chargehand.bench.peer.optaplanner.tardiness;

import io.chargehand.bench.published.TardinessInstance;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.InverseRelationShadowVariable;
import org.optaplanner.core.api.domain.variable.NextElementShadowVariable;
import org.optaplanner.core.api.domain.variable.PreviousElementShadowVariable;
import org.optaplanner.core.api.domain.variable.ShadowVariable;

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

    @NextElementShadowVariable(sourceVariableName = "jobs")
    private @Nullable Job next;

    @ShadowVariable(variableListenerClass = EndListener.class, sourceVariableName = "line")
    @ShadowVariable(variableListenerClass = EndListener.class, sourceVariableName = "previous")
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

    /** When the job ends by its place, or null when it has none. */
    @Nullable
    Long endByPlace() {
        if (line == null) {
            return null;
        }
        Long before = previous == null ? Long.valueOf(0) : previous.end;
        return before == null ? null : before + setup() + data().processing(number);
    }

    @Nullable
    Long end() {
        return end;
    }

    void end(@Nullable Long time) {
        end = time;
    }

    @Nullable
    Job next() {
        return next;
    }

    private long setup() {
        return previous == null ? data().firstSetup(number) : data().setup(previous.number, number);
    }

    private TardinessInstance data() {
        return Objects.requireNonNull(instance);
    }
}
