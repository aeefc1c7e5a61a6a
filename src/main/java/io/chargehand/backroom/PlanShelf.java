package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The last plan of each node, for readers at once and in its store before long. Thread-safe; one writer by node at a time. */
final class PlanShelf {

    /** Above any number of versions that were published but not written before a crash. */
    private static final long RESTART_GAP = 1_000_000;

    private final PlanStore store;
    private final long saveNanos;
    private final Map<NodeId, PlannedNode> published = new ConcurrentHashMap<>();
    private final Map<NodeId, PlannedProblem> problems = new ConcurrentHashMap<>();
    private final Map<NodeId, Long> savedNanos = new ConcurrentHashMap<>();
    private final Set<NodeId> unsaved = ConcurrentHashMap.newKeySet();

    /**
     * Makes an empty shelf.
     *
     * @param saveEvery least real time between two writes of a node's plan
     */
    PlanShelf(PlanStore store, Duration saveEvery) {
        this.store = store;
        this.saveNanos = saveEvery.toNanos();
    }

    /** Shows the plans that were written, under versions above any that was shown before. */
    void load() {
        for (PlannedNode plan : store.load()) {
            published.put(plan.node(), plan.under(plan.version() + RESTART_GAP));
        }
    }

    /**
     * Shows a plan. Where it says the same as the one before, its version stays.
     *
     * @param made the plan, under any version
     * @param problem what it was made for
     * @return the plan as it is shown
     */
    PlannedNode publish(PlannedNode made, SequencingProblem problem) {
        Optional<PlannedNode> before = find(made.node());
        long version = before.map(PlannedNode::version).orElse(0L);
        PlannedNode next = made.under(before.filter(made::saysTheSame).isPresent() ? version : version + 1);
        published.put(made.node(), next);
        problems.put(made.node(), new PlannedProblem(next, problem));
        unsaved.add(made.node());
        return next;
    }

    Optional<PlannedNode> find(NodeId node) {
        return Optional.ofNullable(published.get(node));
    }

    Optional<PlannedProblem> findWithProblem(NodeId node) {
        return Optional.ofNullable(problems.get(node));
    }

    List<PlannedNode> list() {
        return List.copyOf(published.values());
    }

    /** Writes the plans that were not written lately. */
    void saveDue() {
        long now = System.nanoTime();
        for (NodeId node : List.copyOf(unsaved)) {
            Long last = savedNanos.get(node);
            if (last == null || now - last >= saveNanos) {
                save(node);
            }
        }
    }

    /** Writes all plans that are not written. */
    void saveAll() {
        List.copyOf(unsaved).forEach(this::save);
    }

    private void save(NodeId node) {
        boolean isDue = unsaved.remove(node);
        PlannedNode plan = published.get(node);
        if (isDue && plan != null) {
            savedNanos.put(node, System.nanoTime());
            try {
                store.save(plan);
            } catch (RuntimeException e) {
                unsaved.add(node);
                throw e;
            }
        }
    }
}
