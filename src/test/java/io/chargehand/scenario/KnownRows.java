package io.chargehand.scenario;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows of the service's database at an instant, read past the service from the server of its home, which outlives a kill.
 * Immutable.
 */
record KnownRows(long position, Map<Table, Map<String, String>> rows) {

    /** Orders that later events name, or whose tasks and reservations they name. */
    private static final String TOUCHED_ORDERS = named("orderId")
            + " UNION SELECT order_id FROM backroom_task WHERE task_id IN (" + named("taskId") + ")"
            + " UNION SELECT order_id FROM inventory_reservation WHERE reservation_id IN (" + named("reservationId")
            + ")";

    private static String named(String field) {
        return "SELECT found #>> '{}' FROM event_log, jsonb_path_query(data::jsonb, '$.**." + field
                + "') AS found WHERE position > :position";
    }

    /** The tables that must come through. A row's key begins with the id by which later events name it. */
    enum Table {
        ORDERS("fulfillment_order", "order_id", TOUCHED_ORDERS),
        LINES("fulfillment_line", "order_id || '#' || line", TOUCHED_ORDERS),
        RESERVATIONS("inventory_reservation", "order_id || '#' || reservation_id", TOUCHED_ORDERS),
        TASKS("backroom_task", "task_id", named("taskId")),
        DECISIONS("sourcing_decision", "decision_id", "SELECT '' WHERE :position < 0"),
        CHOICES("sourcing_choice", "decision_id || '#' || ordinal", "SELECT '' WHERE :position < 0");

        private final String table;
        private final String key;
        private final String touched;

        Table(String table, String key, String touched) {
            this.table = table;
            this.key = key;
            this.touched = touched;
        }
    }

    /** Reads all rows as of one instant. */
    static KnownRows of(Path home) throws IOException {
        JdbcClient database = database(home);
        Map<Table, Map<String, String>> rows = new TreeMap<>();
        // One statement sees one instant; the position goes with it.
        StringBuilder all = new StringBuilder(
                "SELECT 'POSITION' AS kind, '' AS key, coalesce(max(position), 0)::text AS row" + " FROM event_log");
        for (Table each : Table.values()) {
            rows.put(each, new TreeMap<>());
            all.append(" UNION ALL SELECT '%s', %s, t::text FROM %s t".formatted(each, each.key, each.table));
        }
        long[] position = new long[1];
        database.sql(all.toString()).query(row -> {
            if (row.getString(1).equals("POSITION")) {
                position[0] = Long.parseLong(row.getString(3));
            } else {
                rows.get(Table.valueOf(row.getString(1))).put(row.getString(2), row.getString(3));
            }
        });
        return new KnownRows(position[0], rows);
    }

    /** The last position of the log. */
    static long lastPosition(Path home) throws IOException {
        return database(home)
                .sql("SELECT coalesce(max(position), 0) FROM event_log")
                .query(Long.class)
                .single();
    }

    /** An item of which the node has most on its sales floor. */
    static String itemInStock(Path home, String node) throws IOException {
        return database(home)
                .sql("SELECT item_id FROM inventory_stock WHERE node_id = :node AND status = 'AVAILABLE'"
                        + " GROUP BY item_id ORDER BY max(units) DESC, item_id LIMIT 1")
                .param("node", node)
                .query(String.class)
                .single();
    }

    private static JdbcClient database(Path home) throws IOException {
        List<String> pidFile = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
        String port = pidFile.get(3).strip();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/chargehand",
                "chargehand",
                Files.readString(home.resolve("postgres.password")).strip()));
    }

    /**
     * Asserts that each of these rows is in the database of a later start: with equal content in every column, unless an event
     * that came after these rows names it, which the live day may do.
     */
    void assertStillThere(Path home) throws IOException {
        KnownRows later = of(home);
        assertThat(later.position).as("the log goes on").isGreaterThanOrEqualTo(position);
        for (Table table : Table.values()) {
            Map<String, String> before = rows.get(table);
            Map<String, String> after = later.rows.get(table);
            assertThat(after.keySet()).as("%s known before", table).containsAll(before.keySet());
            Set<String> touched = touched(home, table);
            Map<String, String> expected = new TreeMap<>(before);
            expected.keySet().removeIf(key -> touched.contains(key.replaceFirst("#.*", "")));
            Map<String, String> found = new TreeMap<>(after);
            found.keySet().retainAll(expected.keySet());
            assertThat(found).as("%s that no later event names", table).isEqualTo(expected);
            assertThat(expected.size()).as("%s compared", table).isGreaterThan(before.size() / 2);
        }
    }

    /** What events after these rows name. */
    private Set<String> touched(Path home, Table table) throws IOException {
        return new HashSet<>(database(home)
                .sql(table.touched)
                .param("position", position)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list());
    }
}
