package io.chargehand.inventory.jdbc;

import io.chargehand.event.ZonePurpose;
import io.chargehand.inventory.AvailableToPromise;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stock and reservations read from their tables. Thread-safe. */
@Repository
class JdbcInventory implements Inventory {

    private final StockTables stock;
    private final ReservationTables reservations;
    private final Network network;

    JdbcInventory(StockTables stock, ReservationTables reservations, Network network) {
        this.stock = stock;
        this.reservations = reservations;
        this.network = network;
    }

    @Override
    public List<StockLevel> listStock(NodeId node, ItemId item) {
        return stock.list(node, item).stream().map(StockRow::toLevel).toList();
    }

    @Override
    public List<StockLevel> listStock(NodeId node) {
        return stock.list(node).stream().map(StockRow::toLevel).toList();
    }

    @Override
    public List<StockLevel> listAvailableStock(Collection<ItemId> items) {
        return stock.listAvailable(items).stream()
                .filter(row -> isForSale(row.key))
                .map(StockRow::toLevel)
                .toList();
    }

    @Override
    public List<AvailableToPromise> listAvailable(Collection<ItemId> items) {
        return stock.listAvailable(items).stream()
                .filter(row -> row.units > 0 && isForSale(row.key))
                .map(row -> new AvailableToPromise(
                        row.key.node(), row.key.location(), row.key.item(), new Quantity(row.units)))
                .toList();
    }

    private boolean isForSale(StockKey key) {
        Optional<Node> node = network.findNode(key.node()).filter(each -> each.has(key.location()));
        return node.map(each -> each.purpose(key.location()))
                .map(each -> each == ZonePurpose.SALES_FLOOR || each == ZonePurpose.BACKROOM)
                .orElse(false);
    }

    @Override
    public Optional<Reservation> findReservation(ReservationId id) {
        return reservations.load(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Reservation> listReservations(OrderId order) {
        return reservations.loadOfOrders(List.of(order));
    }

    @Override
    public List<Reservation> listOpenReservations(NodeId node) {
        return reservations.loadOpen(node);
    }
}
