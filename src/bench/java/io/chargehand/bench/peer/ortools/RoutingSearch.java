package io.chargehand.bench.peer.ortools;

import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingDimension;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.RoutingInstance.Vehicle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Vehicle routing for OR-Tools' routing library: distance as the cost of arcs, a dimension of time with the windows and the
 * longest tours, one of load with the capacities, every client to be served; guided local search after parallel cheapest
 * insertion. Used once.
 */
final class RoutingSearch {

    private static final String TIME = "time";
    private static final String LOAD = "load";

    /** What leaving a client out costs: more than serving it ever does. */
    private static final long LEFT_OUT = 10_000_000;

    private final RoutingInstance instance;
    private final int vehicles;
    private final int[] clientOfNode;
    private final RoutingIndexManager indices;
    private final RoutingModel model;

    RoutingSearch(RoutingInstance instance) {
        this.instance = instance;
        vehicles = instance.vehicles().size();
        clientOfNode = new int[instance.nodes()];
        Arrays.fill(clientOfNode, -1);
        for (int client = 0; client < instance.size(); client++) {
            clientOfNode[instance.clients().get(client).node()] = client;
        }
        int[] depots = instance.vehicles().stream()
                .mapToInt(vehicle -> vehicle.depot().node())
                .toArray();
        indices = new RoutingIndexManager(instance.nodes(), vehicles, depots, depots);
        model = new RoutingModel(indices);
        long[][] distances = new long[instance.nodes()][instance.nodes()];
        long[][] times = new long[instance.nodes()][instance.nodes()];
        for (int from = 0; from < distances.length; from++) {
            int client = clientOfNode[from];
            long service = client < 0 ? 0 : instance.clients().get(client).service();
            for (int to = 0; to < distances.length; to++) {
                distances[from][to] = instance.distance(from, to);
                times[from][to] = service + distances[from][to];
            }
        }
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(distances));
        addTime(model.registerTransitMatrix(times));
        addLoad();
        for (int client = 0; client < instance.size(); client++) {
            allow(client);
            model.addDisjunction(new long[] {index(client)}, LEFT_OUT);
        }
    }

    private void addTime(int transit) {
        long horizon = instance.depots().stream()
                .mapToLong(RoutingInstance.Depot::close)
                .max()
                .orElse(0);
        model.addDimension(transit, horizon, horizon, false, TIME);
        RoutingDimension time = model.getMutableDimension(TIME);
        for (int client = 0; client < instance.size(); client++) {
            Client served = instance.clients().get(client);
            time.cumulVar(index(client)).setRange(served.open(), Math.min(horizon, served.close()));
        }
        for (int v = 0; v < vehicles; v++) {
            Vehicle vehicle = instance.vehicles().get(v);
            time.cumulVar(model.start(v))
                    .setRange(vehicle.depot().open(), vehicle.depot().close());
            time.cumulVar(model.end(v))
                    .setRange(vehicle.depot().open(), vehicle.depot().close());
            if (vehicle.hasLongest()) {
                time.setSpanUpperBoundForVehicle(vehicle.longest(), v);
            }
        }
    }

    private void addLoad() {
        long[] demands = new long[instance.nodes()];
        instance.clients().forEach(client -> demands[client.node()] = client.demand());
        long[] capacities =
                instance.vehicles().stream().mapToLong(Vehicle::capacity).toArray();
        model.addDimensionWithVehicleCapacity(model.registerUnaryTransitVector(demands), 0, capacities, true, LOAD);
    }

    private void allow(int client) {
        for (int v = 0; v < vehicles; v++) {
            if (!instance.vehicles().get(v).serves(client)) {
                model.vehicleVar(index(client)).removeValue(v);
            }
        }
    }

    Optional<Routes> solve(long deadline) {
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
        long seconds = TimeUnit.MILLISECONDS.toSeconds(left);
        Duration limit = Duration.newBuilder()
                .setSeconds(seconds)
                .setNanos((int) TimeUnit.MILLISECONDS.toNanos(left - TimeUnit.SECONDS.toMillis(seconds)))
                .build();
        RoutingSearchParameters parameters = main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PARALLEL_CHEAPEST_INSERTION)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(limit)
                .build();
        Assignment assignment = model.solveWithParameters(parameters);
        return assignment == null ? Optional.empty() : Optional.of(read(assignment));
    }

    private Routes read(Assignment assignment) {
        int[][] rows = new int[vehicles][];
        for (int v = 0; v < vehicles; v++) {
            List<Integer> row = new ArrayList<>();
            long index = assignment.value(model.nextVar(model.start(v)));
            while (!model.isEnd(index)) {
                row.add(clientOfNode[indices.indexToNode(index)]);
                index = assignment.value(model.nextVar(index));
            }
            rows[v] = row.stream().mapToInt(Integer::intValue).toArray();
        }
        return new Routes(rows);
    }

    private long index(int client) {
        return indices.nodeToIndex(instance.clients().get(client).node());
    }
}
