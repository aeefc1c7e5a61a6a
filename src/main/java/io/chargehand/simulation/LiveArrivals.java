package io.chargehand.simulation;

import io.chargehand.event.ItemQuantity;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.inventory.AvailableToPromise;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReturnId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers of the live days: orders, walk-in sales and returns. What comes when is fixed by the seed. Not thread-safe. */
final class LiveArrivals {

    private static final int ORDERS = 1;
    private static final int SALES = 2;
    private static final int RETURNS = 3;

    private final LiveWorld world;

    LiveArrivals(LiveWorld world) {
        this.world = world;
    }

    /** An order to come. */
    record Coming(TwinNode home, String id, long at) {}

    /** The orders of an hour, at every node, by time. */
    List<Coming> orders(int day, int hour) {
        List<Coming> coming = new ArrayList<>();
        long from = world.physics.calendar().at(day, hour * 60);
        for (TwinNode node : world.nodes) {
            String slot = slot(node, day, hour);
            Draws draws = world.draws(ORDERS, slot);
            double lines = world.physics.demand().onlineLines(node, day, hour);
            int count = draws.poisson(lines / OrderMaker.meanLines(node));
            for (int i = 0; i < count; i++) {
                coming.add(
                        new Coming(node, "O-" + slot + "-" + i, from + (long) (draws.uniform() * TwinCalendar.HOUR)));
            }
        }
        coming.sort(Comparator.comparingLong(Coming::at).thenComparing(Coming::id));
        return coming;
    }

    private String slot(TwinNode node, int day, int hour) {
        return node.id().value() + "-"
                + world.physics.calendar().date(day).toString().replace("-", "") + "-" + hour;
    }

    /** What the customer orders, given what the service can promise now; without lines where nothing. */
    Work.Order order(Coming coming) {
        Map<ItemId, Long> shown = new HashMap<>();
        List<ItemId> items = coming.home().carried().stream()
                .map(carried -> carried.item().id())
                .toList();
        for (AvailableToPromise promise : world.service.inventory().listAvailable(items)) {
            if (promise.node().equals(coming.home().id())) {
                shown.merge(promise.item(), promise.quantity().units(), Long::sum);
            }
        }
        return OrderMaker.make(
                coming.home(),
                coming.id(),
                coming.at(),
                world.physics.calendar(),
                world.draws(ORDERS, coming.id()),
                (carried, quantity) -> shown.getOrDefault(
                                coming.home().carried().get(carried).item().id(), 0L)
                        >= quantity);
    }

    /** The tills' report of an hour that has ended, what vanished, and what came back. */
    void hour(TwinNode node, int day, int hour) {
        if (node.kind() != NodeKind.STORE || hour < node.opensMinute() / 60 || hour >= node.closesMinute() / 60) {
            return;
        }
        long end = world.physics.calendar().at(day, (hour + 1) * 60);
        double crowd = world.physics.demand().walkIn(node, day, hour);
        String slot = slot(node, day, hour);
        List<ItemQuantity> sales = sales(node, day, crowd, world.draws(SALES, slot));
        if (!sales.isEmpty()) {
            world.post("sales:" + slot, TwinCalendar.instant(end), new SalesReported(node.id(), sales));
        }
        Draws draws = world.draws(RETURNS, slot);
        int returns = draws.poisson((node.grocery() ? 0.02 : 0.11) * crowd);
        for (int i = 0; i < returns; i++) {
            ItemId item = node.carried()
                    .get(draws.weighted(node.onlineWeights()))
                    .item()
                    .id();
            ReturnId id = new ReturnId("C-" + slot + "-" + i);
            world.post(
                    "return:" + id,
                    TwinCalendar.instant(end),
                    new ReturnReceived(id, node.id(), item, new Quantity(1)));
        }
    }

    private List<ItemQuantity> sales(TwinNode node, int day, double crowd, Draws draws) {
        Map<String, Long> believed = new HashMap<>();
        for (StockLevel level : world.service.inventory().listStock(node.id())) {
            InventoryStatus status = level.place().status();
            if (status == InventoryStatus.AVAILABLE || status == InventoryStatus.RESERVED) {
                believed.merge(level.place().locationId() + "|" + level.item(), level.units(), Long::sum);
            }
        }
        List<ItemQuantity> sales = new ArrayList<>();
        for (int i = 0; i < node.carried().size(); i++) {
            TwinNode.Carried carried = node.carried().get(i);
            LocationId floor = node.location(carried.floor());
            ItemId item = carried.item().id();
            double mean = world.physics.demand().itemDemand(node, i, day) * crowd;
            long there =
                    believed.getOrDefault(floor + "|" + item, 0L) - world.hidden.missing(floor.value(), item.value());
            int sold = (int) Math.max(0, Math.min(draws.poisson(mean), there));
            if (sold > 0) {
                sales.add(new ItemQuantity(item, new Quantity(sold)));
            }
            double vanish = mean
                    * ShopFlow.SHRINK_PER_UNIT_SOLD
                    * world.physics.shrink(node.index(), carried.item().index());
            if (there > sold && draws.chance(Math.min(0.5, vanish))) {
                world.hidden.addMissing(floor.value(), item.value(), 1);
            }
        }
        return sales;
    }
}
