package io.chargehand.inventory.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCount;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockPlace;
import io.chargehand.event.StockReserved;
import io.chargehand.event.ZonePurpose;
import io.chargehand.inventory.Reservation;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.NetworkSoFar;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says why a fact does not fit the stock as of a point within a batch. One batch, one thread. */
final class InventoryChecks {

    private final InventoryBatch batch;
    private final NetworkSoFar network;
    private final Function<StockKey, StockRow> stock;

    InventoryChecks(InventoryBatch batch, NetworkSoFar network, Function<StockKey, StockRow> stock) {
        this.batch = batch;
        this.network = network;
        this.stock = stock;
    }

    Optional<InvalidInputException> objection(OperationalFact fact) {
        if (fact instanceof SalesReported sales) {
            return sold(sales);
        } else if (fact instanceof StockCounted counted) {
            return counted(counted);
        } else if (fact instanceof StockMoved moved) {
            return first(
                    () -> network.unknownNode("nodeId", moved.nodeId()),
                    () -> network.unknownItem("itemId", moved.itemId()),
                    () -> place("from", moved.nodeId(), moved.from()),
                    () -> place("to", moved.nodeId(), moved.to()));
        } else if (fact instanceof StockAdjusted adjusted) {
            return first(
                    () -> network.unknownNode("nodeId", adjusted.nodeId()),
                    () -> network.unknownItem("itemId", adjusted.itemId()),
                    () -> place("place", adjusted.nodeId(), adjusted.place()));
        } else if (fact instanceof AsnAdvised advised) {
            return dock(advised.nodeId());
        } else if (fact instanceof ReturnReceived returned) {
            return first(
                    () -> network.unknownItem("itemId", returned.itemId()),
                    () -> network.unknownNode("nodeId", returned.nodeId()),
                    () -> dock(returned.nodeId()));
        } else if (fact instanceof ReceiptCounted counted) {
            return batch.inbound(counted.asnId()).isEmpty()
                    ? Optional.of(new UnknownIdException("asnId", counted.asnId(), "ASN"))
                    : Optional.empty();
        } else if (fact instanceof StockReserved reserved) {
            return reserved(reserved);
        } else if (fact instanceof ReservationPicked picked) {
            return picked(picked);
        } else if (fact instanceof ReservationReleased released) {
            return notOpen(released.reservationId());
        } else if (fact instanceof OrderLineFulfilled fulfilled) {
            return fulfilled(fulfilled);
        }
        return Optional.empty();
    }

    private Optional<InvalidInputException> sold(SalesReported sales) {
        Optional<InvalidInputException> unknown = network.unknownNode("nodeId", sales.nodeId());
        for (int i = 0; unknown.isEmpty() && i < sales.sales().size(); i++) {
            ItemId item = sales.sales().get(i).itemId();
            if (network.findAssortment(sales.nodeId(), item).isEmpty()) {
                unknown = Optional.of(new UnknownIdException(
                        "sales[" + i + "].itemId", item, "item carried by node " + sales.nodeId()));
            }
        }
        return unknown;
    }

    private Optional<InvalidInputException> counted(StockCounted counted) {
        Optional<InvalidInputException> unknown = network.unknownNode("nodeId", counted.nodeId());
        List<StockCount> counts = counted.counts();
        for (int i = 0; unknown.isEmpty() && i < counts.size(); i++) {
            StockCount count = counts.get(i);
            String path = "counts[" + i + "]";
            unknown = network.unknownItem(path + ".itemId", count.itemId())
                    .or(() -> place(path, counted.nodeId(), new StockPlace(count.locationId(), count.status())));
        }
        return unknown;
    }

    /** RESERVED follows from reservations alone: whoever set it otherwise would make their picks impossible. */
    private Optional<InvalidInputException> place(String field, NodeId node, StockPlace place) {
        if (place.status() == InventoryStatus.RESERVED) {
            return Optional.of(new InvalidInputException(
                    field + ".status", place.status(), "must not be RESERVED, which follows from reservations"));
        }
        return network.unknownLocation(field + ".locationId", node, place.locationId());
    }

    private Optional<InvalidInputException> reserved(StockReserved reserved) {
        if (batch.find(reserved.reservationId()).isPresent()) {
            return Optional.of(new ConflictException(
                    "reservationId", reserved.reservationId(), "must not have been reserved before"));
        }
        return first(
                () -> network.unknownNode("nodeId", reserved.nodeId()),
                () -> network.unknownItem("itemId", reserved.itemId()),
                () -> network.unknownLocation("locationId", reserved.nodeId(), reserved.locationId()),
                () -> notForSale(reserved),
                () -> notAvailable(reserved));
    }

    private Optional<InvalidInputException> notForSale(StockReserved reserved) {
        boolean forSale = network.findPurpose(reserved.nodeId(), reserved.locationId())
                .map(each -> each == ZonePurpose.SALES_FLOOR || each == ZonePurpose.BACKROOM)
                .orElse(false);
        return forSale
                ? Optional.empty()
                : Optional.of(new InvalidInputException(
                        "locationId", reserved.locationId(), "must lie on the sales floor or in the backroom"));
    }

    private Optional<InvalidInputException> notAvailable(StockReserved reserved) {
        StockRow row = stock.apply(
                new StockKey(reserved.nodeId(), reserved.itemId(), reserved.locationId(), InventoryStatus.AVAILABLE));
        long wanted = reserved.quantity().units();
        return wanted > row.units ? Optional.of(row.notAvailable(wanted)) : Optional.empty();
    }

    private Optional<InvalidInputException> picked(ReservationPicked picked) {
        return notOpen(picked.reservationId())
                .or(() -> batch.find(picked.reservationId()).flatMap(reservation -> picked(picked, reservation)));
    }

    private Optional<InvalidInputException> picked(ReservationPicked picked, Reservation reservation) {
        long left = reservation
                .reserved()
                .quantity()
                .lessOrZero(reservation.picked())
                .units();
        if (picked.quantity().units() > left) {
            return Optional.of(new ConflictException(
                    "quantity",
                    picked.quantity(),
                    "must be at most the " + left + " units of the reservation not picked yet"));
        }
        return network.unknownLocation("locationId", reservation.reserved().nodeId(), picked.locationId());
    }

    private Optional<InvalidInputException> notOpen(ReservationId id) {
        Optional<Reservation> found = batch.find(id);
        if (found.isEmpty()) {
            return Optional.of(new UnknownIdException("reservationId", id, "reservation"));
        }
        return found.get().open()
                ? Optional.empty()
                : Optional.of(new ConflictException("reservationId", id, "must be open; it is picked or released"));
    }

    private Optional<InvalidInputException> fulfilled(OrderLineFulfilled fulfilled) {
        return first(
                () -> network.unknownNode("nodeId", fulfilled.nodeId()),
                () -> network.unknownLocation("locationId", fulfilled.nodeId(), fulfilled.locationId()),
                () -> batch.findItem(fulfilled.orderLine(), fulfilled.nodeId()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new InvalidInputException(
                                "nodeId",
                                fulfilled.nodeId(),
                                "must hold a reservation for order line " + fulfilled.orderLine())));
    }

    private Optional<InvalidInputException> dock(NodeId node) {
        return network.firstLocation(node, ZonePurpose.DOCK).isPresent()
                ? Optional.empty()
                : Optional.of(new InvalidInputException("nodeId", node, "must name a node with a dock"));
    }

    @SafeVarargs
    private static Optional<InvalidInputException> first(Supplier<Optional<InvalidInputException>>... checks) {
        for (Supplier<Optional<InvalidInputException>> check : checks) {
            Optional<InvalidInputException> found = check.get();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
