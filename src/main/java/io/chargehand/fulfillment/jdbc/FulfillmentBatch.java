package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.FinishPlanned;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The orders that the events of a batch touch, as of a point within the batch. One batch, one thread. */
final class FulfillmentBatch {

    private final OrderTables tables;
    private final Map<OrderId, OrderState> orders = new HashMap<>();
    private final Map<ReservationId, HeldUnits> held = new HashMap<>();
    private final Set<OrderId> readOrders = new HashSet<>();
    private final Set<ReservationId> readHeld = new HashSet<>();
    private final Set<OrderId> changedOrders = new LinkedHashSet<>();
    private final Set<ReservationId> changedHeld = new LinkedHashSet<>();

    FulfillmentBatch(OrderTables tables) {
        this.tables = tables;
    }

    /** Reads what is not read yet of what these facts name: reservations first, then their orders. */
    void read(Collection<? extends OperationalFact> facts) {
        Set<ReservationId> reservations = new LinkedHashSet<>();
        Set<OrderId> named = new LinkedHashSet<>();
        for (OperationalFact fact : facts) {
            if (fact instanceof OrderPlaced placed) {
                named.add(placed.orderId());
            } else if (fact instanceof OrderCancelled cancelled) {
                named.add(cancelled.orderId());
            } else if (fact instanceof OrderLineFulfilled fulfilled) {
                named.add(fulfilled.orderLine().order());
            } else if (fact instanceof FinishPlanned planned) {
                named.add(planned.orderLine().order());
            } else if (fact instanceof StockReserved reserved) {
                named.add(reserved.orderLine().order());
                reservations.add(reserved.reservationId());
            } else if (fact instanceof ReservationPicked picked) {
                reservations.add(picked.reservationId());
            } else if (fact instanceof ReservationReleased released) {
                reservations.add(released.reservationId());
            }
        }
        reservations.removeAll(readHeld);
        Map<ReservationId, HeldUnits> found = tables.loadHeld(reservations);
        held.putAll(found);
        readHeld.addAll(reservations);
        found.values().forEach(each -> named.add(each.orderLine().order()));
        named.removeAll(readOrders);
        orders.putAll(tables.load(named));
        readOrders.addAll(named);
    }

    @Nullable
    OrderState order(OrderId id) {
        return orders.get(id);
    }

    @Nullable
    HeldUnits held(ReservationId id) {
        return held.get(id);
    }

    void apply(OperationalEvent event) {
        OperationalFact fact = event.fact();
        Instant at = event.time();
        if (fact instanceof OrderPlaced placed) {
            orders.put(placed.orderId(), new OrderState(placed));
            changedOrders.add(placed.orderId());
        } else if (fact instanceof OrderCancelled cancelled) {
            changed(cancelled.orderId()).cancel(at);
        } else if (fact instanceof OrderLineFulfilled fulfilled) {
            changed(fulfilled.orderLine())
                    .fulfilled(fulfilled.step(), fulfilled.quantity().units(), at);
        } else if (fact instanceof StockReserved reserved) {
            changed(reserved.orderLine()).reserved += reserved.quantity().units();
            put(new HeldUnits(
                    reserved.reservationId(),
                    reserved.orderLine(),
                    reserved.quantity().units(),
                    0,
                    true));
        } else if (fact instanceof ReservationPicked picked) {
            put(known(picked.reservationId()).pick(picked.quantity().units()));
        } else if (fact instanceof ReservationReleased released) {
            HeldUnits before = known(released.reservationId());
            changed(before.orderLine()).reserved -= before.quantity() - before.picked();
            put(before.release());
        }
    }

    private void put(HeldUnits units) {
        held.put(units.id(), units);
        changedHeld.add(units.id());
    }

    private HeldUnits known(ReservationId id) {
        HeldUnits units = held.get(id);
        if (units == null) {
            throw new UnknownIdException("reservationId", id, "reservation");
        }
        return units;
    }

    private LineState changed(OrderLineRef ref) {
        LineState line = changed(ref.order()).lines.get(ref.line());
        if (line == null) {
            throw new UnknownIdException("orderLine", ref, "order line");
        }
        return line;
    }

    private OrderState changed(OrderId id) {
        changedOrders.add(id);
        return known(id);
    }

    private OrderState known(OrderId id) {
        OrderState order = orders.get(id);
        if (order == null) {
            throw new UnknownIdException("orderId", id, "order");
        }
        return order;
    }

    void save() {
        tables.save(changedOrders.stream().map(this::known).toList());
        tables.saveHeld(changedHeld.stream().map(this::known).toList());
    }
}
