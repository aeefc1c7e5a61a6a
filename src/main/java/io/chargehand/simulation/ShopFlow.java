package io.chargehand.simulation;

import io.chargehand.event.ItemQuantity;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCount;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.util.ArrayList;
import java.util.List;

/** What wears a node's shelves: walk-in sales, shrink, waste and returns; and replenishment and counts against it. */
final class ShopFlow {

    static final double SHRINK_PER_UNIT_SOLD = 0.012;

    private final Site site;
    private final SiteState state;

    ShopFlow(Site site) {
        this.site = site;
        this.state = site.state;
    }

    /** Waste of what perishes, and the counts of the day. */
    void day(long at) {
        int counts = site.node.kind() == NodeKind.DC ? 3 : 1;
        for (int i = 0; i < counts; i++) {
            int carried = state.draws.below(site.node.carried().size());
            boolean onFloor = site.node.carried().get(carried).floor() >= 0 && state.draws.chance(0.5);
            count(carried, onFloor ? StockBook.FLOOR : StockBook.STORAGE, at);
        }
        for (int i = 0; i < site.node.carried().size(); i++) {
            if (site.node.carried().get(i).item().perishes() && state.draws.chance(0.015)) {
                waste(i, at);
            }
        }
    }

    private void waste(int carried, long at) {
        int most = Math.min(
                state.stock.there[StockBook.STORAGE][carried], state.stock.available[StockBook.STORAGE][carried]);
        int units = Math.min(most, 1 + state.draws.below(Math.max(1, most / 6)));
        if (units <= 0) {
            return;
        }
        state.stock.there[StockBook.STORAGE][carried] -= units;
        state.stock.available[StockBook.STORAGE][carried] -= units;
        if (!site.reporter.isSilent()) {
            int storage = site.placeOf(carried, StockBook.STORAGE);
            site.reporter.say(
                    at,
                    new StockAdjusted(
                            site.node.id(),
                            site.itemId(carried),
                            site.stockPlace(storage, InventoryStatus.AVAILABLE),
                            -units,
                            "expired"));
        }
    }

    /** What the tills sold in the hour that ends now, what vanished, and what came back. */
    void hour(long at) {
        if (site.node.kind() != NodeKind.STORE) {
            return;
        }
        long before = at - TwinCalendar.HOUR;
        int day = site.physics.calendar().day(before);
        int hour = site.physics.calendar().hour(before);
        double crowd = site.physics.demand().walkIn(site.node, day, hour);
        if (hour < site.node.opensMinute() / 60 || hour >= site.node.closesMinute() / 60 || crowd <= 0) {
            return;
        }
        for (int i = 0; i < site.node.carried().size(); i++) {
            sell(i, day, crowd);
        }
        if (hour % 2 == 0 || hour == site.node.closesMinute() / 60 - 1) {
            report(at);
        }
        returns(crowd, at);
    }

    private void sell(int carried, int day, double crowd) {
        double mean = site.physics.demand().itemDemand(site.node, carried, day) * crowd;
        state.unreported[carried] += state.stock.take(StockBook.FLOOR, carried, state.draws.poisson(mean));
        int item = site.node.carried().get(carried).item().index();
        double vanish = mean * SHRINK_PER_UNIT_SOLD * site.physics.shrink(site.node.index(), item);
        if (state.draws.chance(Math.min(0.5, vanish))) {
            state.stock.take(StockBook.FLOOR, carried, 1);
        }
    }

    /** The tills report every other hour, and at closing. */
    private void report(long at) {
        List<ItemQuantity> sales = new ArrayList<>();
        for (int i = 0; i < site.node.carried().size(); i++) {
            int sold = state.unreported[i];
            if (sold > 0) {
                sales.add(new ItemQuantity(site.itemId(i), new Quantity(sold)));
                state.stock.available[StockBook.FLOOR][i] -= sold;
                state.unreported[i] = 0;
            }
        }
        if (!sales.isEmpty() && !site.reporter.isSilent()) {
            site.reporter.say(at, new SalesReported(site.node.id(), sales));
        }
        for (int i = 0; i < site.node.carried().size(); i++) {
            watch(i, at);
        }
    }

    private void returns(double crowd, long at) {
        int count = state.draws.poisson((site.node.grocery() ? 0.02 : 0.11) * crowd);
        for (int i = 0; i < count; i++) {
            int carried = state.draws.weighted(site.node.onlineWeights());
            int dock = site.node.dock();
            if (!site.reporter.isSilent()) {
                ReturnId id = new ReturnId(site.node.id().value() + "-C" + state.number());
                site.reporter.say(at, new ReturnReceived(id, site.node.id(), site.itemId(carried), new Quantity(1)));
            }
            int storage = site.placeOf(carried, StockBook.STORAGE);
            site.create(at, TaskType.RETURN, dock, storage, carried, 1, 6.0, Cause.NONE);
        }
    }

    /** Asks for replenishment where the floor is believed low and storage is believed to have units. */
    void watch(int carried, long at) {
        TwinNode.Carried item = site.node.carried().get(carried);
        if (item.floor() < 0
                || state.replenishing[carried]
                || state.stock.available[StockBook.FLOOR][carried] > item.set().replenishAt()
                || state.stock.available[StockBook.STORAGE][carried] <= 0) {
            return;
        }
        state.replenishing[carried] = true;
        int room = item.set().floorCapacity() - Math.max(0, state.stock.available[StockBook.FLOOR][carried]);
        int units = Math.min(room, state.stock.available[StockBook.STORAGE][carried]);
        double carry = site.node.walkMinutes()[item.storage()][item.floor()];
        site.create(
                at,
                TaskType.REPLENISH,
                item.storage(),
                item.floor(),
                carried,
                units,
                4.0 + 0.12 * units + carry,
                Cause.NONE);
    }

    void replenished(Work.Hand hand, Work.Task task, long at) {
        int carried = task.item;
        state.replenishing[carried] = false;
        int believed = Math.max(0, state.stock.available[StockBook.STORAGE][carried]);
        int moved = state.stock.take(StockBook.STORAGE, carried, Math.min(task.quantity, believed));
        state.stock.there[StockBook.FLOOR][carried] += moved;
        state.stock.available[StockBook.STORAGE][carried] -= moved;
        state.stock.available[StockBook.FLOOR][carried] += moved;
        boolean lacking = moved < Math.min(task.quantity, believed);
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, lacking ? notFound(hand, task, moved) : site.completed(hand, task, moved));
            if (moved > 0) {
                site.reporter.say(
                        at,
                        new StockMoved(
                                site.node.id(),
                                site.itemId(carried),
                                site.stockPlace(task.from, InventoryStatus.AVAILABLE),
                                site.stockPlace(task.to, InventoryStatus.AVAILABLE),
                                new Quantity(moved)));
            }
        }
        if (lacking) {
            state.replenishing[carried] = true;
            count(carried, StockBook.STORAGE, at);
        }
    }

    private TaskExceptionRaised notFound(Work.Hand hand, Work.Task task, int done) {
        return new TaskExceptionRaised(
                new TaskId(task.id),
                site.node.id(),
                hand.worker.definition().workerId(),
                TaskExceptionReason.SHORT,
                new Quantity(done),
                "");
    }

    /** Asks for a count of an item at a place. */
    void count(int carried, int place, long at) {
        int where = site.placeOf(carried, place);
        site.create(
                at,
                TaskType.CYCLE_COUNT,
                where,
                where,
                carried,
                Math.max(0, state.stock.available[place][carried]),
                5.0,
                Cause.NONE);
    }

    void counted(Work.Hand hand, Work.Task task, long at) {
        int carried = task.item;
        TwinNode.Carried item = site.node.carried().get(carried);
        int place = task.from == item.floor() ? StockBook.FLOOR : StockBook.STORAGE;
        if (state.stock.lost[carried] > 0 && state.draws.chance(0.6)) {
            state.stock.there[place][carried] += state.stock.lost[carried];
            state.stock.lost[carried] = 0;
        }
        int found = Math.max(0, state.stock.there[place][carried] - state.stock.reserved[place][carried]);
        state.stock.available[place][carried] = found;
        if (!site.reporter.isSilent()) {
            site.reporter.say(
                    at,
                    new StockCounted(
                            site.node.id(),
                            List.of(new StockCount(
                                    site.node.location(task.from),
                                    site.itemId(carried),
                                    InventoryStatus.AVAILABLE,
                                    new Quantity(found)))));
            site.reporter.say(at, site.completed(hand, task, found));
        }
        if (place == StockBook.STORAGE
                && state.waiting.stream().noneMatch(each -> each.type == TaskType.REPLENISH && each.item == carried)) {
            state.replenishing[carried] = false;
        }
        watch(carried, at);
    }

    /** The verdict on a return: back to storage, or damaged. */
    void inspected(Work.Hand hand, Work.Task task, long at) {
        boolean good = state.draws.chance(0.8);
        if (good) {
            state.stock.there[StockBook.STORAGE][task.item] += task.quantity;
            state.stock.available[StockBook.STORAGE][task.item] += task.quantity;
        }
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, site.completed(hand, task, task.quantity));
            site.reporter.say(
                    at,
                    new StockMoved(
                            site.node.id(),
                            site.itemId(task.item),
                            site.stockPlace(site.node.dock(), InventoryStatus.QUALITY_HOLD),
                            good
                                    ? site.stockPlace(task.to, InventoryStatus.AVAILABLE)
                                    : site.stockPlace(site.node.dock(), InventoryStatus.DAMAGED),
                            new Quantity(task.quantity)));
        }
    }
}
