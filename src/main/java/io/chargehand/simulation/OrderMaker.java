package io.chargehand.simulation;

import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what a customer of a node orders. */
final class OrderMaker {

    private static final int MOST_LINES = 12;

    private OrderMaker() {}

    /** Lines of an average order of a node's customers. */
    static double meanLines(TwinNode node) {
        return node.kind() == NodeKind.DC ? 3.2 : node.grocery() ? 5.2 : 2.4;
    }

    /** Whether the web shop shows units of a carried item as available. */
    interface Shelf {
        boolean has(int carried, int quantity);
    }

    /** An order with the lines that the shop shows as available; without lines where nothing is. */
    static Work.Order make(TwinNode home, String id, long at, TwinCalendar calendar, Draws draws, Shelf shelf) {
        FulfillmentMethod method = DemandPhysics.method(home, draws);
        int lines = Math.min(MOST_LINES, 1 + draws.poisson(meanLines(home) - 1));
        List<OrderLine> made = new ArrayList<>();
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int carried = draws.weighted(home.onlineWeights());
            TwinItem item = home.carried().get(carried).item();
            int quantity = item.department().grocery ? 1 + draws.poisson(0.6) : 1;
            boolean shown = shelf.has(carried, quantity)
                    || method != FulfillmentMethod.PICKUP && method != FulfillmentMethod.CURBSIDE && draws.chance(0.5);
            if (shown && !items.contains(item.index())) {
                items.add(item.index());
                made.add(new OrderLine(
                        made.size() + 1,
                        item.id(),
                        new Quantity(quantity),
                        item.definition().price()));
            }
        }
        int[] quantities =
                made.stream().mapToInt(line -> (int) line.quantity().units()).toArray();
        if (made.isEmpty()) {
            made.add(new OrderLine(
                    1,
                    home.carried().get(0).item().id(),
                    new Quantity(1),
                    home.carried().get(0).item().definition().price()));
        }
        PromisePolicy.Promise promise = PromisePolicy.promise(method, home, at, calendar, draws);
        boolean collects = method == FulfillmentMethod.PICKUP || method == FulfillmentMethod.CURBSIDE;
        OrderPlaced placed = new OrderPlaced(
                new OrderId(id),
                method,
                TwinCalendar.instant(at),
                TwinCalendar.instant(promise.promisedAt()),
                promise.cutoffAt() < 0 ? Optional.empty() : Optional.of(TwinCalendar.instant(promise.cutoffAt())),
                collects ? Optional.<NodeId>of(home.id()) : Optional.empty(),
                near(home.definition().latitude(), draws),
                near(home.definition().longitude(), draws),
                made);
        return new Work.Order(
                placed, home.index(), items.stream().mapToInt(Integer::intValue).toArray(), quantities);
    }

    private static double near(double degrees, Draws draws) {
        return Math.round(10_000 * (degrees + 0.08 * draws.normal())) / 10_000.0;
    }

    /** The place of an item in a node's assortment, -1 where it does not carry it. */
    static int carriedIndex(TwinNode node, int item) {
        return node.carriedByItem()[item];
    }
}
