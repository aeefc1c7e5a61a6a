package io.chargehand.backroom;

import io.chargehand.event.AsnArrived;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskStarted;
import io.chargehand.event.WorkerDefined;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.receiving.Receiving;

import java.util.HashSet;
import java.util.Set;

/** Which nodes' plans an event may change. Thread-safe. */
public final class EventNodes {

    private final Receiving receiving;
    private final Inventory inventory;

    /**
     * Makes the rule.
     *
     * @param receiving knows where an ASN goes
     * @param inventory knows where a reservation holds stock
     */
    public EventNodes(Receiving receiving, Inventory inventory) {
        this.receiving = receiving;
        this.inventory = inventory;
    }

    /** The nodes whose plans depend on the fact; none where it says nothing about open work. */
    public Set<NodeId> nodes(OperationalFact fact) {
        if (fact instanceof TaskCreated it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof TaskStarted it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof TaskCompleted it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof TaskExceptionRaised it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof TaskCancelled it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof StockReserved it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof SalesReported it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof StockMoved it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof StockCounted it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof StockAdjusted it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof ReturnReceived it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof OrderLineFulfilled it) {
            return Set.of(it.nodeId());
        }
        return rarer(fact);
    }

    private Set<NodeId> rarer(OperationalFact fact) {
        if (fact instanceof ShiftScheduled it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof WorkerDefined it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof NodeDefined it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof AssortmentSet it) {
            return Set.of(it.nodeId());
        } else if (fact instanceof AsnArrived it) {
            return ofAsn(it.asnId());
        } else if (fact instanceof ReceiptCounted it) {
            return ofAsn(it.asnId());
        } else if (fact instanceof ReservationPicked it) {
            return ofReservation(it.reservationId());
        } else if (fact instanceof ReservationReleased it) {
            return ofReservation(it.reservationId());
        } else if (fact instanceof OrderCancelled it) {
            Set<NodeId> nodes = new HashSet<>();
            inventory
                    .listReservations(it.orderId())
                    .forEach(reservation -> nodes.add(reservation.reserved().nodeId()));
            return nodes;
        }
        return Set.of();
    }

    private Set<NodeId> ofAsn(AsnId id) {
        return receiving.findAsn(id).map(asn -> Set.of(asn.advised().nodeId())).orElse(Set.of());
    }

    private Set<NodeId> ofReservation(ReservationId id) {
        return inventory
                .findReservation(id)
                .map(reservation -> Set.of(reservation.reserved().nodeId()))
                .orElse(Set.of());
    }
}
