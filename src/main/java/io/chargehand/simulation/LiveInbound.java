package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.AsnStatus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shipments of the live days. What becomes of a shipment depends on the seed and its id alone, so that nothing of it need be
 * kept: shipments advised in history go on where history left them. Not thread-safe.
 */
final class LiveInbound {

    private final LiveWorld world;

    LiveInbound(LiveWorld world) {
        this.world = world;
    }

    /** Orders from suppliers what a node's system believes it lacks. */
    void review(TwinNode node, int today, long at) {
        Map<ItemId, Integer> position = new HashMap<>();
        for (StockLevel level : world.service.inventory().listStock(node.id())) {
            InventoryStatus status = level.place().status();
            if (status == InventoryStatus.AVAILABLE
                    || status == InventoryStatus.IN_TRANSIT
                    || status == InventoryStatus.QUALITY_HOLD) {
                position.merge(level.item(), (int) level.units(), Integer::sum);
            }
        }
        Draws draws = world.draws(4, node.id().value() + "-" + today);
        List<Work.Shipment> shipments = Purchasing.review(
                node,
                world.physics,
                today,
                at,
                draws,
                i -> position.getOrDefault(node.carried().get(i).item().id(), 0));
        for (Work.Shipment shipment : shipments) {
            List<AsnLine> lines = new ArrayList<>();
            for (Work.Line line : shipment.lines) {
                ItemId item = node.carried().get(line.item).item().id();
                lines.add(new AsnLine(lines.size() + 1, item, new Quantity(line.advised), line.cartons));
            }
            world.post(
                    "advised:" + shipment.id,
                    TwinCalendar.instant(at),
                    new AsnAdvised(
                            new AsnId(shipment.id),
                            world.physics
                                    .catalog()
                                    .supplier(shipment.supplier)
                                    .definition()
                                    .supplierId(),
                            node.id(),
                            TwinCalendar.instant(shipment.orderedAt),
                            TwinCalendar.instant(shipment.expectedAt),
                            shipment.carrier,
                            lines));
        }
    }

    /** Shipments of a node that have reached its dock by then. */
    void arrivals(TwinNode node, long by) {
        for (Asn asn : world.service.receiving().listOpenAsns(node.id())) {
            if (asn.status() == AsnStatus.ADVISED) {
                outcome(node, asn).filter(shipment -> shipment.arrivesAt <= by).ifPresent(shipment -> {
                    world.post(
                            "arrived:" + shipment.id,
                            TwinCalendar.instant(shipment.arrivesAt),
                            new AsnArrived(asn.advised().asnId()));
                });
            }
        }
    }

    /** What is counted when a shipment is opened; empty where it is of another world. */
    Optional<ReceiptCounted> count(TwinNode node, Asn asn) {
        return outcome(node, asn).map(shipment -> {
            List<ReceiptLine> counted = new ArrayList<>();
            for (int i = 0; i < shipment.lines.size(); i++) {
                Work.Line line = shipment.lines.get(i);
                counted.add(new ReceiptLine(
                        asn.advised().lines().get(i).line(), new Quantity(line.counted), new Quantity(line.damaged)));
            }
            return new ReceiptCounted(
                    new ReceiptId(shipment.id + "-R"), asn.advised().asnId(), counted, true);
        });
    }

    private Optional<Work.Shipment> outcome(TwinNode node, Asn asn) {
        AsnAdvised advised = asn.advised();
        Optional<TwinSupplier> supplier = world.physics.catalog().suppliers().stream()
                .filter(each -> each.definition().supplierId().equals(advised.supplierId()))
                .findFirst();
        boolean known = advised.lines().stream()
                .allMatch(line -> world.item(line.itemId()).isPresent());
        if (supplier.isEmpty() || !known) {
            return Optional.empty();
        }
        Work.Shipment shipment = new Work.Shipment(
                advised.asnId().value(),
                supplier.get().index(),
                advised.carrier(),
                advised.orderedAt().toEpochMilli(),
                advised.expectedAt().toEpochMilli());
        for (AsnLine line : advised.lines()) {
            int item = world.item(line.itemId()).map(TwinItem::index).orElse(0);
            shipment.lines.add(new Work.Line(
                    OrderMaker.carriedIndex(node, item),
                    item,
                    (int) line.advised().units(),
                    line.cartons()));
        }
        world.physics
                .supply()
                .decide(
                        shipment,
                        node.index(),
                        asn.advisedAt().toEpochMilli(),
                        world.physics.supply().drawsFor(shipment.id));
        return Optional.of(shipment);
    }
}
