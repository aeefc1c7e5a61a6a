package io.chargehand.network.jdbc;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.SupplierDefined;
import io.chargehand.network.Dated;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the tables {@code network_*}, many rows a statement, inside the transaction of its caller. Thread-safe. */
final class NetworkTables {

    private final JdbcTemplate jdbc;

    NetworkTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void saveNode(Dated<NodeDefined> dated) {
        NodeDefined node = dated.fact();
        int saved = jdbc.update(
                """
                INSERT INTO network_node AS known (node_id, name, kind, format, time_zone, latitude, longitude, opens, closes,
                                                   pick_lines_per_hour, defined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (node_id) DO UPDATE SET (name, kind, format, time_zone, latitude, longitude, opens, closes,
                                                     pick_lines_per_hour, defined_at)
                    = (excluded.name, excluded.kind, excluded.format, excluded.time_zone, excluded.latitude,
                       excluded.longitude, excluded.opens, excluded.closes, excluded.pick_lines_per_hour,
                       excluded.defined_at)
                WHERE known.defined_at <= excluded.defined_at
                """,
                node.nodeId().value(),
                node.name(),
                node.kind().name(),
                node.format(),
                node.timeZone().getId(),
                node.latitude(),
                node.longitude(),
                node.opens().toString(),
                node.closes().toString(),
                node.pickLinesPerHour(),
                utc(dated.at()));
        if (saved > 0) {
            replaceParts(node);
        }
    }

    private void replaceParts(NodeDefined node) {
        String id = node.nodeId().value();
        for (String table : List.of("network_walking_link", "network_location", "network_zone")) {
            jdbc.update("DELETE FROM " + table + " WHERE node_id = ?", id);
        }
        insert(
                "INSERT INTO network_zone (zone_id, node_id, place, purpose) VALUES (?, ?, ?, ?)",
                IntStream.range(0, node.zones().size())
                        .mapToObj(i -> new Object[] {
                            node.zones().get(i).zoneId().value(),
                            id,
                            i,
                            node.zones().get(i).purpose().name()
                        })
                        .toList());
        insert(
                "INSERT INTO network_location (location_id, node_id, place, zone_id) VALUES (?, ?, ?, ?)",
                IntStream.range(0, node.locations().size())
                        .mapToObj(i -> new Object[] {
                            node.locations().get(i).locationId().value(),
                            id,
                            i,
                            node.locations().get(i).zoneId().value()
                        })
                        .toList());
        insert(
                "INSERT INTO network_walking_link (node_id, place, from_location, to_location, metres) VALUES (?, ?, ?, ?, ?)",
                IntStream.range(0, node.links().size())
                        .mapToObj(i -> new Object[] {
                            id,
                            i,
                            node.links().get(i).from().value(),
                            node.links().get(i).to().value(),
                            node.links().get(i).distance().value()
                        })
                        .toList());
    }

    void saveSuppliers(Collection<Dated<SupplierDefined>> suppliers) {
        insert(
                """
                INSERT INTO network_supplier AS known (supplier_id, name, country, defined_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (supplier_id) DO UPDATE SET (name, country, defined_at)
                    = (excluded.name, excluded.country, excluded.defined_at)
                WHERE known.defined_at <= excluded.defined_at
                """,
                suppliers.stream()
                        .map(dated -> new Object[] {
                            dated.fact().supplierId().value(),
                            dated.fact().name(),
                            dated.fact().country(),
                            utc(dated.at())
                        })
                        .toList());
    }

    void saveItems(Collection<Dated<ItemDefined>> items) {
        insert("""
                INSERT INTO network_item AS known (item_id, description, department, price, unit_cost, currency, shelf_life,
                                                   weight_kilograms, volume_litres, defined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (item_id) DO UPDATE SET (description, department, price, unit_cost, currency, shelf_life,
                                                     weight_kilograms, volume_litres, defined_at)
                    = (excluded.description, excluded.department, excluded.price, excluded.unit_cost, excluded.currency,
                       excluded.shelf_life, excluded.weight_kilograms, excluded.volume_litres, excluded.defined_at)
                WHERE known.defined_at <= excluded.defined_at
                """, items.stream().map(NetworkTables::row).toList());
    }

    private static Object[] row(Dated<ItemDefined> dated) {
        ItemDefined item = dated.fact();
        return new Object[] {
            item.itemId().value(),
            item.description(),
            item.department(),
            item.price().amount(),
            item.unitCost().amount(),
            item.price().currency().getCurrencyCode(),
            item.shelfLife().map(Object::toString).orElse(null),
            item.weightKilograms(),
            item.volumeLitres(),
            utc(dated.at())
        };
    }

    void saveAssortments(Collection<Dated<AssortmentSet>> assortments) {
        insert(
                """
                INSERT INTO network_assortment AS known (node_id, item_id, floor_location, storage_location, floor_capacity,
                                                         replenish_at, demand_per_hour, defined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (node_id, item_id) DO UPDATE SET (floor_location, storage_location, floor_capacity, replenish_at,
                                                              demand_per_hour, defined_at)
                    = (excluded.floor_location, excluded.storage_location, excluded.floor_capacity, excluded.replenish_at,
                       excluded.demand_per_hour, excluded.defined_at)
                WHERE known.defined_at <= excluded.defined_at
                """,
                assortments.stream()
                        .map(dated -> new Object[] {
                            dated.fact().nodeId().value(),
                            dated.fact().itemId().value(),
                            dated.fact().floorLocation().map(Object::toString).orElse(null),
                            dated.fact().storageLocation().value(),
                            dated.fact().floorCapacity(),
                            dated.fact().replenishAt(),
                            dated.fact().demandPerHour(),
                            utc(dated.at())
                        })
                        .toList());
    }

    private void insert(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
