package io.chargehand.bench.peer.timefold.routing;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Client;
import org.jspecify.annotations.Nullable;

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

    @CascadingUpdateShadowVariable(targetMethodName = "updateStart")
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

    /** Sets the start of service by the visit's place; null when it has none. */
    public void updateStart() {
        if (van == null) {
            start = null;
            return;
        }
        Long left = previous == null ? Long.valueOf(van.opens()) : previous.leaves();
        start = left == null ? null : Math.max(client().open(), left + way());
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
