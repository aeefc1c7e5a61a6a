package io.chargehand.bench.published;

import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.RoutingInstance.Depot;
import io.chargehand.bench.published.RoutingInstance.Vehicle;

import java.util.ArrayList;
import java.util.List;

/**
 * One vehicle's way, as the file says it. A tour lasts from leaving the depot to being back, waiting included; the vehicle
 * leaves as late as it can without coming back later than it must. Immutable.
 */
final class RoutingTour {

    private final RoutingInstance instance;
    private final Vehicle vehicle;
    private final int[] row;

    RoutingTour(RoutingInstance instance, Vehicle vehicle, int[] row) {
        this.instance = instance;
        this.vehicle = vehicle;
        this.row = row;
    }

    long distance() {
        long distance = 0;
        int at = vehicle.depot().node();
        for (int client : row) {
            distance += instance.distance(at, client(client).node());
            at = client(client).node();
        }
        return distance + instance.distance(at, vehicle.depot().node());
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (row.length == 0) {
            return violations;
        }
        long load = 0;
        for (int number : row) {
            load += client(number).demand();
            if (!vehicle.serves(number)) {
                violations.add("may not serve node " + client(number).node());
            }
        }
        if (load > vehicle.capacity()) {
            violations.add("holds " + vehicle.capacity() + ", not " + load);
        }
        checkTimes(violations);
        return violations;
    }

    private void checkTimes(List<String> violations) {
        Depot depot = vehicle.depot();
        int before = violations.size();
        long time = depot.open();
        int at = depot.node();
        for (int number : row) {
            Client client = client(number);
            time = Math.max(time + instance.distance(at, client.node()), client.open());
            if (time > client.close()) {
                violations.add("starts at node " + client.node() + " at " + time + ", after " + client.close());
            }
            time += client.service();
            at = client.node();
        }
        time += instance.distance(at, depot.node());
        if (time > depot.close()) {
            violations.add("is back at " + time + ", after " + depot.close());
        }
        long lasts = time - latestDeparture(time);
        boolean inTime = violations.size() == before;
        if (inTime && lasts > vehicle.longest()) {
            violations.add("is out for " + lasts + ", longer than " + vehicle.longest());
        }
    }

    private long latestDeparture(long back) {
        long latest = back;
        int at = vehicle.depot().node();
        for (int i = row.length - 1; i >= 0; i--) {
            Client client = client(row[i]);
            latest = Math.min(client.close(), latest - instance.distance(client.node(), at) - client.service());
            at = client.node();
        }
        return latest - instance.distance(vehicle.depot().node(), at);
    }

    private Client client(int number) {
        return instance.clients().get(number);
    }
}
