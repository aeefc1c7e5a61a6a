package io.chargehand.bench.network;

import io.chargehand.backroom.PlanUpdate;
import io.chargehand.backroom.PlanUpdateListener;
import io.chargehand.kernel.NodeId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The plans as anyone would read them, and how long each change waited until it was in one: from the moment it was due to come, not
 * from the moment that it could be handed over. Thread-safe.
 */
final class Visibility implements PlanUpdateListener {

    private final Map<NodeId, Deque<Long>> due = new ConcurrentHashMap<>();
    private final Map<NodeId, PlanUpdate> shown = new ConcurrentHashMap<>();
    private final Waits waits;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong improved = new AtomicLong();

    /** Remembers so many waits. */
    Visibility(int most) {
        waits = new Waits(most);
    }

    /** Says, before it is offered, that a change of the node was due at that {@link System#nanoTime()}. */
    void isDue(NodeId node, long nanos) {
        Deque<Long> queue = due.computeIfAbsent(node, key -> new ArrayDeque<>());
        synchronized (queue) {
            queue.add(nanos);
        }
    }

    @Override
    public void updated(PlanUpdate update) {
        shown.put(update.node(), update);
        long now = System.nanoTime();
        refused.addAndGet(update.refused().size());
        if (update.answered() == 0) {
            improved.incrementAndGet();
            return;
        }
        Deque<Long> queue = due.computeIfAbsent(update.node(), key -> new ArrayDeque<>());
        synchronized (queue) {
            for (int i = 0; i < update.answered(); i++) {
                waits.add(now - queue.remove());
            }
        }
    }

    Map<NodeId, PlanUpdate> shown() {
        return Map.copyOf(shown);
    }

    Waits waits() {
        return waits;
    }

    long refused() {
        return refused.get();
    }

    /** How many plans were published for being better. */
    long improved() {
        return improved.get();
    }
}
