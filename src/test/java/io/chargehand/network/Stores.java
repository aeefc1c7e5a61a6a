package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.WalkingLink;
import io.chargehand.event.ZoneDefined;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.ZoneId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Small stores, drawn in the domain's words. */
public final class Stores {

    private static final Currency DOLLARS = Currency.getInstance("USD");

    private Stores() {}

    /**
     * A store whose locations are named after it, one zone for each purpose.
     *
     * @param locations such as {@code floor:SALES_FLOOR}
     * @param links such as {@code floor-back:35}
     */
    public static NodeDefined store(String name, List<String> locations, List<String> links) {
        List<LocationDefined> defined = locations.stream()
                .map(text -> text.split(":"))
                .map(part -> new LocationDefined(location(name, part[0]), zone(name, part[1])))
                .toList();
        List<WalkingLink> walked = links.stream()
                .map(text -> text.split("[-:]"))
                .map(part -> new WalkingLink(
                        location(name, part[0]), location(name, part[1]), new Metres(Double.parseDouble(part[2]))))
                .toList();
        return new NodeDefined(
                new NodeId(name),
                "Store " + name,
                NodeKind.STORE,
                "grocery",
                java.time.ZoneId.of("America/Chicago"),
                41.5,
                -87.6,
                LocalTime.of(8, 0),
                LocalTime.of(22, 0),
                60,
                Arrays.stream(ZonePurpose.values())
                        .map(purpose -> new ZoneDefined(zone(name, purpose.name()), purpose))
                        .toList(),
                defined,
                walked);
    }

    /** A store with a floor, a backroom and a dock in a row. */
    public static NodeDefined store(String name) {
        return store(
                name,
                List.of("floor:SALES_FLOOR", "back:BACKROOM", "dock:DOCK"),
                List.of("floor-back:35", "back-dock:70"));
    }

    /** An item that sells for $3.50 and costs $2. */
    public static ItemDefined item(String name) {
        return new ItemDefined(
                new ItemId(name),
                "Item " + name,
                "produce",
                new Money(new BigDecimal("3.50"), DOLLARS),
                new Money(new BigDecimal("2"), DOLLARS),
                Optional.of(Duration.ofDays(5)),
                0.2,
                0.5);
    }

    /** The store carries the item, at most {@code capacity} on its floor. */
    public static AssortmentSet carries(String store, String item, int capacity) {
        return new AssortmentSet(
                new NodeId(store),
                new ItemId(item),
                Optional.of(location(store, "floor")),
                location(store, "back"),
                capacity,
                capacity / 4,
                2.5);
    }

    /** The location of that name in the store. */
    public static LocationId location(String store, String name) {
        return new LocationId(store + "." + name);
    }

    private static ZoneId zone(String store, String name) {
        return new ZoneId(store + "." + name);
    }
}
