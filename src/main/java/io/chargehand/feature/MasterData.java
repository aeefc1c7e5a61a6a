package io.chargehand.feature;

import io.chargehand.event.ItemDefined;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/** What rows need of items, nodes and suppliers. Single-threaded. */
final class MasterData {

    /** An item; its numbers are missing where the item is unknown. */
    record Item(String department, double price, double weight, double volume, double shelfLifeDays) {
        static final Item UNKNOWN = new Item("", Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** A node; UTC where the node is unknown. */
    record NodeFacts(String kind, String format, ZoneId zone, int closesMinute) {
        static final NodeFacts UNKNOWN = new NodeFacts("", "", ZoneOffset.UTC, -1);

        ZonedDateTime local(Instant at) {
            return at.atZone(zone);
        }

        /** Minutes from an instant to that local day's closing time; negative after it, missing where unknown. */
        double minutesToClose(ZonedDateTime local) {
            return closesMinute < 0 ? Double.NaN : closesMinute - local.getHour() * 60 - local.getMinute();
        }
    }

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, NodeFacts> nodes = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();
    private String lastItem = "";
    private Item lastFound = Item.UNKNOWN;

    boolean fold(OperationalFact fact) {
        if (fact instanceof ItemDefined item) {
            lastItem = "";
            lastFound = Item.UNKNOWN;
            items.put(
                    item.itemId().value(),
                    new Item(
                            item.department(),
                            item.price().toDouble(),
                            item.weightKilograms(),
                            item.volumeLitres(),
                            item.shelfLife()
                                    .map(life -> life.toMinutes() / 1440.0)
                                    .orElse(Double.NaN)));
        } else if (fact instanceof NodeDefined node) {
            LocalTime closes = node.closes();
            nodes.put(
                    node.nodeId().value(),
                    new NodeFacts(
                            node.kind().name(),
                            node.format(),
                            node.timeZone(),
                            closes.getHour() * 60 + closes.getMinute()));
        } else if (fact instanceof SupplierDefined supplier) {
            countries.put(supplier.supplierId().value(), supplier.country());
        } else {
            return false;
        }
        return true;
    }

    /** An item's facts; nodes that are asked about together share the item. */
    Item item(String id) {
        if (!id.equals(lastItem)) {
            lastFound = items.getOrDefault(id, Item.UNKNOWN);
            lastItem = id;
        }
        return lastFound;
    }

    NodeFacts node(String id) {
        return nodes.getOrDefault(id, NodeFacts.UNKNOWN);
    }

    String country(String supplier) {
        return countries.getOrDefault(supplier, "");
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(items.size());
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeUTF(item.department());
            out.writeDouble(item.price());
            out.writeDouble(item.weight());
            out.writeDouble(item.volume());
            out.writeDouble(item.shelfLifeDays());
        }
        out.writeInt(nodes.size());
        for (Map.Entry<String, NodeFacts> entry : nodes.entrySet()) {
            NodeFacts node = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeUTF(node.kind());
            out.writeUTF(node.format());
            out.writeUTF(node.zone().getId());
            out.writeInt(node.closesMinute());
        }
        out.writeInt(countries.size());
        for (Map.Entry<String, String> entry : countries.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    void fill(DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            items.put(
                    in.readUTF(),
                    new Item(in.readUTF(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            nodes.put(in.readUTF(), new NodeFacts(in.readUTF(), in.readUTF(), ZoneId.of(in.readUTF()), in.readInt()));
        }
        for (int i = in.readInt(); i > 0; i--) {
            countries.put(in.readUTF(), in.readUTF());
        }
    }
}
