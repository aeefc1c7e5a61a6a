package io.chargehand.inventory;

import io.chargehand.kernel.InventoryStatus;
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

    /**
     * The stock with status AVAILABLE of these items at locations of sales floors and backrooms, also where it is zero or
     * below: what can be promised, and when it was last counted.
     */
    default List<StockLevel> listAvailableStock(Collection<ItemId> items) {
        return listAvailable(items).stream()
                .flatMap(each -> listStock(each.node(), each.item()).stream()
                        .filter(level -> level.place().status() == InventoryStatus.AVAILABLE)
                        .filter(level -> level.place().locationId().equals(each.location())))
                .toList();
    }

    Optional<Reservation> findReservation(ReservationId id);

    /** The reservations of an order, open or not. */
    List<Reservation> listReservations(OrderId order);

    /** Open reservations at a node. */
    List<Reservation> listOpenReservations(NodeId node);
}
