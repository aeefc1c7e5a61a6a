package io.chargehand.inventory.jdbc;

import io.chargehand.event.StockReserved;
import io.chargehand.inventory.Reservation;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.Columns;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** Reads and writes reservations, staged units and inbound lines, many per statement. Thread-safe. */
@Repository
class ReservationTables {

    private static final String SELECT = "SELECT * FROM inventory_reservation ";

    private final JdbcClient jdbc;

    ReservationTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Reservation> load(Collection<ReservationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE reservation_id = ANY(:ids)")
                        .param("ids", Columns.texts(List.copyOf(ids), ReservationId::value))
                        .query(ReservationTables::reservation)
                        .list();
    }

    List<Reservation> loadOfOrders(Collection<OrderId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE order_id = ANY(:ids) ORDER BY order_id, line, reservation_id")
                        .param("ids", Columns.texts(List.copyOf(ids), OrderId::value))
                        .query(ReservationTables::reservation)
                        .list();
    }

    List<Reservation> loadOpen(NodeId node) {
        return jdbc.sql(SELECT + "WHERE open AND node_id = :node ORDER BY reserved_at, reservation_id")
                .param("node", node.value())
                .query(ReservationTables::reservation)
                .list();
    }

    List<StagedUnits> loadStaged(Collection<OrderId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM inventory_staged WHERE order_id = ANY(:ids)")
                        .param("ids", Columns.texts(List.copyOf(ids), OrderId::value))
                        .query((row, number) -> new StagedUnits(
                                new StagedUnits.Key(
                                        new OrderLineRef(new OrderId(row.getString("order_id")), row.getInt("line")),
                                        new NodeId(row.getString("node_id")),
                                        new LocationId(row.getString("location_id"))),
                                row.getLong("ready"),
                                row.getLong("handed")))
                        .list();
    }

    List<InboundLine> loadInbound(Collection<AsnId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM inventory_inbound WHERE asn_id = ANY(:ids) ORDER BY asn_id, line")
                        .param("ids", Columns.texts(List.copyOf(ids), AsnId::value))
                        .query((row, number) -> new InboundLine(
                                new AsnLineRef(new AsnId(row.getString("asn_id")), row.getInt("line")),
                                new NodeId(row.getString("node_id")),
                                new ItemId(row.getString("item_id")),
                                row.getLong("in_transit")))
                        .list();
    }

    void save(List<Reservation> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO inventory_reservation (reservation_id, order_id, line, node_id, location_id, item_id,
                                                           quantity, planned_finish, reserved_at, picked, open, version)
                        SELECT reservation_id, order_id, line, node_id, location_id, item_id, quantity,
                               planned_finish::timestamptz, reserved_at::timestamptz, picked, open::boolean, version
                        FROM unnest(:ids, :orders, :lines, :nodes, :locations, :items, :quantities, :finishes,
                                    :reserved, :picked, :open, :versions)
                          AS t(reservation_id, order_id, line, node_id, location_id, item_id, quantity, planned_finish,
                               reserved_at, picked, open, version)
                        ON CONFLICT (reservation_id) DO UPDATE
                        SET picked = excluded.picked, open = excluded.open, version = excluded.version
                        """)
                .param("ids", Columns.texts(rows, each -> each.reserved().reservationId()))
                .param(
                        "orders",
                        Columns.texts(rows, each -> each.reserved().orderLine().order()))
                .param(
                        "lines",
                        Columns.longs(rows, each -> each.reserved().orderLine().line()))
                .param("nodes", Columns.texts(rows, each -> each.reserved().nodeId()))
                .param("locations", Columns.texts(rows, each -> each.reserved().locationId()))
                .param("items", Columns.texts(rows, each -> each.reserved().itemId()))
                .param(
                        "quantities",
                        Columns.longs(rows, each -> each.reserved().quantity().units()))
                .param("finishes", Columns.texts(rows, each -> each.reserved().plannedFinish()))
                .param("reserved", Columns.texts(rows, Reservation::reservedAt))
                .param("picked", Columns.longs(rows, each -> each.picked().units()))
                .param("open", Columns.texts(rows, Reservation::open))
                .param("versions", Columns.longs(rows, Reservation::version))
                .update();
    }

    void saveStaged(List<StagedUnits> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO inventory_staged (order_id, line, node_id, location_id, ready, handed)
                        SELECT * FROM unnest(:orders, :lines, :nodes, :locations, :ready, :handed)
                        ON CONFLICT (order_id, line, node_id, location_id) DO UPDATE
                        SET ready = excluded.ready, handed = excluded.handed
                        """)
                .param(
                        "orders",
                        Columns.texts(rows, each -> each.key().orderLine().order()))
                .param(
                        "lines",
                        Columns.longs(rows, each -> each.key().orderLine().line()))
                .param("nodes", Columns.texts(rows, each -> each.key().node()))
                .param("locations", Columns.texts(rows, each -> each.key().location()))
                .param("ready", Columns.longs(rows, StagedUnits::ready))
                .param("handed", Columns.longs(rows, StagedUnits::handed))
                .update();
    }

    void saveInbound(List<InboundLine> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO inventory_inbound (asn_id, line, node_id, item_id, in_transit)
                        SELECT * FROM unnest(:asns, :lines, :nodes, :items, :units)
                        ON CONFLICT (asn_id, line) DO UPDATE SET in_transit = excluded.in_transit
                        """)
                .param("asns", Columns.texts(rows, each -> each.ref().asn()))
                .param("lines", Columns.longs(rows, each -> each.ref().line()))
                .param("nodes", Columns.texts(rows, InboundLine::node))
                .param("items", Columns.texts(rows, InboundLine::item))
                .param("units", Columns.longs(rows, InboundLine::inTransit))
                .update();
    }

    private static Reservation reservation(ResultSet row, int number) throws SQLException {
        StockReserved reserved = new StockReserved(
                new ReservationId(row.getString("reservation_id")),
                new OrderLineRef(new OrderId(row.getString("order_id")), row.getInt("line")),
                new NodeId(row.getString("node_id")),
                new LocationId(row.getString("location_id")),
                new ItemId(row.getString("item_id")),
                new Quantity(row.getLong("quantity")),
                row.getObject("planned_finish", OffsetDateTime.class).toInstant());
        return new Reservation(
                reserved,
                row.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                new Quantity(row.getLong("picked")),
                row.getBoolean("open"),
                row.getLong("version"));
    }
}
