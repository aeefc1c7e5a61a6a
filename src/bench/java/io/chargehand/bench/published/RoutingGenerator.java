package io.chargehand.bench.published;

import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.RoutingInstance.Depot;
import io.chargehand.bench.published.RoutingInstance.Vehicle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws routing instances that look like Cordeau's: clients scattered over a square of 200 by 200, wide windows in a day of 1000,
 * demands up to 25, tours up to 500, and about one vehicle for seven clients. Not thread-safe.
 */
final class RoutingGenerator {

    private static final double HALF_SIDE = 100;
    private static final int DAY = 1000;
    private static final int LONGEST = 500;
    private static final int HEAVIEST = 25;
    private static final int LONGEST_SERVICE = 25;
    private static final int NARROWEST = 90;
    private static final int WIDEST = 180;
    private static final int CAPACITY = 150;
    private static final int PER_VEHICLE = 7;
    private static final int KINDS = 4;
    private static final int DEPOTS = 4;

    private final SplittableRandom random;

    RoutingGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Several depots and vehicles that are alike, or one depot and vehicles that may not serve everybody. */
    RoutingInstance draw(int size, boolean severalDepots) {
        int depotCount = severalDepots ? DEPOTS : 1;
        double[][] points = new double[depotCount + size][];
        List<Depot> depots = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (int node = 0; node < points.length; node++) {
            double reach = node < depotCount ? HALF_SIDE / 2 : HALF_SIDE;
            points[node] = new double[] {random.nextDouble(-reach, reach), random.nextDouble(-reach, reach)};
            if (node < depotCount) {
                depots.add(new Depot(node, 0, VrplibFile.thousandths(DAY)));
            } else {
                clients.add(client(node));
            }
        }
        int vehicleCount = depotCount * KINDS * Math.max(1, size / (PER_VEHICLE * depotCount * KINDS) + 1);
        List<BitSet> barred = barred(size, !severalDepots);
        List<Vehicle> vehicles = new ArrayList<>();
        for (int v = 0; v < vehicleCount; v++) {
            vehicles.add(new Vehicle(
                    depots.get(v % depotCount),
                    VrplibFile.thousandths(CAPACITY),
                    VrplibFile.thousandths(LONGEST),
                    barred.get(v % KINDS)));
        }
        return new RoutingInstance("generated", depots, clients, vehicles, RoutingFiles.distances(points));
    }

    private Client client(int node) {
        int open = random.nextInt(HEAVIEST, DAY / 2);
        return new Client(
                node,
                VrplibFile.thousandths(random.nextInt(1, HEAVIEST + 1)),
                VrplibFile.thousandths(random.nextInt(1, LONGEST_SERVICE + 1)),
                VrplibFile.thousandths(open),
                VrplibFile.thousandths(open + random.nextInt(NARROWEST, WIDEST + 1)));
    }

    /** By kind of vehicle: every client may be served by one kind at least. */
    private List<BitSet> barred(int size, boolean kindsDiffer) {
        List<BitSet> barred = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            barred.add(new BitSet(size));
        }
        for (int client = 0; client < size && kindsDiffer; client++) {
            int certain = random.nextInt(KINDS);
            for (int kind = 0; kind < KINDS; kind++) {
                barred.get(kind).set(client, kind != certain && random.nextBoolean());
            }
        }
        return barred;
    }
}
