package io.chargehand.fulfillment.jdbc;

import io.chargehand.event.FinishPlanned;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.NetworkSoFar;

import java.util.List;
import java.util.Optional;

/** Says why a fact does not fit the orders as of a point within a batch. One batch, one thread. */
final class FulfillmentChecks {

    private final FulfillmentBatch batch;
    private final NetworkSoFar network;

    FulfillmentChecks(FulfillmentBatch batch, NetworkSoFar network) {
        this.batch = batch;
        this.network = network;
    }

    Optional<InvalidInputException> objection(OperationalFact fact) {
        if (fact instanceof OrderPlaced placed) {
            return placed(placed);
        } else if (fact instanceof OrderCancelled cancelled) {
            return unknownOrder(cancelled.orderId());
        } else if (fact instanceof OrderLineFulfilled fulfilled) {
            return fulfilled(fulfilled);
        } else if (fact instanceof FinishPlanned planned) {
            return unknownLine(planned.orderLine());
        } else if (fact instanceof StockReserved reserved) {
            return reserved(reserved);
        } else if (fact instanceof ReservationPicked picked) {
            return held(picked.reservationId(), picked.quantity().units());
        } else if (fact instanceof ReservationReleased released) {
            return held(released.reservationId(), 0);
        }
        return Optional.empty();
    }

    private Optional<InvalidInputException> placed(OrderPlaced placed) {
        if (batch.order(placed.orderId()) != null) {
            return Optional.of(new ConflictException("orderId", placed.orderId(), "must not have been placed before"));
        }
        List<OrderLine> lines = placed.lines();
        for (int i = 0; i < lines.size(); i++) {
            Optional<InvalidInputException> unknown =
                    network.unknownItem("lines[" + i + "].itemId", lines.get(i).itemId());
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return placed.pickupNodeId().flatMap(node -> network.unknownNode("pickupNodeId", node));
    }

    private Optional<InvalidInputException> fulfilled(OrderLineFulfilled fulfilled) {
        return unknownLine(fulfilled.orderLine()).or(() -> {
            LineState line = line(fulfilled.orderLine());
            boolean beyond =
                    line.unitsBeyond(fulfilled.step(), fulfilled.quantity().units()) > 0;
            return beyond
                    ? conflict(
                            "quantity",
                            fulfilled.quantity(),
                            "must not bring " + fulfilled.step() + " past the " + line.line.quantity()
                                    + " units ordered on " + fulfilled.orderLine())
                    : Optional.empty();
        });
    }

    private Optional<InvalidInputException> reserved(StockReserved reserved) {
        if (batch.held(reserved.reservationId()) != null) {
            return conflict("reservationId", reserved.reservationId(), "must not have been reserved before");
        }
        return unknownLine(reserved.orderLine()).or(() -> reservedOnKnownLine(reserved));
    }

    private Optional<InvalidInputException> reservedOnKnownLine(StockReserved reserved) {
        LineState line = line(reserved.orderLine());
        if (!line.line.itemId().equals(reserved.itemId())) {
            return Optional.of(new InvalidInputException(
                    "itemId",
                    reserved.itemId(),
                    "must be the item of order line " + reserved.orderLine() + ", " + line.line.itemId()));
        }
        OrderState order = batch.order(reserved.orderLine().order());
        if (order != null && order.cancelledAt != null) {
            return conflict("orderLine", reserved.orderLine(), "must not belong to a cancelled order");
        }
        long open = line.line.quantity().units() - line.reserved;
        return reserved.quantity().units() > open
                ? conflict(
                        "quantity",
                        reserved.quantity(),
                        "must be at most the " + open + " units of " + reserved.orderLine() + " not reserved yet")
                : Optional.empty();
    }

    private Optional<InvalidInputException> held(ReservationId id, long picks) {
        HeldUnits held = batch.held(id);
        if (held == null) {
            return Optional.of(new UnknownIdException("reservationId", id, "reservation"));
        }
        if (!held.open()) {
            return conflict("reservationId", id, "must be open; it is picked or released");
        }
        long left = held.quantity() - held.picked();
        return picks > left
                ? conflict(
                        "quantity", picks, "must be at most the " + left + " units of the reservation not picked yet")
                : Optional.empty();
    }

    private Optional<InvalidInputException> unknownOrder(OrderId id) {
        return batch.order(id) == null ? Optional.of(new UnknownIdException("orderId", id, "order")) : Optional.empty();
    }

    private Optional<InvalidInputException> unknownLine(OrderLineRef ref) {
        OrderState order = batch.order(ref.order());
        boolean known = order != null && order.lines.containsKey(ref.line());
        return known ? Optional.empty() : Optional.of(new UnknownIdException("orderLine", ref, "order line"));
    }

    private LineState line(OrderLineRef ref) {
        OrderState order = batch.order(ref.order());
        LineState line = order == null ? null : order.lines.get(ref.line());
        if (line == null) {
            throw new UnknownIdException("orderLine", ref, "order line");
        }
        return line;
    }

    private static Optional<InvalidInputException> conflict(String field, Object value, String rule) {
        return Optional.of(new ConflictException(field, value, rule));
    }
}
