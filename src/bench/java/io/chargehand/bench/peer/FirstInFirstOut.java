package io.chargehand.bench.peer;

import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.TardinessInstance;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * First in, first out. Jobs that are all there from the start are worked in the order in which the file names them. Clients are
 * taken by the opening of their windows, each behind the clients of the vehicle that gets there first and can still do it all; who
 * then cannot be served is left out. Thread-safe.
 */
public final class FirstInFirstOut implements Engine {

    @Override
    public String name() {
        return "fifo";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        if (instance instanceof RoutingInstance routing) {
            return Optional.of(tours(routing));
        }
        int jobs = ((TardinessInstance) instance).size();
        return Optional.of(Routes.single(IntStream.range(0, jobs).toArray()));
    }

    private static Routes tours(RoutingInstance instance) {
        int[][] rows = new int[instance.vehicles().size()][0];
        IntStream.range(0, instance.size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        client -> instance.clients().get(client).open()))
                .forEach(client -> append(instance, rows, client));
        return new Routes(rows);
    }

    private static void append(RoutingInstance instance, int[][] rows, int client) {
        int first = -1;
        long earliest = Long.MAX_VALUE;
        for (int vehicle = 0; vehicle < rows.length; vehicle++) {
            int[] row = with(rows[vehicle], client);
            long start = start(instance, vehicle, row);
            if (start < earliest && instance.isFeasible(vehicle, row)) {
                first = vehicle;
                earliest = start;
            }
        }
        if (first >= 0) {
            rows[first] = with(rows[first], client);
        }
    }

    private static int[] with(int[] row, int client) {
        int[] longer = Arrays.copyOf(row, row.length + 1);
        longer[row.length] = client;
        return longer;
    }

    /** When the vehicle would start at its last client. */
    private static long start(RoutingInstance instance, int vehicle, int[] row) {
        int at = instance.vehicles().get(vehicle).depot().node();
        long free = instance.vehicles().get(vehicle).depot().open();
        long start = free;
        for (int number : row) {
            Client client = instance.clients().get(number);
            start = Math.max(free + instance.distance(at, client.node()), client.open());
            free = start + client.service();
            at = client.node();
        }
        return start;
    }
}
