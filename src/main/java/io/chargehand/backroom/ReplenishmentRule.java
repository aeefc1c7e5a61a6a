package io.chargehand.backroom;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockCounted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCreated;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskType;
import io.chargehand.network.Network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A floor place at or below its threshold is filled up from the backroom. Thread-safe. */
final class ReplenishmentRule {

    private static final int READ_ONE_BY_ONE = 3;

    private final Network network;
    private final Inventory inventory;
    private final TaskBook book;
    private final DerivedTasks tasks;

    ReplenishmentRule(Network network, Inventory inventory, TaskBook book, DerivedTasks tasks) {
        this.network = network;
        this.inventory = inventory;
        this.book = book;
        this.tasks = tasks;
    }

    /** Units of an item at a node that an event has changed. */
    private record Touched(NodeId node, ItemId item) {}

    /** A REPLENISH for each item the event has changed that needs one and has none open. */
    List<OperationalFact> derive(LoggedEvent cause) {
        List<OperationalFact> found = new ArrayList<>();
        Set<Touched> touched = touched(cause.event().fact());
        Function<Touched, List<StockLevel>> stock = stock(touched);
        for (Touched each : touched) {
            network.findAssortment(each.node(), each.item())
                    .flatMap(assortment -> replenish(assortment, stock.apply(each), cause))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Reads the stock of a few items one by one, and that of many, as a till reports them, at once. */
    private Function<Touched, List<StockLevel>> stock(Set<Touched> touched) {
        if (touched.size() <= READ_ONE_BY_ONE) {
            return each -> inventory.listStock(each.node(), each.item());
        }
        Map<Touched, List<StockLevel>> all = touched.stream()
                .map(Touched::node)
                .distinct()
                .flatMap(node -> inventory.listStock(node).stream())
                .collect(Collectors.groupingBy(level -> new Touched(level.node(), level.item())));
        return each -> all.getOrDefault(each, List.of());
    }

    private Optional<TaskCreated> replenish(AssortmentSet assortment, List<StockLevel> stock, LoggedEvent cause) {
        Optional<LocationId> floor = assortment.floorLocation();
        if (floor.isEmpty() || assortment.floorCapacity() == 0) {
            return Optional.empty();
        }
        long onFloor = available(stock, floor.get());
        long stored = available(stock, assortment.storageLocation());
        long room = assortment.floorCapacity() - Math.max(0, onFloor);
        if (onFloor > assortment.replenishAt() || stored <= 0 || room <= 0 || isUnderWay(assortment)) {
            return Optional.empty();
        }
        return Optional.of(tasks.units(
                TaskIds.of("replenish", assortment.itemId() + "." + cause.position()),
                assortment.nodeId(),
                TaskType.REPLENISH,
                assortment.storageLocation(),
                floor.get(),
                assortment.itemId(),
                Math.min(room, stored)));
    }

    private boolean isUnderWay(AssortmentSet assortment) {
        return book.listOpen(assortment.nodeId()).stream()
                .anyMatch(task -> task.type() == TaskType.REPLENISH
                        && task.created().itemId().equals(Optional.of(assortment.itemId())));
    }

    private static long available(List<StockLevel> stock, LocationId location) {
        return stock.stream()
                .filter(level -> level.place().status() == InventoryStatus.AVAILABLE)
                .filter(level -> level.place().locationId().equals(location))
                .mapToLong(StockLevel::units)
                .sum();
    }

    private Set<Touched> touched(OperationalFact fact) {
        Set<Touched> touched = new TreeSet<>((one, other) -> one.node().equals(other.node())
                ? one.item().compareTo(other.item())
                : one.node().compareTo(other.node()));
        if (fact instanceof SalesReported it) {
            it.sales().forEach(sale -> touched.add(new Touched(it.nodeId(), sale.itemId())));
        } else if (fact instanceof StockCounted it) {
            it.counts().forEach(count -> touched.add(new Touched(it.nodeId(), count.itemId())));
        } else if (fact instanceof StockMoved it) {
            touched.add(new Touched(it.nodeId(), it.itemId()));
        } else if (fact instanceof StockAdjusted it) {
            touched.add(new Touched(it.nodeId(), it.itemId()));
        } else if (fact instanceof StockReserved it) {
            touched.add(new Touched(it.nodeId(), it.itemId()));
        } else if (fact instanceof AssortmentSet it) {
            touched.add(new Touched(it.nodeId(), it.itemId()));
        } else if (fact instanceof ReservationReleased it) {
            inventory
                    .findReservation(it.reservationId())
                    .ifPresent(reservation -> touched.add(new Touched(
                            reservation.reserved().nodeId(),
                            reservation.reserved().itemId())));
        }
        return touched;
    }
}
