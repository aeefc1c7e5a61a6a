package io.chargehand.inventory.jdbc;

import io.chargehand.kernel.Columns;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes stock, many places per statement. Thread-safe. */
@Repository
class StockTables {

    private static final String SELECT = """
            SELECT s.node_id, s.item_id, s.location_id, s.status, s.units, s.first_at, s.changed_at, s.counted_at,
                   s.recent
            FROM inventory_stock s
            """;
    private static final Comparator<StockKey> ORDER = Comparator.comparing(StockKey::node)
            .thenComparing(StockKey::item)
            .thenComparing(StockKey::location)
            .thenComparing(StockKey::status);

    private final JdbcClient jdbc;

    StockTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of these keys that exist; with {@code lock} no other transaction changes them until this one ends. */
    Map<StockKey, StockRow> load(Collection<StockKey> keys, boolean lock) {
        Map<StockKey, StockRow> found = new HashMap<>();
        if (!keys.isEmpty()) {
            List<StockKey> rows = keys.stream().sorted(ORDER).toList();
            jdbc.sql(SELECT + """
                              JOIN unnest(:nodes, :items, :locations, :statuses)
                                AS k(node_id, item_id, location_id, status)
                                USING (node_id, item_id, location_id, status)
                              """ + (lock ? "ORDER BY 1, 2, 3, 4 FOR UPDATE OF s" : ""))
                    .param("nodes", Columns.texts(rows, StockKey::node))
                    .param("items", Columns.texts(rows, StockKey::item))
                    .param("locations", Columns.texts(rows, StockKey::location))
                    .param("statuses", Columns.texts(rows, StockKey::status))
                    .query(StockTables::read)
                    .list()
                    .forEach(each -> found.put(each.key, each));
        }
        return found;
    }

    List<StockRow> list(NodeId node) {
        return jdbc.sql(SELECT + "WHERE s.node_id = :node AND s.units <> 0 ORDER BY s.item_id, s.location_id, s.status")
                .param("node", node.value())
                .query(StockTables::read)
                .list();
    }

    List<StockRow> list(NodeId node, ItemId item) {
        return jdbc.sql(SELECT + "WHERE s.node_id = :node AND s.item_id = :item ORDER BY s.location_id, s.status")
                .param("node", node.value())
                .param("item", item.value())
                .query(StockTables::read)
                .list();
    }

    List<StockRow> listAvailable(Collection<ItemId> items) {
        return jdbc.sql(SELECT + """
                          WHERE s.status = 'AVAILABLE' AND s.item_id = ANY(:items)
                          ORDER BY s.item_id, s.node_id, s.location_id
                          """)
                .param("items", Columns.texts(List.copyOf(items), ItemId::value))
                .query(StockTables::read)
                .list();
    }

    void save(Collection<StockRow> changed) {
        List<StockRow> rows = changed.stream()
                .sorted(Comparator.comparing((StockRow each) -> each.key, ORDER))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO inventory_stock (node_id, item_id, location_id, status, units, first_at, changed_at,
                                                     counted_at, recent)
                        SELECT node_id, item_id, location_id, status, units, first_at::timestamptz,
                               changed_at::timestamptz, counted_at::timestamptz,
                               recent::bigint[]
                        FROM unnest(:nodes, :items, :locations, :statuses, :units, :first, :changed, :counted, :recent)
                          AS t(node_id, item_id, location_id, status, units, first_at, changed_at, counted_at, recent)
                        ON CONFLICT (node_id, item_id, location_id, status) DO UPDATE
                        SET units = excluded.units, first_at = excluded.first_at, changed_at = excluded.changed_at,
                            counted_at = excluded.counted_at, recent = excluded.recent
                        """)
                .param("nodes", Columns.texts(rows, each -> each.key.node()))
                .param("items", Columns.texts(rows, each -> each.key.item()))
                .param("locations", Columns.texts(rows, each -> each.key.location()))
                .param("statuses", Columns.texts(rows, each -> each.key.status()))
                .param("units", Columns.longs(rows, each -> each.units))
                .param("first", Columns.texts(rows, each -> each.firstAt))
                .param("changed", Columns.texts(rows, each -> each.changedAt))
                .param("counted", Columns.texts(rows, each -> each.countedAt))
                .param("recent", Columns.texts(rows, each -> each.recent.written()))
                .update();
    }

    private static StockRow read(ResultSet row, int number) throws SQLException {
        StockKey key = new StockKey(
                new NodeId(row.getString(1)),
                new ItemId(row.getString(2)),
                new LocationId(row.getString(3)),
                InventoryStatus.valueOf(row.getString(4)));
        OffsetDateTime counted = row.getObject(8, OffsetDateTime.class);
        return new StockRow(
                key,
                row.getLong(5),
                instant(row, 6),
                instant(row, 7),
                counted == null ? null : counted.toInstant(),
                recent(row.getArray(9), instant(row, 7)));
    }

    private static RecentChanges recent(@Nullable Array written, Instant changedAt) throws SQLException {
        return written == null
                ? RecentChanges.unknownUntil(changedAt)
                : RecentChanges.read((Long[]) written.getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
