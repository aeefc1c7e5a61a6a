package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to do for which node, and in which order: nodes with changes first, the longest waiting first, and then the node whose
 * next slice is worth most. A node is with one taker at a time. The order depends on calls alone, on no clock and no chance. Not
 * thread-safe.
 */
final class WorkBoard {

    private final Map<NodeId, Entry> entries = new LinkedHashMap<>();
    private final Set<NodeId> changed = new LinkedHashSet<>();
    private final int mostWaiting;
    private final int patience;
    private long slices;

    /**
     * Work on one node, until it is given back.
     *
     * @param node the node
     * @param sequence its plan
     * @param changes to be followed, in order; empty where the plan is to be improved
     */
    record Work(NodeId node, ResidentSequence sequence, List<ProblemChange> changes) {}

    private static final class Entry {
        private final ResidentSequence sequence;
        private final ExpectedGain gain;
        private List<ProblemChange> waiting = new ArrayList<>();
        private boolean isTaken;

        Entry(ResidentSequence sequence, int patience) {
            this.sequence = sequence;
            this.gain = new ExpectedGain(patience);
            gain.changed(sequence.atStake());
        }
    }

    /**
     * Makes an empty board.
     *
     * @param mostWaiting changes by node
     * @param patience of {@link ExpectedGain}
     */
    WorkBoard(int mostWaiting, int patience) {
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    void add(NodeId node, ResidentSequence sequence) {
        if (entries.putIfAbsent(node, new Entry(sequence, patience)) != null) {
            throw new InvalidInputException("node", node, "must not be kept already");
        }
    }

    /** Forgets a node and its changes; work taken for it may still be given back. */
    void remove(NodeId node) {
        entries.remove(node);
        changed.remove(node);
    }

    /** Whether the change was taken: not while the node has as many waiting as it may. */
    boolean offer(NodeId node, ProblemChange change) {
        Entry entry = entries.get(node);
        if (entry == null) {
            throw new InvalidInputException("node", node, "must be kept");
        }
        if (entry.waiting.size() >= mostWaiting) {
            return false;
        }
        entry.waiting.add(change);
        changed.add(node);
        return true;
    }

    /** What to do next, if there is anything; the node is the caller's until {@link #giveBack}. */
    Optional<Work> take() {
        for (NodeId node : changed) {
            Entry entry = entries.get(node);
            if (entry != null && !entry.isTaken) {
                changed.remove(node);
                List<ProblemChange> changes = entry.waiting;
                entry.waiting = new ArrayList<>();
                return Optional.of(taken(node, entry, changes));
            }
        }
        return best().map(each -> taken(each.getKey(), each.getValue(), List.of()));
    }

    private static Work taken(NodeId node, Entry entry, List<ProblemChange> changes) {
        entry.isTaken = true;
        return new Work(node, entry.sequence, changes);
    }

    private Optional<Map.Entry<NodeId, Entry>> best() {
        Map.Entry<NodeId, Entry> best = null;
        double most = 0;
        for (Map.Entry<NodeId, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            double worth = entry.gain.worth(slices);
            if (!entry.isTaken && entry.gain.isOpen() && worth > most) {
                most = worth;
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Ends work on a node.
     *
     * @param gained by improvement, at least 0, in the currency's unit; passed over where the work was to follow changes
     */
    void giveBack(Work work, double gained) {
        Entry entry = entries.get(work.node());
        if (entry == null || entry.sequence != work.sequence()) {
            return;
        }
        entry.isTaken = false;
        if (work.changes().isEmpty()) {
            entry.gain.improved(gained, ++slices);
        } else {
            entry.gain.changed(entry.sequence.atStake());
        }
    }
}
