package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.StockMoved;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.TaskType;

import java.util.ArrayList;
import java.util.List;

/** What comes in at a node: purchase, advice, arrival, count and put-away. */
final class InboundFlow {

    /** Lines that one put-away takes along. */
    static final int LINES_PER_PALLET = 8;

    private final Site site;
    private final SiteState state;

    InboundFlow(Site site) {
        this.site = site;
        this.state = site.state;
    }

    /** Orders what the node's system believes it lacks from the suppliers whose turn it is, one shipment each. */
    void review(int today, long at) {
        Purchasing.review(
                        site.node,
                        site.physics,
                        today,
                        at,
                        state.draws,
                        item -> state.stock.available[0][item]
                                + state.stock.available[1][item]
                                + state.stock.inbound[item])
                .forEach(shipment -> order(shipment, at));
    }

    private void order(Work.Shipment shipment, long at) {
        shipment.lines.forEach(line -> state.stock.inbound[line.item] += line.advised);
        int number = state.number();
        state.shipments.put(number, shipment);
        state.plan(at + (long) ((60 + 300 * state.draws.uniform()) * TwinCalendar.MINUTE), Due.Kind.ADVICE, number);
    }

    void advise(int number, long at) {
        Work.Shipment shipment = shipment(number);
        site.physics.supply().decide(shipment, site.node.index(), at, draws(shipment));
        state.plan(Math.max(at + TwinCalendar.HOUR, shipment.arrivesAt), Due.Kind.ARRIVAL, number);
        site.around.advised(shipment, site, at);
        if (site.reporter.isSilent()) {
            return;
        }
        List<AsnLine> lines = new ArrayList<>();
        for (Work.Line line : shipment.lines) {
            lines.add(new AsnLine(lines.size() + 1, site.itemId(line.item), new Quantity(line.advised), line.cartons));
        }
        site.reporter.say(
                at,
                new AsnAdvised(
                        new AsnId(shipment.id),
                        site.physics
                                .catalog()
                                .supplier(shipment.supplier)
                                .definition()
                                .supplierId(),
                        site.node.id(),
                        TwinCalendar.instant(shipment.orderedAt),
                        TwinCalendar.instant(shipment.expectedAt),
                        shipment.carrier,
                        lines));
    }

    private Draws draws(Work.Shipment shipment) {
        return site.reporter.isSilent() ? state.draws : site.physics.supply().drawsFor(shipment.id);
    }

    private Work.Shipment shipment(int number) {
        Work.Shipment shipment = state.shipments.get(number);
        if (shipment == null) {
            throw new IllegalStateException("no shipment " + number + " at " + site.node.id());
        }
        return shipment;
    }

    void arrive(int number, long at) {
        Work.Shipment shipment = shipment(number);
        state.shipments.remove(number);
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, new AsnArrived(new AsnId(shipment.id)));
        }
        int units = 0;
        int cartons = 0;
        for (Work.Line line : shipment.lines) {
            units += line.advised;
            cartons += line.cartons;
        }
        int dock = site.node.dock();
        double minutes = 4 + 0.9 * cartons + 0.5 * shipment.lines.size();
        site.create(at, TaskType.RECEIVE, dock, dock, -1, units, minutes, Cause.of(shipment, 0, shipment.lines.size()));
    }

    void received(Work.Hand hand, Work.Task task, long at) {
        Work.Shipment shipment = task.shipment;
        if (shipment == null) {
            return;
        }
        int units = shipment.lines.stream()
                .mapToInt(line -> line.counted + line.damaged)
                .sum();
        if (!site.reporter.isSilent()) {
            List<ReceiptLine> lines = new ArrayList<>();
            for (Work.Line line : shipment.lines) {
                lines.add(new ReceiptLine(lines.size() + 1, new Quantity(line.counted), new Quantity(line.damaged)));
            }
            site.reporter.say(
                    at, new ReceiptCounted(new ReceiptId(shipment.id + "-R"), new AsnId(shipment.id), lines, true));
            site.reporter.say(at, site.completed(hand, task, units));
        }
        shipment.lines.forEach(line -> state.stock.inbound[line.item] += line.counted - line.advised);
        for (int from = 0; from < shipment.lines.size(); from += LINES_PER_PALLET) {
            putAwayTask(shipment, from, Math.min(shipment.lines.size(), from + LINES_PER_PALLET), at);
        }
    }

    private void putAwayTask(Work.Shipment shipment, int from, int to, long at) {
        int units = 0;
        double walk = 0;
        int last = -1;
        int dock = site.node.dock();
        for (int i = from; i < to; i++) {
            Work.Line line = shipment.lines.get(i);
            if (line.counted > 0) {
                int place = site.placeOf(line.item, StockBook.STORAGE);
                walk += site.node.walkMinutes()[last < 0 ? dock : last][place];
                last = place;
                units += line.counted;
            }
        }
        if (units > 0) {
            int item = to - from == 1 ? shipment.lines.get(from).item : -1;
            double minutes = 2.0 + 2.2 * (to - from) + walk;
            site.create(at, TaskType.PUT_AWAY, dock, last, item, units, minutes, Cause.of(shipment, from, to));
        }
    }

    void putAway(Work.Hand hand, Work.Task task, long at) {
        Work.Shipment shipment = task.shipment;
        if (shipment == null) {
            return;
        }
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, site.completed(hand, task, task.quantity));
        }
        for (int i = task.fromLine; i < task.toLine; i++) {
            Work.Line line = shipment.lines.get(i);
            if (line.counted > 0) {
                putAway(hand, line, at);
            }
        }
    }

    private void putAway(Work.Hand hand, Work.Line line, long at) {
        int misplaced = state.draws.chance(site.crew.slip(hand, line.item, TaskType.PUT_AWAY))
                ? Math.max(1, (int) (line.counted * state.draws.uniform()))
                : 0;
        state.stock.there[StockBook.STORAGE][line.item] += line.counted - misplaced;
        state.stock.lost[line.item] += misplaced;
        state.stock.available[StockBook.STORAGE][line.item] += line.counted;
        state.stock.inbound[line.item] -= line.counted;
        if (!site.reporter.isSilent()) {
            int storage = site.placeOf(line.item, StockBook.STORAGE);
            site.reporter.say(
                    at,
                    new StockMoved(
                            site.node.id(),
                            site.itemId(line.item),
                            site.stockPlace(site.node.dock(), InventoryStatus.QUALITY_HOLD),
                            site.stockPlace(storage, InventoryStatus.AVAILABLE),
                            new Quantity(line.counted)));
        }
        site.shop.watch(line.item, at);
    }
}
