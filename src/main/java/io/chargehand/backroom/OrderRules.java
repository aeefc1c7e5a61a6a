package io.chargehand.backroom;

import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCreated;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is reserved for an order is picked and staged; what is no longer wanted is left, or goes back. Thread-safe. */
final class OrderRules {

    private final Inventory inventory;
    private final TaskBook book;
    private final DerivedTasks tasks;

    OrderRules(Inventory inventory, TaskBook book, DerivedTasks tasks) {
        this.inventory = inventory;
        this.book = book;
        this.tasks = tasks;
    }

    static TaskId pickOf(ReservationId reservation) {
        return TaskIds.of("pick", reservation.value());
    }

    /** A PICK per reservation, and a STAGE for the order at the node where none is waiting. */
    List<OperationalFact> pickAndStage(StockReserved reserved) {
        boolean wanted = inventory
                .findReservation(reserved.reservationId())
                .filter(Reservation::open)
                .isPresent();
        if (!wanted) {
            return List.of();
        }
        LocationId staging = tasks.staging(reserved.nodeId());
        List<OperationalFact> found = new ArrayList<>();
        TaskCreated pick = tasks.units(
                pickOf(reserved.reservationId()),
                reserved.nodeId(),
                TaskType.PICK,
                reserved.locationId(),
                staging,
                reserved.itemId(),
                reserved.quantity().units());
        found.add(DerivedTasks.serving(pick, Optional.of(reserved.orderLine())));
        if (isFirstToStage(reserved)) {
            found.add(stage(reserved, staging));
        }
        return found;
    }

    /**
     * Whether the reservation is the one after which the order's STAGE at the node is named: the first of those that no
     * earlier STAGE has covered, and no STAGE is open. Judged by the reservations, not by what was derived before, so that
     * events taken in together agree.
     */
    private boolean isFirstToStage(StockReserved reserved) {
        OrderId order = reserved.orderLine().order();
        if (findStage(order, reserved.nodeId()).isPresent()) {
            return false;
        }
        return toStage(order, reserved.nodeId()).stream()
                .min(Comparator.comparing(Reservation::reservedAt)
                        .thenComparing(each -> each.reserved().reservationId()))
                .filter(first -> first.reserved().reservationId().equals(reserved.reservationId()))
                .isPresent();
    }

    /** Reservations of the order at the node that no STAGE has completed, and that still have or had units to stage. */
    List<Reservation> toStage(OrderId order, NodeId node) {
        Optional<Instant> staged = book.findLastStaged(order, node);
        return inventory.listReservations(order).stream()
                .filter(each -> each.reserved().nodeId().equals(node))
                .filter(each -> each.open() || !each.picked().isZero())
                .filter(each -> staged.map(at -> each.reservedAt().isAfter(at)).orElse(true))
                .toList();
    }

    private TaskCreated stage(StockReserved reserved, LocationId staging) {
        List<Reservation> together = toStage(reserved.orderLine().order(), reserved.nodeId());
        long units = together.stream()
                .mapToLong(each -> each.reserved().quantity().units())
                .sum();
        OrderLineRef first = together.stream()
                .map(each -> each.reserved().orderLine())
                .min(Comparator.naturalOrder())
                .orElse(reserved.orderLine());
        int lines = (int) together.stream()
                .map(each -> each.reserved().orderLine())
                .distinct()
                .count();
        return new TaskCreated(
                TaskIds.of("stage", reserved.reservationId().value()),
                reserved.nodeId(),
                TaskType.STAGE,
                staging,
                staging,
                Optional.empty(),
                new Quantity(units),
                Optional.of(first),
                Optional.empty(),
                tasks.standards().time(TaskType.STAGE, lines, 0, units));
    }

    /** The open STAGE of an order at a node. */
    Optional<BackroomTask.Open> findStage(OrderId order, NodeId node) {
        return book.listOpen(node).stream()
                .filter(task -> task.type() == TaskType.STAGE)
                .filter(task -> task.created()
                        .orderLine()
                        .filter(line -> line.order().equals(order))
                        .isPresent())
                .findFirst();
    }

    /** An order is off: what is held for it is released, what waits is cancelled, what is staged goes back. */
    List<OperationalFact> undo(OrderId order) {
        List<OperationalFact> found = new ArrayList<>();
        for (Reservation reservation : inventory.listReservations(order)) {
            StockReserved reserved = reservation.reserved();
            if (reservation.open()) {
                found.add(new ReservationReleased(reserved.reservationId(), "order cancelled"));
            }
            if (!reservation.picked().isZero()) {
                found.add(putBack(reservation));
            }
            waiting(reserved.nodeId(), order).stream()
                    .map(task -> new TaskCancelled(task.id(), task.node(), "order cancelled"))
                    .filter(cancelled -> !found.contains(cancelled))
                    .forEach(found::add);
        }
        return found;
    }

    private TaskCreated putBack(Reservation reservation) {
        StockReserved reserved = reservation.reserved();
        return DerivedTasks.serving(
                tasks.units(
                        TaskIds.of("putback", reserved.reservationId().value()),
                        reserved.nodeId(),
                        TaskType.PUT_AWAY,
                        tasks.staging(reserved.nodeId()),
                        tasks.storage(reserved.nodeId(), reserved.itemId()),
                        reserved.itemId(),
                        reservation.picked().units()),
                Optional.of(reserved.orderLine()));
    }

    /** Work on a closed reservation that nobody has begun: its PICK, and the STAGE where nothing is left to stage. */
    List<OperationalFact> cancelIdle(Reservation reservation) {
        if (reservation.open()) {
            return List.of();
        }
        StockReserved reserved = reservation.reserved();
        OrderId order = reserved.orderLine().order();
        boolean nothing = toStage(order, reserved.nodeId()).isEmpty();
        List<OperationalFact> found = new ArrayList<>();
        for (BackroomTask.Open task : waiting(reserved.nodeId(), order)) {
            boolean pick = task.id().equals(pickOf(reserved.reservationId()));
            boolean stage = task.type() == TaskType.STAGE && nothing;
            if (pick || stage) {
                found.add(new TaskCancelled(task.id(), task.node(), "nothing left to do"));
            }
        }
        return found;
    }

    private List<BackroomTask.Open> waiting(NodeId node, OrderId order) {
        return book.listOpen(node).stream()
                .filter(task -> task instanceof BackroomTask.Waiting)
                .filter(task -> task.type() == TaskType.PICK || task.type() == TaskType.STAGE)
                .filter(task -> task.created()
                        .orderLine()
                        .filter(line -> line.order().equals(order))
                        .isPresent())
                .toList();
    }
}
