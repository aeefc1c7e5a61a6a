package io.chargehand.fulfillment.jdbc;

import io.chargehand.kernel.Columns;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes orders, many per statement. Thread-safe. */
@Repository
class OrderTables {

    private static final String SELECT = """
            SELECT o.order_id, o.method, o.placed_at, o.promised_at, o.cutoff_at, o.pickup_node_id, o.latitude,
                   o.longitude, o.cancelled_at,
                   l.line, l.item_id, l.quantity, l.unit_price, l.currency, l.reserved, l.ready, l.ready_at,
                   l.handed, l.handed_at
            FROM fulfillment_order o JOIN fulfillment_line l USING (order_id)
            """;

    private final JdbcClient jdbc;

    OrderTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<OrderId, OrderState> load(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        return collect(jdbc.sql(SELECT + "WHERE o.order_id = ANY(:ids) ORDER BY o.order_id, l.line")
                .param("ids", Columns.texts(List.copyOf(ids), OrderId::value)));
    }

    Map<OrderId, OrderState> loadOpen(int limit) {
        return collect(jdbc.sql(SELECT + """
                          WHERE o.order_id IN (SELECT order_id FROM fulfillment_order WHERE open
                                               ORDER BY due_at, order_id LIMIT :limit)
                          ORDER BY o.due_at, o.order_id, l.line
                          """).param("limit", limit));
    }

    Map<ReservationId, HeldUnits> loadHeld(Collection<ReservationId> ids) {
        Map<ReservationId, HeldUnits> held = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT * FROM fulfillment_reservation WHERE reservation_id = ANY(:ids)")
                    .param("ids", Columns.texts(List.copyOf(ids), ReservationId::value))
                    .query((row, number) -> new HeldUnits(
                            new ReservationId(row.getString("reservation_id")),
                            new OrderLineRef(new OrderId(row.getString("order_id")), row.getInt("line")),
                            row.getLong("quantity"),
                            row.getLong("picked"),
                            row.getBoolean("open")))
                    .list()
                    .forEach(each -> held.put(each.id(), each));
        }
        return held;
    }

    private static Map<OrderId, OrderState> collect(JdbcClient.StatementSpec statement) {
        Map<OrderId, List<OrderRow>> rows = new LinkedHashMap<>();
        statement
                .query(OrderRow::read)
                .list()
                .forEach(row ->
                        rows.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(row));
        Map<OrderId, OrderState> orders = new LinkedHashMap<>();
        rows.forEach((id, lines) -> orders.put(id, OrderRow.join(lines)));
        return orders;
    }

    void save(Collection<OrderState> changed) {
        List<OrderState> orders = List.copyOf(changed);
        if (orders.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO fulfillment_order (order_id, method, placed_at, promised_at, cutoff_at, due_at,
                                                       pickup_node_id, latitude, longitude, cancelled_at, open)
                        SELECT order_id, method, placed_at::timestamptz, promised_at::timestamptz,
                               cutoff_at::timestamptz, due_at::timestamptz, pickup_node_id, latitude, longitude,
                               cancelled_at::timestamptz, open::boolean
                        FROM unnest(:ids, :methods, :placed, :promised, :cutoffs, :dues, :pickups, :latitudes,
                                    :longitudes, :cancelled, :open)
                          AS t(order_id, method, placed_at, promised_at, cutoff_at, due_at, pickup_node_id, latitude,
                               longitude, cancelled_at, open)
                        ON CONFLICT (order_id) DO UPDATE
                        SET cancelled_at = excluded.cancelled_at, open = excluded.open
                        WHERE (fulfillment_order.cancelled_at, fulfillment_order.open)
                          IS DISTINCT FROM (excluded.cancelled_at, excluded.open)
                        """)
                .param("ids", Columns.texts(orders, each -> each.placed.orderId()))
                .param("methods", Columns.texts(orders, each -> each.placed.method()))
                .param("placed", Columns.texts(orders, each -> each.placed.placedAt()))
                .param("promised", Columns.texts(orders, each -> each.placed.promisedAt()))
                .param(
                        "cutoffs",
                        Columns.texts(orders, each -> each.placed.cutoffAt().orElse(null)))
                .param("dues", Columns.texts(orders, each -> each.placed.dueAt()))
                .param(
                        "pickups",
                        Columns.texts(orders, each -> each.placed.pickupNodeId().orElse(null)))
                .param("latitudes", Columns.doubles(orders, each -> each.placed.latitude()))
                .param("longitudes", Columns.doubles(orders, each -> each.placed.longitude()))
                .param("cancelled", Columns.texts(orders, each -> each.cancelledAt))
                .param("open", Columns.texts(orders, OrderState::isOpen))
                .update();
        saveLines(orders);
    }

    private void saveLines(List<OrderState> orders) {
        record Row(OrderState order, LineState state) {}
        List<Row> rows = new ArrayList<>();
        orders.forEach(order -> order.lines.values().forEach(state -> rows.add(new Row(order, state))));
        jdbc.sql("""
                        INSERT INTO fulfillment_line (order_id, line, item_id, quantity, unit_price, currency, reserved,
                                                      ready, ready_at, handed, handed_at)
                        SELECT order_id, line, item_id, quantity, unit_price::numeric, currency, reserved, ready,
                               ready_at::timestamptz, handed, handed_at::timestamptz
                        FROM unnest(:ids, :lines, :items, :quantities, :prices, :currencies, :reserved, :ready,
                                    :readyAt, :handed, :handedAt)
                          AS t(order_id, line, item_id, quantity, unit_price, currency, reserved, ready, ready_at,
                               handed, handed_at)
                        ON CONFLICT (order_id, line) DO UPDATE
                        SET reserved = excluded.reserved, ready = excluded.ready, ready_at = excluded.ready_at,
                            handed = excluded.handed, handed_at = excluded.handed_at
                        """)
                .param("ids", Columns.texts(rows, each -> each.order().placed.orderId()))
                .param("lines", Columns.longs(rows, each -> each.state().line.line()))
                .param("items", Columns.texts(rows, each -> each.state().line.itemId()))
                .param(
                        "quantities",
                        Columns.longs(rows, each -> each.state().line.quantity().units()))
                .param(
                        "prices",
                        Columns.texts(
                                rows,
                                each -> each.state().line.unitPrice().amount().toPlainString()))
                .param(
                        "currencies",
                        Columns.texts(
                                rows, each -> each.state().line.unitPrice().currency()))
                .param("reserved", Columns.longs(rows, each -> each.state().reserved))
                .param("ready", Columns.longs(rows, each -> each.state().ready))
                .param("readyAt", Columns.texts(rows, each -> each.state().readyAt))
                .param("handed", Columns.longs(rows, each -> each.state().handed))
                .param("handedAt", Columns.texts(rows, each -> each.state().handedAt))
                .update();
    }

    void saveHeld(Collection<HeldUnits> changed) {
        List<HeldUnits> held = List.copyOf(changed);
        if (held.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO fulfillment_reservation (reservation_id, order_id, line, quantity, picked, open)
                        SELECT reservation_id, order_id, line, quantity, picked, open::boolean
                        FROM unnest(:ids, :orders, :lines, :quantities, :picked, :open)
                          AS t(reservation_id, order_id, line, quantity, picked, open)
                        ON CONFLICT (reservation_id) DO UPDATE SET picked = excluded.picked, open = excluded.open
                        """)
                .param("ids", Columns.texts(held, HeldUnits::id))
                .param("orders", Columns.texts(held, each -> each.orderLine().order()))
                .param("lines", Columns.longs(held, each -> each.orderLine().line()))
                .param("quantities", Columns.longs(held, HeldUnits::quantity))
                .param("picked", Columns.longs(held, HeldUnits::picked))
                .param("open", Columns.texts(held, HeldUnits::open))
                .update();
    }
}
