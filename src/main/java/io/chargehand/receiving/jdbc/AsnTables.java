package io.chargehand.receiving.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.Columns;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.SupplierId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes ASNs, many per statement. Thread-safe. */
@Repository
class AsnTables {

    private static final String SELECT = """
            SELECT a.asn_id, a.supplier_id, a.node_id, a.ordered_at, a.expected_at, a.carrier, a.advised_at,
                   a.arrived_at, a.last_receipt_at, a.complete,
                   l.line, l.item_id, l.advised, l.cartons, l.counted, l.damaged
            FROM receiving_asn a JOIN receiving_asn_line l USING (asn_id)
            """;

    private final JdbcClient jdbc;

    AsnTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<AsnId, AsnState> load(Collection<AsnId> ids) {
        return ids.isEmpty()
                ? new LinkedHashMap<>()
                : collect(jdbc.sql(SELECT + "WHERE a.asn_id = ANY(:ids) ORDER BY a.asn_id, l.line")
                        .param("ids", Columns.texts(List.copyOf(ids), AsnId::value)));
    }

    Map<AsnId, AsnState> loadOpen(NodeId node) {
        return collect(
                jdbc.sql(SELECT + "WHERE NOT a.complete AND a.node_id = :node ORDER BY a.expected_at, a.asn_id, l.line")
                        .param("node", node.value()));
    }

    Map<AsnId, AsnState> loadInbound(ItemId item, Instant horizon) {
        return collect(jdbc.sql(SELECT + """
                          WHERE NOT a.complete AND a.expected_at < :horizon
                            AND a.asn_id IN (SELECT asn_id FROM receiving_asn_line WHERE item_id = :item)
                          ORDER BY a.expected_at, a.asn_id, l.line
                          """)
                .param("item", item.value())
                .param("horizon", horizon.atOffset(java.time.ZoneOffset.UTC)));
    }

    Set<ReceiptId> knownReceipts(Collection<ReceiptId> ids) {
        if (ids.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(jdbc.sql("SELECT receipt_id FROM receiving_receipt WHERE receipt_id = ANY(:ids)")
                .param("ids", Columns.texts(List.copyOf(ids), ReceiptId::value))
                .query((row, number) -> new ReceiptId(row.getString(1)))
                .list());
    }

    void save(Collection<AsnState> changed) {
        List<AsnState> asns = List.copyOf(changed);
        if (asns.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO receiving_asn (asn_id, supplier_id, node_id, ordered_at, expected_at, carrier,
                                                   advised_at, arrived_at, last_receipt_at, complete)
                        SELECT asn_id, supplier_id, node_id, ordered_at::timestamptz, expected_at::timestamptz, carrier,
                               advised_at::timestamptz, arrived_at::timestamptz, last_receipt_at::timestamptz,
                               complete::boolean
                        FROM unnest(:ids, :suppliers, :nodes, :ordered, :expected, :carriers, :advised, :arrived,
                                    :receipts, :complete)
                          AS t(asn_id, supplier_id, node_id, ordered_at, expected_at, carrier, advised_at, arrived_at,
                               last_receipt_at, complete)
                        ON CONFLICT (asn_id) DO UPDATE
                        SET arrived_at = excluded.arrived_at, last_receipt_at = excluded.last_receipt_at,
                            complete = excluded.complete
                        """)
                .param("ids", Columns.texts(asns, each -> each.advised.asnId()))
                .param("suppliers", Columns.texts(asns, each -> each.advised.supplierId()))
                .param("nodes", Columns.texts(asns, each -> each.advised.nodeId()))
                .param("ordered", Columns.texts(asns, each -> each.advised.orderedAt()))
                .param("expected", Columns.texts(asns, each -> each.advised.expectedAt()))
                .param("carriers", Columns.texts(asns, each -> each.advised.carrier()))
                .param("advised", Columns.texts(asns, each -> each.advisedAt))
                .param("arrived", Columns.texts(asns, each -> each.arrivedAt))
                .param("receipts", Columns.texts(asns, each -> each.lastReceiptAt))
                .param("complete", Columns.texts(asns, each -> each.complete))
                .update();
        saveLines(asns);
    }

    private void saveLines(List<AsnState> asns) {
        record Row(AsnState asn, AsnLine line, @Nullable ReceiptLine counted) {}
        List<Row> rows = new ArrayList<>();
        for (AsnState asn : asns) {
            asn.advised.lines().forEach(line -> rows.add(new Row(asn, line, asn.counted.get(line.line()))));
        }
        jdbc.sql("""
                        INSERT INTO receiving_asn_line (asn_id, line, item_id, advised, cartons, counted, damaged)
                        SELECT asn_id, line, item_id, advised, cartons, counted::bigint, damaged::bigint
                        FROM unnest(:ids, :lines, :items, :advised, :cartons, :counted, :damaged)
                          AS t(asn_id, line, item_id, advised, cartons, counted, damaged)
                        ON CONFLICT (asn_id, line) DO UPDATE SET counted = excluded.counted, damaged = excluded.damaged
                        """)
                .param("ids", Columns.texts(rows, each -> each.asn().advised.asnId()))
                .param("lines", Columns.longs(rows, each -> each.line().line()))
                .param("items", Columns.texts(rows, each -> each.line().itemId()))
                .param(
                        "advised",
                        Columns.longs(rows, each -> each.line().advised().units()))
                .param("cartons", Columns.longs(rows, each -> each.line().cartons()))
                .param(
                        "counted",
                        Columns.texts(
                                rows,
                                each -> each.counted() == null
                                        ? null
                                        : each.counted().counted()))
                .param(
                        "damaged",
                        Columns.texts(
                                rows,
                                each -> each.counted() == null
                                        ? null
                                        : each.counted().damaged()))
                .update();
    }

    void saveReceipts(List<CountedReceipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO receiving_receipt (receipt_id, asn_id, counted_at)
                        SELECT receipt_id, asn_id, counted_at::timestamptz
                        FROM unnest(:ids, :asns, :times) AS t(receipt_id, asn_id, counted_at)
                        """)
                .param("ids", Columns.texts(receipts, CountedReceipt::receipt))
                .param("asns", Columns.texts(receipts, CountedReceipt::asn))
                .param("times", Columns.texts(receipts, CountedReceipt::at))
                .update();
    }

    private static Map<AsnId, AsnState> collect(JdbcClient.StatementSpec statement) {
        Map<AsnId, List<LineRow>> lines = new LinkedHashMap<>();
        statement
                .query(LineRow::read)
                .list()
                .forEach(row -> lines.computeIfAbsent(row.asn(), any -> new ArrayList<>())
                        .add(row));
        Map<AsnId, AsnState> asns = new LinkedHashMap<>();
        lines.forEach((id, rows) -> asns.put(id, LineRow.join(rows)));
        return asns;
    }

    /** A receipt taken in. */
    record CountedReceipt(ReceiptId receipt, AsnId asn, Instant at) {}

    /** One line of the join, and a state with its header. */
    private record LineRow(
            AsnId asn,
            AsnState header,
            AsnLine line,
            @Nullable ReceiptLine counted) {

        static LineRow read(ResultSet row, int number) throws SQLException {
            AsnId id = new AsnId(row.getString("asn_id"));
            AsnLine line = new AsnLine(
                    row.getInt("line"),
                    new ItemId(row.getString("item_id")),
                    new Quantity(row.getLong("advised")),
                    row.getInt("cartons"));
            AsnAdvised advised = new AsnAdvised(
                    id,
                    new SupplierId(row.getString("supplier_id")),
                    new NodeId(row.getString("node_id")),
                    instant(row, "ordered_at"),
                    instant(row, "expected_at"),
                    row.getString("carrier"),
                    List.of(line));
            AsnState header = new AsnState(advised, instant(row, "advised_at"));
            header.arrivedAt = optionalInstant(row, "arrived_at");
            header.lastReceiptAt = optionalInstant(row, "last_receipt_at");
            header.complete = row.getBoolean("complete");
            long good = row.getLong("counted");
            ReceiptLine counted = row.wasNull()
                    ? null
                    : new ReceiptLine(line.line(), new Quantity(good), new Quantity(row.getLong("damaged")));
            return new LineRow(id, header, line, counted);
        }

        static AsnState join(List<LineRow> rows) {
            AsnState first = rows.get(0).header();
            AsnAdvised head = first.advised;
            AsnState asn = new AsnState(
                    new AsnAdvised(
                            head.asnId(),
                            head.supplierId(),
                            head.nodeId(),
                            head.orderedAt(),
                            head.expectedAt(),
                            head.carrier(),
                            rows.stream().map(LineRow::line).toList()),
                    first.advisedAt);
            asn.arrivedAt = first.arrivedAt;
            asn.lastReceiptAt = first.lastReceiptAt;
            asn.complete = first.complete;
            for (LineRow row : rows) {
                ReceiptLine counted = row.counted();
                if (counted != null) {
                    asn.counted.put(counted.line(), counted);
                }
            }
            return asn;
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
            OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }
    }
}
