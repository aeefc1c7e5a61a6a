package io.chargehand.backroom;

import io.chargehand.event.AsnArrived;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskCompleted;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.TaskType;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which work an event calls for. Every task is named after its cause, so that deriving twice gives the same event, which the
 * intake takes once. What has been overtaken (a reservation already picked, an ASN already received) calls for nothing.
 * Thread-safe.
 */
public final class DerivationRules {

    private final Network network;
    private final Inventory inventory;
    private final TaskBook book;
    private final DerivedTasks tasks;
    private final InboundRules inbound;
    private final OrderRules orders;
    private final FollowUpRules followUps;
    private final ReplenishmentRule replenishment;

    /**
     * Makes the rules.
     *
     * @param network where things lie
     * @param receiving what arrives
     * @param inventory what is held and reserved
     * @param book what is open already
     * @param standards how long work takes
     */
    public DerivationRules(
            Network network, Receiving receiving, Inventory inventory, TaskBook book, TaskStandards standards) {
        this.network = network;
        this.inventory = inventory;
        this.book = book;
        this.tasks = new DerivedTasks(network, standards);
        this.inbound = new InboundRules(receiving, tasks);
        this.orders = new OrderRules(inventory, book, tasks);
        this.followUps = new FollowUpRules(tasks);
        this.replenishment = new ReplenishmentRule(network, inventory, book, tasks);
    }

    /** The events that follow from one event, in order. */
    public List<OperationalEvent> derive(LoggedEvent cause) {
        List<OperationalFact> found = new ArrayList<>(direct(cause.event().fact()));
        found.addAll(replenishment.derive(cause));
        Instant at = cause.event().time();
        return found.stream().map(fact -> DerivedTasks.event(fact, at)).toList();
    }

    private List<? extends OperationalFact> direct(OperationalFact fact) {
        if (fact instanceof AsnArrived it) {
            return inbound.receive(it.asnId()).stream().toList();
        } else if (fact instanceof ReceiptCounted it) {
            return inbound.putAway(it);
        } else if (fact instanceof ReturnReceived it) {
            return List.of(inbound.inspect(it));
        } else if (fact instanceof StockReserved it) {
            return orders.pickAndStage(it);
        } else if (fact instanceof OrderCancelled it) {
            return orders.undo(it.orderId());
        } else if (fact instanceof ReservationReleased it) {
            return inventory
                    .findReservation(it.reservationId())
                    .map(orders::cancelIdle)
                    .orElse(List.of());
        } else if (fact instanceof TaskCompleted it) {
            return book.find(it.taskId())
                    .map(task -> followUps.afterCompletion(task, it.quantity().units()))
                    .orElse(List.of());
        } else if (fact instanceof TaskExceptionRaised it) {
            return book.find(it.taskId())
                    .map(task -> followUps.afterException(task, it))
                    .orElse(List.of());
        }
        return List.of();
    }

    /** Counts that are due at an instant because the last is long ago; the same within one period of the policy. */
    public List<OperationalEvent> countsDue(NodeId node, Instant at, AgingCounts policy) {
        List<OperationalEvent> found = new ArrayList<>();
        for (StockLevel level : policy.due(network.getNode(node), inventory.listStock(node), at)) {
            boolean open = book.listOpen(node).stream()
                    .anyMatch(task -> task.type() == TaskType.CYCLE_COUNT
                            && task.created().from().equals(level.place().locationId())
                            && task.created().itemId().equals(Optional.of(level.item())));
            if (!open) {
                String cause = level.place().locationId() + "." + level.item() + "." + policy.period(at);
                found.add(DerivedTasks.event(
                        tasks.units(
                                TaskIds.of("count", cause),
                                node,
                                TaskType.CYCLE_COUNT,
                                level.place().locationId(),
                                level.place().locationId(),
                                level.item(),
                                level.units()),
                        at));
            }
        }
        return found;
    }
}
