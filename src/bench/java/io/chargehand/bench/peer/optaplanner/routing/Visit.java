package io.chargehand.bench.peer.optaplanner.routing;

import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Client;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.InverseRelationShadowVariable;
import org.optaplanner.core.api.domain.variable.NextElementShadowVariable;
import org.optaplanner.core.api.domain.variable.PreviousElementShadowVariable;
import org.optaplanner.core.api.domain.variable.ShadowVariable;

import java.util.Objects;

/** A client with its place in a van's tour. Not thread-safe. */
@PlanningEntity
public class Visit {

    @PlanningId
    private int number;

    private @Nullable RoutingInstance instance;

    @InverseRelationShadowVariable(sourceVariableName = "visits")
    private @Nullable Van van;

    @PreviousElementShadowVariable(sourceVariableName = "visits")
    private @Nullable Visit previous;

    @NextElementShadowVariable(sourceVariableName = "visits")
    private @Nullable Visit next;

    @ShadowVariable(variableListenerClass = StartListener.class, sourceVariableName = "van")
    @ShadowVariable(variableListenerClass = StartListener.class, sourceVariableName = "previous")
    private @Nullable Long start;

    /** For the solver. */
    public Visit() {}

    Visit(RoutingInstance instance, int number) {
        this.instance = instance;
        this.number = number;
    }

    int number() {
        return number;
    }

    Client client() {
        return data().clients().get(number);
    }

    /** How long after its window service starts. */
    long lateness() {
        return start == null ? 0 : Math.max(0, start - client().close());
    }

    /** Whether a van has it that may not. */
    boolean isBarred() {
        return van != null && !van.serves(number);
    }

    /** When service ends. */
    @Nullable
    Long leaves() {
        return start == null ? null : start + client().service();
    }

    /** When service starts by the visit's place, or null when it has none. */
    @Nullable
    Long startByPlace() {
        if (van == null) {
            return null;
        }
        Long left = previous == null ? Long.valueOf(van.opens()) : previous.leaves();
        return left == null ? null : Math.max(client().open(), left + way());
    }

    @Nullable
    Long start() {
        return start;
    }

    void start(@Nullable Long time) {
        start = time;
    }

    @Nullable
    Visit next() {
        return next;
    }

    private long way() {
        int before = previous == null
                ? Objects.requireNonNull(van).depot()
                : previous.client().node();
        return data().distance(before, client().node());
    }

    private RoutingInstance data() {
        return Objects.requireNonNull(instance);
    }
}
