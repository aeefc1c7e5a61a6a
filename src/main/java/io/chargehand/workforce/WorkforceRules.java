package io.chargehand.workforce;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.Network;

import java.util.Optional;

/** What facts of workers and shifts must hold together with what is known. Thread-safe. */
public final class WorkforceRules {

    private final Roster roster;
    private final ShiftArchive archive;
    private final Network network;

    /**
     * Makes the rules.
     *
     * @param roster what is known and kept in memory
     * @param archive every shift
     * @param network the nodes
     */
    public WorkforceRules(Roster roster, ShiftArchive archive, Network network) {
        this.roster = roster;
        this.archive = archive;
        this.network = network;
    }

    /** The rule that a fact breaks; empty for facts of other modules. */
    public Optional<InvalidInputException> objection(OperationalFact fact, BatchSoFar batch) {
        if (fact instanceof WorkerDefined worker) {
            return node(worker.nodeId(), batch);
        }
        if (fact instanceof ShiftScheduled shift) {
            boolean known = roster.findWorker(shift.workerId()).isPresent() || batch.defines(shift.workerId());
            return known ? node(shift.nodeId(), batch) : unknown("workerId", shift.workerId(), "worker");
        }
        if (fact instanceof ShiftCancelled cancelled) {
            boolean known = batch.defines(cancelled.shiftId())
                    || roster.findState(cancelled.shiftId()).isPresent()
                    || archive.findShift(cancelled.shiftId()).isPresent();
            return known ? Optional.empty() : unknown("shiftId", cancelled.shiftId(), "shift");
        }
        return Optional.empty();
    }

    private Optional<InvalidInputException> node(NodeId node, BatchSoFar batch) {
        boolean known = network.findNode(node).isPresent() || batch.defines(node);
        return known ? Optional.empty() : unknown("nodeId", node, "node");
    }

    private static Optional<InvalidInputException> unknown(String field, Record id, String kind) {
        return Optional.of(new UnknownIdException(field, id, kind));
    }
}
