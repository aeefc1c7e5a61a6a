package io.chargehand.simulation;

import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.OrderLineState;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.SourcingRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The retailer's order management in the live days: places orders, asks where to fill them, hands them over. Not thread-safe. */
final class LiveOms {

    private static final int OPEN_ORDERS_SEEN = 2000;
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    private final LiveWorld world;

    LiveOms(LiveWorld world) {
        this.world = world;
    }

    /** A customer orders: the order is placed and filled. */
    void place(OrderPlaced order) {
        if (world.service.fulfillment().findOrder(order.orderId()).isPresent()) {
            lookAfter(order.orderId());
        } else if (world.post("placed:" + order.orderId(), order.placedAt(), order)) {
            world.orders++;
            source(order);
        }
    }

    /** Asks for nodes for what is not reserved yet, and commits. */
    void source(OrderPlaced order) {
        try {
            SourcingDecision decision = world.service.sourcing().suggest(new SourcingRequest(order, true));
            world.unfilledLines += decision.unfilled().size();
        } catch (ConflictException lostRace) {
            world.conflicts++;
        }
    }

    /** Looks after open orders that lack a reservation: tries again, and gives up a day after they were due. */
    void lookAfter(Instant now) {
        for (CustomerOrder order : world.service.fulfillment().listOpenOrders(OPEN_ORDERS_SEEN)) {
            if (order.lines().stream().anyMatch(LiveOms::lacksReservation)) {
                boolean hopeless = now.isAfter(order.placed().dueAt().plus(GIVEN_UP_AFTER));
                if (hopeless) {
                    OrderId id = order.placed().orderId();
                    world.post("cancelled:" + id, now, new OrderCancelled(id, "not in stock anywhere"));
                } else {
                    source(order.placed());
                }
            }
        }
    }

    /** Looks after one order, where some of it lacks a reservation. */
    void lookAfter(OrderId id) {
        world.service
                .fulfillment()
                .findOrder(id)
                .filter(CustomerOrder::isOpen)
                .filter(order -> order.lines().stream().anyMatch(LiveOms::lacksReservation))
                .ifPresent(order -> source(order.placed()));
    }

    private static boolean lacksReservation(OrderLineState line) {
        return line.reserved().compareTo(line.line().quantity()) < 0;
    }

    /** Notes when an order that is about to be ready will leave; before the service is told that it is ready. */
    void leaves(OrderId id, LocationId staging, Instant ready) {
        Optional<CustomerOrder> order = world.service.fulfillment().findOrder(id);
        if (order.isPresent()) {
            long at = leavesAt(order.get().placed(), ready.toEpochMilli());
            world.hidden.leaves(id.value(), staging.value(), at);
            world.save();
        }
    }

    private long leavesAt(OrderPlaced order, long ready) {
        TwinCalendar calendar = world.physics.calendar();
        long due = order.dueAt().toEpochMilli();
        FulfillmentMethod method = order.method();
        if (method == FulfillmentMethod.SHIP_FROM_DC || method == FulfillmentMethod.SHIP_FROM_STORE) {
            int pickup = method == FulfillmentMethod.SHIP_FROM_DC
                    ? PromisePolicy.DC_PARCEL_PICKUP
                    : PromisePolicy.STORE_PARCEL_PICKUP;
            int day = calendar.day(ready);
            long today = calendar.at(day, pickup);
            return (today >= ready ? today : calendar.at(day + 1, pickup)) + TwinCalendar.MINUTE;
        }
        if (method == FulfillmentMethod.SAME_DAY) {
            return Math.max(ready, due - 20 * TwinCalendar.MINUTE) + 15 * TwinCalendar.MINUTE;
        }
        double delay = 45 * world.draws(5, order.orderId().value()).lognormal(1.0);
        return Math.max(ready, due - 15 * TwinCalendar.MINUTE) + (long) (delay * TwinCalendar.MINUTE);
    }

    /** Hands over the orders that leave by now. */
    void handOver(Instant now) {
        for (String[] leaving : world.hidden.takeLeaving(now.toEpochMilli())) {
            handOver(new OrderId(leaving[0]), new LocationId(leaving[1]), now);
        }
    }

    private void handOver(OrderId id, LocationId staging, Instant now) {
        NodeId node = new NodeId(staging.value().substring(0, staging.value().indexOf('-')));
        Optional<CustomerOrder> order = world.service.fulfillment().findOrder(id);
        if (order.isEmpty()) {
            return;
        }
        for (OrderLineState line : order.get().lines()) {
            long waiting = line.ready().units() - line.handedOver().units();
            long here = world.service.inventory().listReservations(id).stream()
                    .filter(each -> each.reserved().nodeId().equals(node)
                            && each.reserved().orderLine().line() == line.line().line())
                    .mapToLong(each -> each.picked().units())
                    .sum();
            long units = Math.min(waiting, here);
            if (units > 0) {
                OrderLineRef ref = new OrderLineRef(id, line.line().line());
                world.post(
                        "handed:" + ref + ":" + node + ":" + line.handedOver(),
                        now,
                        new OrderLineFulfilled(ref, node, staging, new Quantity(units), FulfillmentStep.HANDED_OVER));
            }
        }
    }
}
