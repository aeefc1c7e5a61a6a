package io.chargehand.testing;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.StockCount;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockReserved;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.ZoneId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Facts of small stores for tests. A node N has the locations N-floor, N-back, N-dock and N-stage. Stateless. */
public final class StoreFacts {

    /** The currency of every price. */
    public static final Currency USD = Currency.getInstance("USD");
    /** The morning on which tests take place. */
    public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private static final List<ZonePurpose> PURPOSES =
            List.of(ZonePurpose.SALES_FLOOR, ZonePurpose.BACKROOM, ZonePurpose.DOCK, ZonePurpose.STAGING);
    private static final List<String> NAMES = List.of("floor", "back", "dock", "stage");

    private StoreFacts() {}

    /** A node at a place, with a zone and a location of each purpose, able to pick 30 lines an hour. */
    public static NodeDefined node(String id, NodeKind kind, double latitude, double longitude) {
        return node(id, kind, latitude, longitude, 30);
    }

    /** A node at a place, with a zone and a location of each purpose. */
    public static NodeDefined node(String id, NodeKind kind, double latitude, double longitude, int linesPerHour) {
        List<ZoneDefined> zones = new ArrayList<>();
        List<LocationDefined> locations = new ArrayList<>();
        List<WalkingLink> links = new ArrayList<>();
        for (int i = 0; i < PURPOSES.size(); i++) {
            ZoneId zone = new ZoneId(id + "-zone-" + NAMES.get(i));
            zones.add(new ZoneDefined(zone, PURPOSES.get(i)));
            locations.add(new LocationDefined(at(id, NAMES.get(i)), zone));
            if (i > 0) {
                links.add(new WalkingLink(at(id, NAMES.get(0)), at(id, NAMES.get(i)), new Metres(30)));
            }
        }
        return new NodeDefined(
                new NodeId(id),
                id,
                kind,
                "GROCERY",
                java.time.ZoneId.of("UTC"),
                latitude,
                longitude,
                LocalTime.of(7, 0),
                LocalTime.of(22, 0),
                linesPerHour,
                zones,
                locations,
                links);
    }

    /** A location of a node: {@code floor}, {@code back}, {@code dock} or {@code stage}. */
    public static LocationId at(String node, String name) {
        return new LocationId(node + "-" + name);
    }

    /** An item of 1 kg that does not perish. */
    public static ItemDefined item(String id, double price, double unitCost) {
        return item(id, price, unitCost, Optional.empty());
    }

    /** An item of 1 kg. */
    public static ItemDefined item(String id, double price, double unitCost, Optional<Duration> shelfLife) {
        return new ItemDefined(
                new ItemId(id), id, "DEPT", Money.of(price, USD), Money.of(unitCost, USD), shelfLife, 1, 1);
    }

    /** A supplier. */
    public static SupplierDefined supplier(String id) {
        return new SupplierDefined(new SupplierId(id), id, "US");
    }

    /** A node carries an item, on its floor and in its backroom. */
    public static AssortmentSet carries(String node, String item, double demandPerHour) {
        return new AssortmentSet(
                new NodeId(node),
                new ItemId(item),
                Optional.of(at(node, "floor")),
                at(node, "back"),
                100,
                10,
                demandPerHour);
    }

    /** A count of available units. */
    public static StockCounted counted(String node, String place, String item, long units) {
        return new StockCounted(
                new NodeId(node),
                List.of(new StockCount(
                        at(node, place), new ItemId(item), InventoryStatus.AVAILABLE, new Quantity(units))));
    }

    /** An order line at 10 dollars a unit. */
    public static OrderLine line(int number, String item, long units) {
        return new OrderLine(number, new ItemId(item), new Quantity(units), Money.of(10, USD));
    }

    /** An order to be shipped from a store to the origin of coordinates, promised four hours after it was placed. */
    public static OrderPlaced order(String id, Instant placedAt, OrderLine... lines) {
        return order(id, FulfillmentMethod.SHIP_FROM_STORE, placedAt, Duration.ofHours(4), lines);
    }

    /** An order to be sent to the origin of coordinates. */
    public static OrderPlaced order(
            String id, FulfillmentMethod method, Instant placedAt, Duration promised, OrderLine... lines) {
        return new OrderPlaced(
                new OrderId(id),
                method,
                placedAt,
                placedAt.plus(promised),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                List.of(lines));
    }

    /** Units of an order line held at a node. */
    public static StockReserved reserved(
            String id, String order, int line, String node, String place, String item, long units) {
        return new StockReserved(
                new ReservationId(id),
                new OrderLineRef(new OrderId(order), line),
                new NodeId(node),
                at(node, place),
                new ItemId(item),
                new Quantity(units),
                MORNING.plus(Duration.ofHours(2)));
    }
}
