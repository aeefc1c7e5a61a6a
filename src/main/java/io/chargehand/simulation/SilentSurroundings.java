package io.chargehand.simulation;

/** A node on its own, for roll-outs: what it cannot fill is left, and nobody counts. */
final class SilentSurroundings implements Surroundings {

    @Override
    public void placed(Work.Order order, Site home, long at) {
        for (int line = 0; line < order.items.length; line++) {
            if (!home.orders.canFill(carried(order, line, home), order.quantities[line])) {
                return;
            }
        }
        Work.Visit visit = home.orders.open(order);
        for (int line = 0; line < order.items.length; line++) {
            home.orders.reserve(visit, line, carried(order, line, home), order.quantities[line], at);
        }
        home.orders.close(visit, at);
    }

    private static int carried(Work.Order order, int line, Site home) {
        return OrderMaker.carriedIndex(home.node, order.items[line]);
    }

    @Override
    public boolean reroute(Work.Order order, int line, int quantity, Site from, long at) {
        return false;
    }

    @Override
    public void offered(Site site, long at, double standardMinutes) {}

    @Override
    public void ready(Work.Order order, int line, Site site, long at) {}
}
