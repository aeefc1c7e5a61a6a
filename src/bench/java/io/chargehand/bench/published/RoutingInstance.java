package io.chargehand.bench.published;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Vehicle routing with time windows: every client is served once, by a vehicle that may, within the client's window, and each
 * vehicle that serves any leaves from its depot and comes back to it. To be minimized is the distance. All numbers are whole
 * thousandths of the file's unit; travel takes as long as it is far. Immutable.
 */
public final class RoutingInstance implements Instance {

    private final String name;
    private final List<Depot> depots;
    private final List<Client> clients;
    private final List<Vehicle> vehicles;
    private final long[][] distances;

    /**
     * A place where vehicles start and end.
     *
     * @param node its place in the file, from 0
     * @param open no vehicle leaves before
     * @param close no vehicle comes back after
     */
    public record Depot(int node, long open, long close) {}

    /**
     * Somebody to serve.
     *
     * @param node its place in the file, from 0
     * @param demand what it puts on the vehicle
     * @param service how long serving takes
     * @param open service may not start before
     * @param close service may not start after
     */
    public record Client(int node, long demand, long service, long open, long close) {}

    /**
     * Somebody who serves.
     *
     * @param depot where it starts and ends
     * @param capacity what it holds, or {@link #UNLIMITED}
     * @param longest most time from leaving the depot to being back, or {@link #UNLIMITED}
     * @param barred numbers of the clients that it may not serve; not to be changed
     */
    public record Vehicle(Depot depot, long capacity, long longest, BitSet barred) {

        /** What stands for no limit: far above all that can add up. */
        public static final long UNLIMITED = Long.MAX_VALUE / 4;

        public boolean hasCapacity() {
            return capacity < UNLIMITED;
        }

        public boolean hasLongest() {
            return longest < UNLIMITED;
        }

        /** Whether the vehicle may serve the client of that number. */
        public boolean serves(int client) {
            return !barred.get(client);
        }
    }

    /**
     * Takes the tables.
     *
     * @param distances by node of the file; not copied
     */
    RoutingInstance(String name, List<Depot> depots, List<Client> clients, List<Vehicle> vehicles, long[][] distances) {
        this.name = name;
        this.depots = List.copyOf(depots);
        this.clients = List.copyOf(clients);
        this.vehicles = List.copyOf(vehicles);
        this.distances = distances;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return clients.size();
    }

    public List<Depot> depots() {
        return depots;
    }

    public List<Client> clients() {
        return clients;
    }

    public List<Vehicle> vehicles() {
        return vehicles;
    }

    /** How many nodes there are, depots and clients. */
    public int nodes() {
        return distances.length;
    }

    /** How far it is between two nodes, and how long the way takes. */
    public long distance(int from, int to) {
        return distances[from][to];
    }

    /** Whether the vehicle keeps every rule when it serves these clients in this order. */
    public boolean isFeasible(int vehicle, int[] row) {
        return new RoutingTour(this, vehicles.get(vehicle), row).violations().isEmpty();
    }

    @Override
    public Evaluation evaluate(Routes routes) {
        List<String> violations = Evaluation.places(routes, size());
        if (routes.workers() != vehicles.size()) {
            violations.add("there are " + vehicles.size() + " vehicles, not " + routes.workers());
        }
        if (!violations.isEmpty()) {
            return Evaluation.withoutValue(violations);
        }
        long value = 0;
        for (int vehicle = 0; vehicle < vehicles.size(); vehicle++) {
            RoutingTour tour = new RoutingTour(this, vehicles.get(vehicle), routes.row(vehicle));
            value += tour.distance();
            for (String violation : tour.violations()) {
                violations.add("vehicle " + (vehicle + 1) + " " + violation);
            }
        }
        return new Evaluation(value, violations);
    }

    /** A line per vehicle with the nodes it serves, by their places in the file from 0, and one with the value. */
    @Override
    public String write(Routes routes, Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        for (int vehicle = 0; vehicle < routes.workers(); vehicle++) {
            String nodes = Arrays.stream(routes.row(vehicle))
                    .mapToObj(client -> " " + clients.get(client).node())
                    .collect(Collectors.joining());
            text.append("Route #").append(vehicle + 1).append(':').append(nodes).append('\n');
        }
        return text.append(evaluation.cost()).toString();
    }
}
