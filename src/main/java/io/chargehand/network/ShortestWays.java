package io.chargehand.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Shortest distances between the places of an undirected graph, by Dijkstra's algorithm, one source at a time and kept. Links
 * are added first, by one thread; then thread-safe.
 */
final class ShortestWays {

    private final List<List<Link>> links = new ArrayList<>();
    private final AtomicReferenceArray<double[]> fromSource;

    ShortestWays(int places) {
        for (int i = 0; i < places; i++) {
            links.add(new ArrayList<>());
        }
        fromSource = new AtomicReferenceArray<>(places);
    }

    void link(int one, int other, double metres) {
        links.get(one).add(new Link(other, metres));
        links.get(other).add(new Link(one, metres));
    }

    /** The distance in metres, infinite where there is no way. */
    double metres(int from, int to) {
        double[] distances = fromSource.get(from);
        if (distances == null) {
            distances = dijkstra(from);
            fromSource.set(from, distances);
        }
        return distances[to];
    }

    private double[] dijkstra(int source) {
        double[] distances = new double[links.size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        distances[source] = 0;
        PriorityQueue<Link> next = new PriorityQueue<>();
        next.add(new Link(source, 0));
        for (Link nearest = next.poll(); nearest != null; nearest = next.poll()) {
            if (nearest.metres > distances[nearest.to]) {
                continue;
            }
            for (Link link : links.get(nearest.to)) {
                double metres = nearest.metres + link.metres;
                if (metres < distances[link.to]) {
                    distances[link.to] = metres;
                    next.add(new Link(link.to, metres));
                }
            }
        }
        return distances;
    }

    private record Link(int to, double metres) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return Double.compare(metres, other.metres);
        }
    }
}
