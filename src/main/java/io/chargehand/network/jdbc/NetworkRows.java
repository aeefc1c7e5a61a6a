package io.chargehand.network.jdbc;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.ZoneId;
import io.chargehand.network.Dated;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the tables {@code network_*} back into facts. Thread-safe. */
final class NetworkRows {

    private final JdbcClient jdbc;

    NetworkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All master data; nodes and items go before the assortments that name them. */
    List<Dated<? extends OperationalFact>> readAll() {
        List<Dated<? extends OperationalFact>> facts = new ArrayList<>(nodes());
        facts.addAll(jdbc.sql("SELECT supplier_id, name, country, defined_at FROM network_supplier")
                .query((row, n) -> new Dated<OperationalFact>(
                        instant(row, 4),
                        new SupplierDefined(new SupplierId(row.getString(1)), row.getString(2), row.getString(3))))
                .list());
        facts.addAll(jdbc.sql("""
                        SELECT item_id, description, department, price, unit_cost, currency, shelf_life, weight_kilograms,
                               volume_litres, defined_at
                        FROM network_item
                        """)
                .query((row, n) -> new Dated<OperationalFact>(instant(row, 10), item(row)))
                .list());
        facts.addAll(jdbc.sql("""
                        SELECT node_id, item_id, floor_location, storage_location, floor_capacity, replenish_at,
                               demand_per_hour, defined_at
                        FROM network_assortment
                        """)
                .query((row, n) -> new Dated<OperationalFact>(instant(row, 8), assortment(row)))
                .list());
        return facts;
    }

    private List<Dated<OperationalFact>> nodes() {
        Map<String, List<ZoneDefined>> zones = new HashMap<>();
        jdbc.sql("SELECT node_id, zone_id, purpose FROM network_zone ORDER BY node_id, place")
                .query((RowCallbackHandler) row -> add(
                        zones,
                        row.getString(1),
                        new ZoneDefined(new ZoneId(row.getString(2)), ZonePurpose.valueOf(row.getString(3)))));
        Map<String, List<LocationDefined>> locations = new HashMap<>();
        jdbc.sql("SELECT node_id, location_id, zone_id FROM network_location ORDER BY node_id, place")
                .query((RowCallbackHandler) row -> add(
                        locations,
                        row.getString(1),
                        new LocationDefined(new LocationId(row.getString(2)), new ZoneId(row.getString(3)))));
        Map<String, List<WalkingLink>> links = new HashMap<>();
        jdbc.sql("SELECT node_id, from_location, to_location, metres FROM network_walking_link ORDER BY node_id, place")
                .query((RowCallbackHandler) row -> add(
                        links,
                        row.getString(1),
                        new WalkingLink(
                                new LocationId(row.getString(2)),
                                new LocationId(row.getString(3)),
                                new Metres(row.getDouble(4)))));
        return jdbc.sql("""
                        SELECT node_id, name, kind, format, time_zone, latitude, longitude, opens, closes,
                               pick_lines_per_hour, defined_at
                        FROM network_node
                        """)
                .query((row, n) -> {
                    String id = row.getString(1);
                    return new Dated<OperationalFact>(
                            instant(row, 11), node(row, id, parts(zones, id), parts(locations, id), parts(links, id)));
                })
                .list();
    }

    private static NodeDefined node(
            ResultSet row, String id, List<ZoneDefined> zones, List<LocationDefined> locations, List<WalkingLink> links)
            throws SQLException {
        return new NodeDefined(
                new NodeId(id),
                row.getString(2),
                NodeKind.valueOf(row.getString(3)),
                row.getString(4),
                java.time.ZoneId.of(row.getString(5)),
                row.getDouble(6),
                row.getDouble(7),
                LocalTime.parse(row.getString(8)),
                LocalTime.parse(row.getString(9)),
                row.getInt(10),
                zones,
                locations,
                links);
    }

    private static ItemDefined item(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString(6));
        return new ItemDefined(
                new ItemId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                money(row.getBigDecimal(4), currency),
                money(row.getBigDecimal(5), currency),
                Optional.ofNullable(row.getString(7)).map(Duration::parse),
                row.getDouble(8),
                row.getDouble(9));
    }

    private static Money money(@Nullable BigDecimal amount, Currency currency) {
        return new Money(Objects.requireNonNull(amount), currency);
    }

    private static AssortmentSet assortment(ResultSet row) throws SQLException {
        return new AssortmentSet(
                new NodeId(row.getString(1)),
                new ItemId(row.getString(2)),
                Optional.ofNullable(row.getString(3)).map(LocationId::new),
                new LocationId(row.getString(4)),
                row.getInt(5),
                row.getInt(6),
                row.getDouble(7));
    }

    private static <T> void add(Map<String, List<T>> byNode, String node, T part) {
        byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(part);
    }

    private static <T> List<T> parts(Map<String, List<T>> byNode, String node) {
        return byNode.getOrDefault(node, List.of());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
