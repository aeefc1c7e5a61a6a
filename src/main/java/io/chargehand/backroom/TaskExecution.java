package io.chargehand.backroom;

import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockPlace;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.event.ZonePurpose;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Network;
import io.chargehand.workforce.Workforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** When a worker may begin a task, and what follows with certainty from ending one. Thread-safe. */
public final class TaskExecution {

    /** Work on units that are there to be counted off, so that more than asked cannot be done. */
    private static final Set<TaskType> BOUNDED =
            Set.of(TaskType.PUT_AWAY, TaskType.REPLENISH, TaskType.PICK, TaskType.STAGE, TaskType.RETURN);

    private final Network network;
    private final Workforce workforce;
    private final Inventory inventory;
    private final TaskBook book;
    private final NodeProblems problems;
    private final OrderRules orders;

    TaskExecution(
            Network network,
            Workforce workforce,
            Inventory inventory,
            TaskBook book,
            NodeProblems problems,
            OrderRules orders) {
        this.network = network;
        this.workforce = workforce;
        this.inventory = inventory;
        this.book = book;
        this.problems = problems;
        this.orders = orders;
    }

    /**
     * Checks that the worker may begin the task.
     *
     * @throws ConflictException naming what stands in the way
     * @throws io.chargehand.kernel.UnknownIdException when there is no such worker
     */
    public void checkStart(BackroomTask.Waiting task, WorkerId worker, Instant now) {
        workforce.getWorker(worker);
        boolean onShift = workforce.listShifts(task.node(), new TimeWindow(now, now.plusMillis(1))).stream()
                .anyMatch(shift -> shift.workerId().equals(worker));
        if (!onShift) {
            throw new ConflictException("workerId", worker, "must be on shift at node " + task.node());
        }
        book.findCurrent(worker).ifPresent(other -> {
            throw new ConflictException("workerId", worker, "must have no other task under way, but has " + other.id());
        });
        List<TaskId> before = problems.before(task);
        if (!before.isEmpty()) {
            throw new ConflictException("taskId", task.id(), "must wait until " + before.get(0) + " is done");
        }
    }

    /**
     * Checks that so many units can be done of a task.
     *
     * @throws InvalidInputException when more than were asked for
     */
    public void checkDone(BackroomTask task, Quantity done) {
        Quantity asked = task.created().quantity();
        if (BOUNDED.contains(task.type()) && done.compareTo(asked) > 0) {
            throw new InvalidInputException("quantity", done, "must be at most what was asked, " + asked);
        }
    }

    /** Whether the node is known. */
    public void checkNode(io.chargehand.kernel.NodeId node) {
        network.getNode(node);
    }

    /** Whether the worker is known. */
    public void checkWorker(WorkerId worker) {
        workforce.getWorker(worker);
    }

    /** What follows from completing a task with so many units done. */
    public List<OperationalFact> afterCompletion(BackroomTask task, Quantity done) {
        return switch (task.type()) {
            case PICK -> pick(task, done, Optional.of(TaskExceptionReason.SHORT));
            case STAGE -> stage(task);
            case PUT_AWAY, REPLENISH -> move(task.created(), done);
            case RECEIVE, CYCLE_COUNT, RETURN, EXCEPTION -> List.of();
        };
    }

    /** What follows from ending a task with an exception after so many units. */
    public List<OperationalFact> afterException(BackroomTask task, Quantity done, TaskExceptionReason reason) {
        return switch (task.type()) {
            case PICK -> pick(task, done, Optional.of(reason));
            case PUT_AWAY, REPLENISH -> move(task.created(), done);
            case STAGE, RECEIVE, CYCLE_COUNT, RETURN, EXCEPTION -> List.of();
        };
    }

    private List<OperationalFact> pick(BackroomTask task, Quantity done, Optional<TaskExceptionReason> reason) {
        Optional<Reservation> held = reservation(task);
        if (held.isEmpty()) {
            return List.of();
        }
        List<OperationalFact> facts = new ArrayList<>();
        TaskCreated pick = task.created();
        ItemId item = held.get().reserved().itemId();
        if (!done.isZero()) {
            facts.add(new ReservationPicked(held.get().reserved().reservationId(), pick.to(), done));
        }
        Quantity rest = pick.quantity().lessOrZero(done);
        if (rest.isZero()) {
            return facts;
        }
        StockPlace place = new StockPlace(pick.from(), InventoryStatus.AVAILABLE);
        if (reason.filter(TaskExceptionReason.SHORT::equals).isPresent()) {
            facts.add(new ReservationReleased(held.get().reserved().reservationId(), "short pick"));
            facts.add(new StockAdjusted(task.node(), item, place, -rest.units(), "short pick"));
        } else if (reason.filter(TaskExceptionReason.DAMAGED::equals).isPresent()) {
            facts.add(new ReservationReleased(held.get().reserved().reservationId(), "found damaged"));
            StockPlace damaged = new StockPlace(pick.from(), InventoryStatus.DAMAGED);
            facts.add(new StockMoved(task.node(), item, place, damaged, rest));
        }
        return facts;
    }

    /** The open reservation that a pick takes: the one it is named after, else the oldest of its line, place and item. */
    private Optional<Reservation> reservation(BackroomTask task) {
        TaskCreated pick = task.created();
        return pick.orderLine().stream()
                .flatMap(line -> inventory.listReservations(line.order()).stream())
                .filter(Reservation::open)
                .filter(each -> each.reserved().nodeId().equals(task.node()))
                .filter(each ->
                        pick.orderLine().equals(Optional.of(each.reserved().orderLine())))
                .filter(each -> each.reserved().locationId().equals(pick.from()))
                .min(Comparator.comparing((Reservation each) -> !OrderRules.pickOf(
                                        each.reserved().reservationId())
                                .equals(task.id()))
                        .thenComparing(Reservation::reservedAt)
                        .thenComparing(each -> each.reserved().reservationId()));
    }

    private List<OperationalFact> stage(BackroomTask task) {
        Map<OrderLineRef, Long> ready = new TreeMap<>();
        task.created().orderLine().ifPresent(line -> {
            for (Reservation each : orders.toStage(line.order(), task.node())) {
                ready.merge(each.reserved().orderLine(), each.picked().units(), Long::sum);
            }
        });
        List<OperationalFact> facts = new ArrayList<>();
        ready.forEach((line, units) -> {
            if (units > 0) {
                facts.add(new OrderLineFulfilled(
                        line, task.node(), task.created().to(), new Quantity(units), FulfillmentStep.READY));
            }
        });
        return facts;
    }

    private List<OperationalFact> move(TaskCreated task, Quantity done) {
        if (done.isZero() || task.itemId().isEmpty() || task.from().equals(task.to())) {
            return List.of();
        }
        ItemId item = task.itemId().get();
        return List.of(new StockMoved(
                task.nodeId(),
                item,
                new StockPlace(task.from(), status(task, item)),
                new StockPlace(task.to(), InventoryStatus.AVAILABLE),
                done));
    }

    /** What units are before the move: held at the dock, picked at staging, free elsewhere. */
    private InventoryStatus status(TaskCreated task, ItemId item) {
        ZonePurpose zone = network.getNode(task.nodeId()).purpose(task.from());
        if (task.taskType() == TaskType.REPLENISH) {
            return InventoryStatus.AVAILABLE;
        }
        if (zone != ZonePurpose.STAGING) {
            return InventoryStatus.QUALITY_HOLD;
        }
        long staged = units(task, item, task.from(), InventoryStatus.STAGED);
        return staged >= task.quantity().units() ? InventoryStatus.STAGED : InventoryStatus.PICKUP_READY;
    }

    private long units(TaskCreated task, ItemId item, LocationId place, InventoryStatus status) {
        return inventory.listStock(task.nodeId(), item).stream()
                .filter(level -> level.place().equals(new StockPlace(place, status)))
                .mapToLong(StockLevel::units)
                .sum();
    }
}
