package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The nodes whose plans are out of date, each once however many events there were, and what waits for them. News of a node gather for a
 * moment after its last drawing, so that a burst of events is answered together. Thread-safe; bounded by the number of nodes.
 */
final class NewsGate {

    /** Of one plan; past it, the first stand for the others, which have waited less. */
    private static final int MOST_NEWS = 1_000;

    private final Map<NodeId, Waiting> waiting = new HashMap<>();
    private final Map<NodeId, Long> lastDrawn = new HashMap<>();
    private final long settleNanos;
    private final LongSupplier nanos;

    private static final class Waiting {
        private final List<Long> news = new ArrayList<>();
    }

    /**
     * Makes an empty gate.
     *
     * @param settleNanos least time between two drawings of a node, at least 0
     * @param nanos as {@link System#nanoTime()}
     */
    NewsGate(long settleNanos, LongSupplier nanos) {
        this.settleNanos = settleNanos;
        this.nanos = nanos;
    }

    /**
     * Asks for the node because of an event.
     *
     * @return after how many nanoseconds to draw it, at least 0; empty where it is on its way already, and this with it
     */
    synchronized OptionalLong hear(NodeId node) {
        OptionalLong delay = want(node);
        Waiting all = waiting.get(node);
        if (all != null && all.news.size() < MOST_NEWS) {
            all.news.add(nanos.getAsLong());
        }
        return delay;
    }

    /** Asks for the node without an event; answers as {@link #hear}. */
    synchronized OptionalLong want(NodeId node) {
        if (waiting.putIfAbsent(node, new Waiting()) != null) {
            return OptionalLong.empty();
        }
        Long last = lastDrawn.get(node);
        return OptionalLong.of(last == null ? 0 : Math.max(0, last + settleNanos - nanos.getAsLong()));
    }

    /** How many nodes are on their way without an event that asks for them. */
    synchronized long aged() {
        return waiting.values().stream().filter(each -> each.news.isEmpty()).count();
    }

    /**
     * Says that the node is about to be drawn: what is heard from now on asks for it anew.
     *
     * @return when each event that is answered was heard, the first first
     */
    synchronized List<Long> drawn(NodeId node) {
        lastDrawn.put(node, nanos.getAsLong());
        Waiting all = waiting.remove(node);
        return all == null ? List.of() : List.copyOf(all.news);
    }
}
