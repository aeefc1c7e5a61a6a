package io.chargehand.simulation;

import io.chargehand.event.OrderCancelled;

/** What is done at a node when units of an order line are not found, or no node has them. */
final class ShortfallFlow {

    private static final int MOST_TRIES = 24;

    private final Site site;
    private final SiteState state;

    ShortfallFlow(Site site) {
        this.site = site;
        this.state = site.state;
    }

    /** A worker has looked into units that were not found: they are reserved elsewhere, or tried again later. */
    void cleared(Work.Hand hand, Work.Task task, long at) {
        if (!site.reporter.isSilent()) {
            site.reporter.say(at, site.completed(hand, task, task.quantity));
        }
        Work.Fill fill = task.fill;
        if (fill != null) {
            resource(new SiteState.Shortfall(fill.visit.order, fill.line, task.quantity, 0), fill.item, at);
        }
    }

    /** Nobody has units of a line: it is tried again later. */
    void later(Work.Order order, int line, int quantity, long at) {
        later(new SiteState.Shortfall(order, line, quantity, 1), at);
    }

    private void later(SiteState.Shortfall shortfall, long at) {
        int number = state.number();
        state.shortfalls.put(number, shortfall);
        state.plan(at + 2 * TwinCalendar.HOUR, Due.Kind.RETRY, number);
    }

    void retry(int number, long at) {
        SiteState.Shortfall shortfall = state.shortfalls.remove(number);
        if (shortfall != null && !shortfall.order().cancelled) {
            int item = OrderMaker.carriedIndex(site.node, shortfall.order().items[shortfall.line()]);
            resource(shortfall, item, at);
        }
    }

    private void resource(SiteState.Shortfall shortfall, int carried, long at) {
        Work.Order order = shortfall.order();
        if (order.cancelled) {
            return;
        }
        if (site.orders.canFill(carried, shortfall.quantity())) {
            Work.Visit visit = site.orders.open(order);
            site.orders.reserve(visit, shortfall.line(), carried, shortfall.quantity(), at);
            site.orders.close(visit, at);
        } else if (!site.around.reroute(order, shortfall.line(), shortfall.quantity(), site, at)) {
            if (shortfall.tries() < MOST_TRIES) {
                int tries = shortfall.tries() + 1;
                later(new SiteState.Shortfall(order, shortfall.line(), shortfall.quantity(), tries), at);
            } else if (at > order.due && idle(order)) {
                order.cancelled = true;
                if (!site.reporter.isSilent()) {
                    site.reporter.say(at, new OrderCancelled(order.placed.orderId(), "not in stock anywhere"));
                }
            }
        }
    }

    private boolean idle(Work.Order order) {
        return state.visits.values().stream().noneMatch(visit -> visit.order == order);
    }
}
