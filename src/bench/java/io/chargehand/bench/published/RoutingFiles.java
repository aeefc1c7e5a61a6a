package io.chargehand.bench.published;

import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.RoutingInstance.Depot;
import io.chargehand.bench.published.RoutingInstance.Vehicle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * VRPLIB files in PyVRP's dialect: clients with demand, service time and window; vehicles with capacity, longest tour, depot and
 * the clients they may serve. Every number is taken in thousandths, and so is the Euclidean distance, each rounded to the
 * nearest: those sums are the costs that are published with the instances. Best values stand in {@code .sol} files.
 */
final class RoutingFiles implements InstanceFiles {

    private static final String COORDINATES = "NODE_COORD_SECTION";
    private static final String DEMANDS = "DEMAND_SECTION";
    private static final String SERVICE = "SERVICE_TIME_SECTION";
    private static final String WINDOWS = "TIME_WINDOW_SECTION";
    private static final String CAPACITIES = "CAPACITY_SECTION";
    private static final String ALLOWED = "VEHICLES_ALLOWED_CLIENTS_SECTION";
    private static final String VEHICLE_DEPOTS = "VEHICLES_DEPOT_SECTION";
    private static final String DEPOTS = "DEPOT_SECTION";
    private static final List<String> SECTIONS =
            List.of(COORDINATES, DEMANDS, SERVICE, WINDOWS, CAPACITIES, ALLOWED, VEHICLE_DEPOTS, DEPOTS);
    private static final String DIMENSION = "DIMENSION";
    private static final String VEHICLES = "VEHICLES";
    private static final String CAPACITY = "CAPACITY";
    private static final String LONGEST = "VEHICLES_MAX_DURATION";
    private static final String METRIC = "EDGE_WEIGHT_TYPE";
    private static final List<String> HEADINGS =
            List.of("NAME", "COMMENT", "TYPE", METRIC, DIMENSION, VEHICLES, CAPACITY, LONGEST);
    private static final String EUCLIDEAN = "EUC_2D";
    private static final String COST = "Cost";

    private final boolean severalDepots;

    /** Files of instances with several depots, or of one depot and vehicles that differ. */
    RoutingFiles(boolean severalDepots) {
        this.severalDepots = severalDepots;
    }

    @Override
    public boolean isInstance(String fileName) {
        return fileName.endsWith(".vrp");
    }

    @Override
    public List<Instance> read(Path path) throws IOException {
        VrplibFile file = new VrplibFile(path);
        file.requireOnly(HEADINGS, SECTIONS);
        if (!file.heading(METRIC).equals(EUCLIDEAN)) {
            throw new MalformedFileException(path, METRIC + " must be " + EUCLIDEAN);
        }
        try {
            int nodes = Integer.parseInt(file.heading(DIMENSION));
            int vehicles = Integer.parseInt(file.heading(VEHICLES));
            int[] depotNodes = file.has(DEPOTS) ? file.column(DEPOTS) : new int[] {1};
            double[][] windows = file.table(WINDOWS, nodes, 2);
            Map<Integer, Depot> depots = depots(depotNodes, windows);
            List<Client> clients = clients(file, nodes, depots, windows);
            long[][] distances = distances(file.table(COORDINATES, nodes, 2));
            return List.of(new RoutingInstance(
                    InstanceFiles.stem(path),
                    List.copyOf(depots.values()),
                    clients,
                    vehicles(file, vehicles, nodes, depotNodes[0], depots, clients),
                    distances));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedFileException(path, String.valueOf(e.getMessage()));
        }
    }

    private static Map<Integer, Depot> depots(int[] nodes, double[][] windows) {
        Map<Integer, Depot> depots = new TreeMap<>();
        for (int node : nodes) {
            double[] window = windows[node - 1];
            depots.put(node, new Depot(node - 1, VrplibFile.thousandths(window[0]), VrplibFile.thousandths(window[1])));
        }
        return depots;
    }

    private static List<Client> clients(VrplibFile file, int nodes, Map<Integer, Depot> depots, double[][] windows) {
        double[][] demands = file.table(DEMANDS, nodes, 1);
        double[][] service = file.table(SERVICE, nodes, 1);
        List<Client> clients = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            if (!depots.containsKey(node + 1)) {
                clients.add(new Client(
                        node,
                        VrplibFile.thousandths(demands[node][0]),
                        VrplibFile.thousandths(service[node][0]),
                        VrplibFile.thousandths(windows[node][0]),
                        VrplibFile.thousandths(windows[node][1])));
            }
        }
        return clients;
    }

    private static List<Vehicle> vehicles(
            VrplibFile file, int count, int nodes, int firstDepot, Map<Integer, Depot> depots, List<Client> clients) {
        long capacity = file.thousandths(CAPACITY, Vehicle.UNLIMITED);
        double[][] capacities = file.has(CAPACITIES) ? file.table(CAPACITIES, count, 1) : new double[0][];
        double[][] allowed = file.has(ALLOWED) ? file.table(ALLOWED, count, 0) : new double[0][];
        double[][] homes = file.has(VEHICLE_DEPOTS) ? file.table(VEHICLE_DEPOTS, count, 1) : new double[0][];
        List<Vehicle> vehicles = new ArrayList<>();
        for (int v = 0; v < count; v++) {
            Depot depot = depots.get(homes.length == 0 ? firstDepot : (int) homes[v][0]);
            if (depot == null) {
                throw new IllegalArgumentException("vehicle " + (v + 1) + " must start from a depot");
            }
            vehicles.add(new Vehicle(
                    depot,
                    capacities.length == 0 ? capacity : VrplibFile.thousandths(capacities[v][0]),
                    file.thousandths(LONGEST, Vehicle.UNLIMITED),
                    allowed.length == 0 ? new BitSet() : barred(allowed[v], nodes, clients)));
        }
        return vehicles;
    }

    private static BitSet barred(double[] allowedNodes, int nodes, List<Client> clients) {
        BitSet allowed = new BitSet(nodes);
        Arrays.stream(allowedNodes).forEach(node -> allowed.set((int) node - 1));
        BitSet barred = new BitSet(clients.size());
        for (int client = 0; client < clients.size(); client++) {
            barred.set(client, !allowed.get(clients.get(client).node()));
        }
        return barred;
    }

    static long[][] distances(double[][] points) {
        long[][] distances = new long[points.length][points.length];
        for (int from = 0; from < points.length; from++) {
            for (int to = 0; to < points.length; to++) {
                distances[from][to] = VrplibFile.thousandths(
                        Math.hypot(points[from][0] - points[to][0], points[from][1] - points[to][1]));
            }
        }
        return distances;
    }

    @Override
    public String bestFileName(Path instanceFile) {
        return InstanceFiles.stem(instanceFile) + ".sol";
    }

    @Override
    public Map<String, Long> readBest(Path best, Path instanceFile) throws IOException {
        Map<String, Long> values = new HashMap<>();
        for (String line : Files.readAllLines(best)) {
            String[] cells = line.strip().split("[:\\s]+");
            if (cells[0].equals(COST) && cells.length > 1) {
                values.put(InstanceFiles.stem(instanceFile), Math.round(Double.parseDouble(cells[1])));
            }
        }
        return values;
    }

    @Override
    public Instance generate(int size, long seed) {
        return new RoutingGenerator(seed).draw(size, severalDepots);
    }
}
