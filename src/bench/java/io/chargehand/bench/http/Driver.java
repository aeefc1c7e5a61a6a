package io.chargehand.bench.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps connections busy, each with one request at a time, from one thread that waits for whichever answers first: as light as
 * a client of this kind can be made on the JDK. Single-threaded.
 */
final class Driver {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final int connections;

    Driver(InetSocketAddress address, int connections) {
        this.address = address;
        this.connections = connections;
    }

    /** Drives a route for a time, or so many requests if they end sooner; those under way then are waited for and do not count. */
    Load drive(Request request, Duration time, int most) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> open = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    open.add(Connection.open(address, request, selector));
                }
                return drive(selector, open, time, most);
            } finally {
                for (Connection each : open) {
                    each.close();
                }
            }
        }
    }

    private static Load drive(Selector selector, List<Connection> open, Duration time, int most) throws IOException {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long[] nanos = new long[1 << 16];
        int count = 0;
        for (Connection each : open) {
            each.send();
        }
        long now = start;
        while (now < end && count < most) {
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.read()) {
                    now = System.nanoTime();
                    nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
                    nanos[count++] = now - connection.sentAt();
                    connection.send();
                }
            }
            selector.selectedKeys().clear();
            now = System.nanoTime();
        }
        double used = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
        await(selector, open.size());
        long failed = open.stream().mapToLong(Connection::failed).sum();
        return new Load(
                Arrays.copyOf(nanos, count),
                (now - start) / 1e9,
                failed,
                open.get(0).bodyBytes(),
                used);
    }

    /** Lets the last answers come, so that the server need not write to closed connections. */
    private static void await(Selector selector, int open) throws IOException {
        int waiting = open;
        while (waiting > 0) {
            if (selector.select(LONGEST_ANSWER.toMillis()) == 0) {
                throw new IOException("an answer did not come within " + LONGEST_ANSWER);
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.read()) {
                    key.cancel();
                    waiting--;
                }
            }
            selector.selectedKeys().clear();
        }
    }
}
