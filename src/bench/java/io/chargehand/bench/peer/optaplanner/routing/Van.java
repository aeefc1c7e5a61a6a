package io.chargehand.bench.peer.optaplanner.routing;

import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Vehicle;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningListVariable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A vehicle with the clients it serves, in order. Not thread-safe. */
@PlanningEntity
public class Van {

    @PlanningId
    private int number;

    private @Nullable RoutingInstance instance;

    @PlanningListVariable
    private List<Visit> visits = new ArrayList<>();

    /** For the solver. */
    public Van() {}

    Van(RoutingInstance instance, int number) {
        this.instance = instance;
        this.number = number;
    }

    List<Visit> visits() {
        return visits;
    }

    int depot() {
        return vehicle().depot().node();
    }

    long opens() {
        return vehicle().depot().open();
    }

    boolean serves(int client) {
        return vehicle().serves(client);
    }

    long distance() {
        long distance = 0;
        int at = depot();
        for (Visit visit : visits) {
            distance += data().distance(at, visit.client().node());
            at = visit.client().node();
        }
        return distance + data().distance(at, depot());
    }

    long overload() {
        long load = visits.stream().mapToLong(visit -> visit.client().demand()).sum();
        return Math.max(0, load - vehicle().capacity());
    }

    /** How long after the depot closes it is back. */
    long lateness() {
        return visits.isEmpty() ? 0 : Math.max(0, back() - vehicle().depot().close());
    }

    /** How much longer than allowed the tour lasts, when it leaves as late as it can. */
    long overrun() {
        return visits.isEmpty()
                ? 0
                : Math.max(0, back() - latestDeparture(back()) - vehicle().longest());
    }

    private long back() {
        Visit last = visits.get(visits.size() - 1);
        Long leaves = last.leaves();
        return (leaves == null ? opens() : leaves)
                + data().distance(last.client().node(), depot());
    }

    private long latestDeparture(long back) {
        long latest = back;
        int at = depot();
        for (int i = visits.size() - 1; i >= 0; i--) {
            Visit visit = visits.get(i);
            int node = visit.client().node();
            latest = Math.min(
                    visit.client().close(),
                    latest - data().distance(node, at) - visit.client().service());
            at = node;
        }
        return latest - data().distance(depot(), at);
    }

    private Vehicle vehicle() {
        return data().vehicles().get(number);
    }

    private RoutingInstance data() {
        return Objects.requireNonNull(instance);
    }
}
