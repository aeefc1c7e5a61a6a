package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The nodes whose plans are out of date, each once however many events there were; a node is with one planner at a time. Nodes
 * with news go before nodes that have only aged, the longest waiting first. Thread-safe; bounded by the number of nodes.
 */
final class ReplanQueue {

    /** Of one plan; past it, the first stand for the others, which have waited less. */
    private static final int MOST_NEWS = 1_000;

    private final Map<NodeId, Wanted> wanted = new HashMap<>();
    private final Set<NodeId> busy = new HashSet<>();
    private final Map<NodeId, Long> lastTaken = new HashMap<>();
    private final long settleNanos;
    private boolean closed;

    /**
     * What is asked for. Immutable.
     *
     * @param node the node
     * @param sinceNanos since when, in {@link System#nanoTime()}
     * @param newsNanos when each commit of events asked for it, the first first; empty where the node has only aged
     */
    record Wanted(NodeId node, long sinceNanos, List<Long> newsNanos) {

        /** Whether an event asks for it. */
        boolean news() {
            return !newsNanos.isEmpty();
        }
    }

    /**
     * Makes an empty queue.
     *
     * @param settleMillis least real time between two plans of a node, in which events gather
     */
    ReplanQueue(long settleMillis) {
        settleNanos = TimeUnit.MILLISECONDS.toNanos(settleMillis);
    }

    /** Asks for a plan of the node. */
    synchronized void want(NodeId node, boolean news) {
        Wanted before = wanted.get(node);
        long now = System.nanoTime();
        if (before == null || news && !before.news()) {
            wanted.put(node, new Wanted(node, now, news ? new ArrayList<>(List.of(now)) : List.of()));
            notifyAll();
        } else if (news && before.newsNanos().size() < MOST_NEWS) {
            before.newsNanos().add(now);
        }
    }

    /** Waits for a node to plan; empty once closed. */
    synchronized Optional<Wanted> take() throws InterruptedException {
        while (!closed) {
            long now = System.nanoTime();
            Wanted best = null;
            long soonest = TimeUnit.SECONDS.toNanos(1);
            for (Wanted each : wanted.values()) {
                if (busy.contains(each.node())) {
                    continue;
                }
                Long last = lastTaken.get(each.node());
                long wait = last == null ? 0 : last + settleNanos - now;
                if (wait > 0) {
                    soonest = Math.min(soonest, wait);
                } else if (best == null || isBefore(each, best)) {
                    best = each;
                }
            }
            if (best != null) {
                wanted.remove(best.node());
                busy.add(best.node());
                lastTaken.put(best.node(), now);
                return Optional.of(best);
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, soonest));
        }
        return Optional.empty();
    }

    private static boolean isBefore(Wanted one, Wanted other) {
        return one.news() != other.news() ? one.news() : one.sinceNanos() - other.sinceNanos() < 0;
    }

    /** Says that the planner is done with the node. */
    synchronized void done(NodeId node) {
        busy.remove(node);
        notifyAll();
    }

    /** Lets every waiting planner go. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
