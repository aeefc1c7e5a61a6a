package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One row of an order joined with its lines. */
record OrderRow(OrderId id, OrderPlaced header, @Nullable Instant cancelledAt, LineState line) {

    static OrderRow read(ResultSet row, int number) throws SQLException {
        OrderId id = new OrderId(row.getString("order_id"));
        OrderLine line = new OrderLine(
                row.getInt("line"),
                new ItemId(row.getString("item_id")),
                new Quantity(row.getLong("quantity")),
                new Money(row.getBigDecimal("unit_price"), Currency.getInstance(row.getString("currency"))));
        LineState state = new LineState(line);
        state.reserved = row.getLong("reserved");
        state.ready = row.getLong("ready");
        state.readyAt = optionalInstant(row, "ready_at");
        state.handed = row.getLong("handed");
        state.handedAt = optionalInstant(row, "handed_at");
        OrderPlaced placed = new OrderPlaced(
                id,
                FulfillmentMethod.valueOf(row.getString("method")),
                instant(row, "placed_at"),
                instant(row, "promised_at"),
                Optional.ofNullable(optionalInstant(row, "cutoff_at")),
                Optional.ofNullable(row.getString("pickup_node_id")).map(NodeId::new),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                List.of(line));
        return new OrderRow(id, placed, optionalInstant(row, "cancelled_at"), state);
    }

    static OrderState join(List<OrderRow> rows) {
        OrderRow first = rows.get(0);
        OrderPlaced head = first.header();
        OrderState order = new OrderState(new OrderPlaced(
                head.orderId(),
                head.method(),
                head.placedAt(),
                head.promisedAt(),
                head.cutoffAt(),
                head.pickupNodeId(),
                head.latitude(),
                head.longitude(),
                rows.stream().map(each -> each.line().line).toList()));
        order.cancelledAt = first.cancelledAt();
        rows.forEach(each -> order.lines.put(each.line().line.line(), each.line()));
        return order;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
