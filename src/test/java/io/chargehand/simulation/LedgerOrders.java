package io.chargehand.simulation;

import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/** Orders and what is reserved, picked and handed over for them, by the events so far. */
final class LedgerOrders {

    private static final class Held {
        final StockReserved reserved;
        long picked;
        boolean open = true;

        Held(StockReserved reserved) {
            this.reserved = reserved;
        }
    }

    long count;

    private final LedgerStock stock;
    private final Map<ReservationId, Held> reservations = new HashMap<>();
    private final Map<OrderLineRef, long[]> lines = new HashMap<>();
    private final Map<OrderLineRef, ItemId> itemOf = new HashMap<>();

    LedgerOrders(LedgerStock stock) {
        this.stock = stock;
    }

    private long[] line(OrderLineRef ref) {
        return lines.getOrDefault(ref, new long[4]);
    }

    /** Folds what concerns orders; false where it does not. */
    boolean fold(OperationalFact fact, Instant now) {
        if (fact instanceof OrderPlaced order) {
            OrderId id = order.orderId();
            stock.defines(fact, id);
            for (OrderLine line : order.lines()) {
                stock.knows(fact, line.itemId());
                count++;
                OrderLineRef ref = new OrderLineRef(id, line.line());
                lines.put(ref, new long[] {line.quantity().units(), 0, 0, 0});
                itemOf.put(ref, line.itemId());
            }
        } else if (fact instanceof OrderCancelled cancelled) {
            stock.knows(fact, cancelled.orderId());
        } else if (fact instanceof FinishPlanned planned) {
            stock.require(lines.containsKey(planned.orderLine()), fact, "unknown order line");
        } else if (fact instanceof StockReserved reserved) {
            foldReserved(reserved, now);
        } else if (fact instanceof ReservationPicked picked) {
            Held held = requireNonNull(reservations.get(picked.reservationId()));
            long units = picked.quantity().units();
            stock.require(
                    held.open && held.picked + units <= held.reserved.quantity().units(), fact, "picks past it");
            held.picked += units;
            held.open = held.picked < held.reserved.quantity().units();
            stock.take(fact, held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.RESERVED, units);
            stock.add(picked.locationId(), held.reserved.itemId(), InventoryStatus.STAGED, units);
        } else if (fact instanceof ReservationReleased released) {
            Held held = requireNonNull(reservations.get(released.reservationId()));
            stock.require(held.open, fact, "closed already");
            held.open = false;
            long rest = held.reserved.quantity().units() - held.picked;
            stock.take(fact, held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.RESERVED, rest);
            stock.add(held.reserved.locationId(), held.reserved.itemId(), InventoryStatus.AVAILABLE, rest);
            line(held.reserved.orderLine())[1] -= rest;
        } else if (fact instanceof OrderLineFulfilled done) {
            foldFulfilled(done);
        } else {
            return false;
        }
        return true;
    }

    private void foldReserved(StockReserved reserved, Instant now) {
        stock.defines(reserved, reserved.reservationId());
        stock.knows(reserved, reserved.nodeId(), reserved.locationId());
        reservations.put(reserved.reservationId(), new Held(reserved));
        long units = reserved.quantity().units();
        long[] line = line(reserved.orderLine());
        line[1] += units;
        stock.require(line[1] <= line[0], reserved, "reserves more than ordered");
        stock.take(reserved, reserved.locationId(), reserved.itemId(), InventoryStatus.AVAILABLE, units);
        stock.add(reserved.locationId(), reserved.itemId(), InventoryStatus.RESERVED, units);
        stock.require(!reserved.plannedFinish().isBefore(now), reserved, "planned to finish in the past");
    }

    private void foldFulfilled(OrderLineFulfilled done) {
        int step = done.step() == FulfillmentStep.READY ? 2 : 3;
        long[] line = line(done.orderLine());
        line[step] += done.quantity().units();
        stock.require(line[step] <= line[0], done, "more than ordered");
        ItemId item = requireNonNull(itemOf.get(done.orderLine()));
        long units = done.quantity().units();
        if (step == 2) {
            stock.take(done, done.locationId(), item, InventoryStatus.STAGED, units);
            stock.add(done.locationId(), item, InventoryStatus.PICKUP_READY, units);
        } else {
            boolean waited = line[2] >= line[3];
            stock.take(
                    done,
                    done.locationId(),
                    item,
                    waited ? InventoryStatus.PICKUP_READY : InventoryStatus.STAGED,
                    units);
        }
    }
}
