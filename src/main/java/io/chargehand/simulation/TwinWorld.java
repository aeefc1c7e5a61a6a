package io.chargehand.simulation;

import io.chargehand.event.ItemDefined;
import io.chargehand.event.StockCount;
import io.chargehand.event.StockCounted;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All nodes of the twin on one clock, and the incumbent's routing of orders among them. Not thread-safe. */
final class TwinWorld implements Surroundings {

    /** Minute of the local day at which a node's system plans its day. */
    static final int DAY_STARTS = 4 * 60 + 30;

    private static final int NODES_TRIED = 6;

    final TwinSettings settings;
    final TwinPhysics physics;
    final List<TwinNode> nodes;
    final List<Site> sites = new ArrayList<>();
    final Reporter reporter;
    final TwinStatistics statistics;
    private final List<List<Site>> byDistance = new ArrayList<>();
    private Watch watch = new Watch() {};

    /** One who sees what nodes do, with their hidden state. */
    interface Watch {

        /** A shipment has been advised, its outcome decided. */
        default void advised(Site site, Work.Shipment shipment, long at) {}

        /** A node has reserved what an order needs of it. */
        default void reserved(Site site, Work.Visit visit, long at) {}
    }

    TwinWorld(TwinSettings settings, Reporter reporter, WorkPolicy policy) {
        this.settings = settings;
        this.reporter = reporter;
        this.physics = TwinPhysics.of(settings);
        this.nodes = new NetworkBuilder(settings, physics.catalog()).build();
        this.statistics = new TwinStatistics(nodes, physics.calendar());
        for (TwinNode node : nodes) {
            Draws draws = Draws.of(settings.seed(), 13, node.index());
            sites.add(new Site(node, new SiteState(node, draws), physics, this, reporter, policy));
        }
        for (Site site : sites) {
            byDistance.add(sites.stream()
                    .sorted(Comparator.comparingDouble(other -> distance(site.node, other.node)))
                    .toList());
        }
    }

    void watchedBy(Watch watcher) {
        this.watch = watcher;
    }

    @Override
    public void advised(Work.Shipment shipment, Site site, long at) {
        watch.advised(site, shipment, at);
    }

    private static double distance(TwinNode a, TwinNode b) {
        return Math.hypot(
                a.definition().latitude() - b.definition().latitude(),
                a.definition().longitude() - b.definition().longitude());
    }

    /** Says the master data and the first stock, and plans the first day. */
    void open() {
        long at = physics.calendar().at(0, 0);
        for (TwinItem item : physics.catalog().items()) {
            ItemDefined definition = item.definition();
            reporter.say(at, definition);
        }
        physics.catalog().suppliers().forEach(supplier -> reporter.say(at, supplier.definition()));
        nodes.forEach(node -> reporter.say(at, node.definition()));
        for (Site site : sites) {
            site.node.carried().forEach(carried -> reporter.say(at, carried.set()));
            site.node.crew().forEach(worker -> reporter.say(at, worker.definition()));
            firstStock(site, at);
            for (int day = 0; day < CrewFlow.SHIFTS_AHEAD; day++) {
                site.crew.publish(day, at);
            }
            site.state.plan(physics.calendar().at(0, DAY_STARTS), Due.Kind.DAY, 0);
            site.state.plan(physics.calendar().at(0, 6 * 60), Due.Kind.HOUR, 0);
        }
    }

    private void firstStock(Site site, long at) {
        List<StockCount> counts = new ArrayList<>();
        for (int i = 0; i < site.node.carried().size(); i++) {
            TwinNode.Carried carried = site.node.carried().get(i);
            int onFloor = carried.floor() < 0 ? 0 : carried.set().floorCapacity();
            int stored =
                    Math.max(1, (int) Math.round((carried.target() - onFloor) * site.state.draws.uniform(0.5, 1.0)));
            if (onFloor > 0) {
                fill(site, i, StockBook.FLOOR, onFloor, counts);
            }
            fill(site, i, StockBook.STORAGE, stored, counts);
        }
        reporter.say(at, new StockCounted(site.node.id(), counts));
    }

    private static void fill(Site site, int carried, int place, int units, List<StockCount> counts) {
        site.state.stock.there[place][carried] = units;
        site.state.stock.available[place][carried] = units;
        counts.add(new StockCount(
                site.node.location(site.placeOf(carried, place)),
                site.itemId(carried),
                InventoryStatus.AVAILABLE,
                new Quantity(units)));
    }

    /** Lets everything happen that is due before {@code end}, milliseconds. */
    void runUntil(long end) {
        while (true) {
            Site next = sites.get(0);
            long at = next.nextAt();
            for (int i = 1; i < sites.size(); i++) {
                long other = sites.get(i).nextAt();
                if (other < at) {
                    at = other;
                    next = sites.get(i);
                }
            }
            if (at >= end) {
                return;
            }
            statistics.tick(next, at);
            next.step();
        }
    }

    /** The incumbent's rule: the first node, in a fixed order, that has the whole order; else line by line. */
    @Override
    public void placed(Work.Order order, Site home, long at) {
        reporter.say(at, order.placed);
        statistics.placed(order);
        List<Site> candidates = candidates(order, home);
        for (Site site : candidates) {
            if (hasAll(order, site)) {
                reserveAll(order, site, at);
                return;
            }
        }
        for (int line = 0; line < order.items.length; line++) {
            if (!reserveLine(order, line, order.quantities[line], candidates, at)) {
                home.shortfalls.later(order, line, order.quantities[line], at);
            }
        }
    }

    private static boolean hasAll(Work.Order order, Site site) {
        for (int line = 0; line < order.items.length; line++) {
            int carried = OrderMaker.carriedIndex(site.node, order.items[line]);
            if (!site.orders.canFill(carried, order.quantities[line])) {
                return false;
            }
        }
        return true;
    }

    private void reserveAll(Work.Order order, Site site, long at) {
        Work.Visit visit = site.orders.open(order);
        for (int line = 0; line < order.items.length; line++) {
            int carried = OrderMaker.carriedIndex(site.node, order.items[line]);
            site.orders.reserve(visit, line, carried, order.quantities[line], at);
        }
        site.orders.close(visit, at);
        watch.reserved(site, visit, at);
        site.crew.assign(at);
    }

    private boolean reserveLine(Work.Order order, int line, int quantity, List<Site> candidates, long at) {
        for (Site site : candidates) {
            int carried = OrderMaker.carriedIndex(site.node, order.items[line]);
            if (site.orders.canFill(carried, quantity)) {
                Work.Visit visit = site.orders.open(order);
                site.orders.reserve(visit, line, carried, quantity, at);
                site.orders.close(visit, at);
                watch.reserved(site, visit, at);
                site.crew.assign(at);
                return true;
            }
        }
        return false;
    }

    private List<Site> candidates(Work.Order order, Site home) {
        FulfillmentMethod method = order.placed.method();
        if (method == FulfillmentMethod.PICKUP || method == FulfillmentMethod.CURBSIDE) {
            return List.of(home);
        }
        return byDistance.get(home.node.index()).stream()
                .filter(site -> method == FulfillmentMethod.SHIP_FROM_DC
                        ? site.node.kind() == NodeKind.DC
                        : site.node.kind() != NodeKind.DC)
                .limit(NODES_TRIED)
                .toList();
    }

    @Override
    public boolean reroute(Work.Order order, int line, int quantity, Site from, long at) {
        return reserveLine(order, line, quantity, candidates(order, sites.get(order.home)), at);
    }

    @Override
    public void offered(Site site, long at, double standardMinutes) {
        statistics.offered(site.node, at, standardMinutes);
    }

    @Override
    public void ready(Work.Order order, int line, Site site, long at) {
        statistics.ready(order, line, site.node, at);
    }
}
