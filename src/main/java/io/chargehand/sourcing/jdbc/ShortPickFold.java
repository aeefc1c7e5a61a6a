package io.chargehand.sourcing.jdbc;

import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.Columns;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.sourcing.ShortPicks;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts reservations, and the stock adjustments that short picks cause, by node and item. Thread-safe. */
@Component
@Order(900)
class ShortPickFold implements EventFold, ShortPicks {

    /** The reason of a StockAdjusted that follows a short pick. */
    private static final String SHORT_PICK = "short pick";

    private final JdbcClient jdbc;

    ShortPickFold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        Map<Key, Record> counts = new HashMap<>();
        for (LoggedEvent logged : accepted) {
            OperationalFact fact = logged.event().fact();
            if (fact instanceof StockReserved reserved) {
                count(counts, new Key(reserved.nodeId(), reserved.itemId()), new Record(1, 0));
            } else if (fact instanceof StockAdjusted adjusted
                    && adjusted.change() < 0
                    && adjusted.reason().equals(SHORT_PICK)) {
                count(counts, new Key(adjusted.nodeId(), adjusted.itemId()), new Record(0, 1));
            }
        }
        save(counts);
    }

    private static void count(Map<Key, Record> counts, Key key, Record more) {
        counts.merge(key, more, (a, b) -> new Record(a.reservations() + b.reservations(), a.shorts() + b.shorts()));
    }

    private void save(Map<Key, Record> counts) {
        if (counts.isEmpty()) {
            return;
        }
        List<Key> keys = counts.keySet().stream()
                .sorted(Comparator.comparing(Key::item).thenComparing(Key::node))
                .toList();
        jdbc.sql("""
                        INSERT INTO sourcing_short_pick AS s (node_id, item_id, reservations, shorts)
                        SELECT * FROM unnest(:nodes, :items, :reservations, :shorts)
                        ON CONFLICT (item_id, node_id) DO UPDATE
                        SET reservations = s.reservations + excluded.reservations, shorts = s.shorts + excluded.shorts
                        """)
                .param("nodes", Columns.texts(keys, Key::node))
                .param("items", Columns.texts(keys, Key::item))
                .param(
                        "reservations",
                        Columns.longs(
                                keys,
                                key -> counts.getOrDefault(key, Record.NONE).reservations()))
                .param(
                        "shorts",
                        Columns.longs(
                                keys,
                                key -> counts.getOrDefault(key, Record.NONE).shorts()))
                .update();
    }

    @Override
    public Map<Key, Record> find(Collection<ItemId> items) {
        Map<Key, Record> found = new HashMap<>();
        jdbc.sql("SELECT node_id, item_id, reservations, shorts FROM sourcing_short_pick WHERE item_id = ANY(:items)")
                .param("items", Columns.texts(List.copyOf(items), ItemId::value))
                .query(row -> {
                    found.put(
                            new Key(new NodeId(row.getString(1)), new ItemId(row.getString(2))),
                            new Record(row.getLong(3), row.getLong(4)));
                });
        return found;
    }
}
