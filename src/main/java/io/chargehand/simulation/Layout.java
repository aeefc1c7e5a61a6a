package io.chargehand.simulation;

import io.chargehand.event.LocationDefined;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.ZoneId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The locations of a node on a grid of aisles, with the links that workers walk. */
final class Layout {

    /** Metres an average worker walks in a minute, turning and looking included. */
    static final double METRES_PER_MINUTE = 60;

    private static final int BAYS_PER_AISLE = 6;

    final List<ZoneDefined> zones = new ArrayList<>();
    final List<LocationDefined> locations = new ArrayList<>();
    final List<WalkingLink> links = new ArrayList<>();
    final List<Integer> floor = new ArrayList<>();
    final List<Integer> storage = new ArrayList<>();
    final List<Integer> dock = new ArrayList<>();
    final List<Integer> staging = new ArrayList<>();

    private final List<int[]> linked = new ArrayList<>();
    private final List<double[]> positions = new ArrayList<>();
    private final String node;
    private final double bayMetres;

    Layout(String node, NodeKind kind, int size) {
        this.node = node;
        this.bayMetres = kind == NodeKind.DC ? 7 : 5;
        switch (kind) {
            case STORE -> {
                aisles(zone("F", ZonePurpose.SALES_FLOOR), "F", 18 + 6 * size, 0, floor);
                aisles(zone("B", ZonePurpose.BACKROOM), "B", 12 + 2 * size, 60, storage);
            }
            case DARK_STORE -> aisles(zone("B", ZonePurpose.BACKROOM), "B", 48, 0, storage);
            case DC -> aisles(zone("B", ZonePurpose.BACKROOM), "B", 90, 0, storage);
        }
        row(zone("D", ZonePurpose.DOCK), "D", kind == NodeKind.DC ? 4 : 2, 90, dock);
        row(zone("S", ZonePurpose.STAGING), "S", kind == NodeKind.STORE ? 3 : 5, -10, staging);
        connectAreas();
    }

    private ZoneId zone(String code, ZonePurpose purpose) {
        ZoneId id = new ZoneId(node + "-" + code);
        zones.add(new ZoneDefined(id, purpose));
        return id;
    }

    private void aisles(ZoneId zone, String code, int count, double y, List<Integer> into) {
        for (int i = 0; i < count; i++) {
            int aisle = i / BAYS_PER_AISLE;
            int bay = i % BAYS_PER_AISLE;
            int place = add(zone, code, i, aisle * 4.0, y + bay * bayMetres);
            into.add(place);
            if (bay > 0) {
                link(place - 1, place);
            }
            if (aisle > 0 && (bay == 0 || bay == BAYS_PER_AISLE - 1)) {
                link(place - BAYS_PER_AISLE, place);
            }
        }
    }

    private void row(ZoneId zone, String code, int count, double y, List<Integer> into) {
        for (int i = 0; i < count; i++) {
            int place = add(zone, code, i, i * 5.0, y);
            into.add(place);
            if (i > 0) {
                link(place - 1, place);
            }
        }
    }

    private void connectAreas() {
        link(staging.get(0), floor.isEmpty() ? storage.get(0) : floor.get(0));
        link(staging.get(staging.size() - 1), storage.get(0));
        link(dock.get(0), storage.get(Math.min(BAYS_PER_AISLE - 1, storage.size() - 1)));
        if (!floor.isEmpty()) {
            link(floor.get(BAYS_PER_AISLE - 1), storage.get(0));
        }
    }

    private int add(ZoneId zone, String code, int number, double x, double y) {
        String id = String.format(Locale.ROOT, "%s-%s%02d", node, code, number + 1);
        locations.add(new LocationDefined(new LocationId(id), zone));
        positions.add(new double[] {x, y});
        return locations.size() - 1;
    }

    private void link(int from, int to) {
        linked.add(new int[] {from, to});
        links.add(new WalkingLink(
                locations.get(from).locationId(), locations.get(to).locationId(), new Metres(metres(from, to))));
    }

    private double metres(int from, int to) {
        double[] a = positions.get(from);
        double[] b = positions.get(to);
        return Math.round(10 * (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]))) / 10.0;
    }

    /** Minutes of the shortest ways, by Floyd and Warshall. */
    double[][] walkMinutes() {
        int size = locations.size();
        double[][] best = new double[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(best[i], 1e6);
            best[i][i] = 0;
        }
        for (int[] pair : linked) {
            best[pair[0]][pair[1]] = metres(pair[0], pair[1]) / METRES_PER_MINUTE;
            best[pair[1]][pair[0]] = best[pair[0]][pair[1]];
        }
        for (int via = 0; via < size; via++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    best[i][j] = Math.min(best[i][j], best[i][via] + best[via][j]);
                }
            }
        }
        return best;
    }
}
