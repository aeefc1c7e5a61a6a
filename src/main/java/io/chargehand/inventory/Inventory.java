package io.chargehand.inventory;

import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.ReservationId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stock and reservations as last folded. Thread-safe.
 *
 * <p>A {@code StockReserved} event moves units from AVAILABLE to RESERVED at its location. The intake accepts it only while
 * enough is available there; two commits that race for the last units end with one accepted and one rejected.
 */
public interface Inventory {

    /** Every place where the node holds or lacks units of the item. */
    List<StockLevel> listStock(NodeId node, ItemId item);

    /** Every place of the node that holds or lacks units. */
    List<StockLevel> listStock(NodeId node);

    /** What can be promised of these items now, at every node and location that has any. */
    List<AvailableToPromise> listAvailable(Collection<ItemId> items);

    Optional<Reservation> findReservation(ReservationId id);

    /** The reservations of an order, open or not. */
    List<Reservation> listReservations(OrderId order);

    /** Open reservations at a node. */
    List<Reservation> listOpenReservations(NodeId node);
}
