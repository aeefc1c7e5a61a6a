package io.chargehand.backroom;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.TaskCancelled;
import io.chargehand.event.TaskCreated;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.network.Network;
import io.chargehand.network.Node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the facts of derived work: where it starts and ends, and how long it takes. Thread-safe. */
final class DerivedTasks {

    /** Who says so, in the events that are derived here. */
    static final String SOURCE = "/chargehand/backroom";

    private final Network network;
    private final TaskStandards standards;

    DerivedTasks(Network network, TaskStandards standards) {
        this.network = network;
        this.standards = standards;
    }

    /** Work on units of one item. */
    TaskCreated units(TaskId id, NodeId node, TaskType type, LocationId from, LocationId to, ItemId item, long units) {
        return new TaskCreated(
                id,
                node,
                type,
                from,
                to,
                Optional.of(item),
                new Quantity(Math.max(0, units)),
                Optional.empty(),
                Optional.empty(),
                standards.time(type, 1, 0, Math.max(0, units)));
    }

    /** The same work for an order line. */
    static TaskCreated serving(TaskCreated task, Optional<OrderLineRef> line) {
        return new TaskCreated(
                task.taskId(),
                task.nodeId(),
                task.taskType(),
                task.from(),
                task.to(),
                task.itemId(),
                task.quantity(),
                line,
                task.asnLine(),
                task.standardTime());
    }

    /** The same work for an ASN line. */
    static TaskCreated unloading(TaskCreated task, AsnLineRef line) {
        return new TaskCreated(
                task.taskId(),
                task.nodeId(),
                task.taskType(),
                task.from(),
                task.to(),
                task.itemId(),
                task.quantity(),
                task.orderLine(),
                Optional.of(line),
                task.standardTime());
    }

    TaskStandards standards() {
        return standards;
    }

    Node node(NodeId id) {
        return network.getNode(id);
    }

    /** Where shipments stand: the first dock, or the first location of a node without one. */
    LocationId dock(NodeId node) {
        return first(node, List.of(ZonePurpose.DOCK, ZonePurpose.BACKROOM));
    }

    /** Where picked orders wait: the first staging location, or the dock of a node without one. */
    LocationId staging(NodeId node) {
        return first(node, List.of(ZonePurpose.STAGING, ZonePurpose.DOCK));
    }

    /** Where the node stores the item: its assortment's place, or the first of the backroom. */
    LocationId storage(NodeId node, ItemId item) {
        return network.findAssortment(node, item)
                .map(AssortmentSet::storageLocation)
                .orElseGet(() -> first(node, List.of(ZonePurpose.BACKROOM, ZonePurpose.SALES_FLOOR)));
    }

    private LocationId first(NodeId id, List<ZonePurpose> purposes) {
        Node node = network.getNode(id);
        return purposes.stream()
                .flatMap(purpose -> node.locations(purpose).stream())
                .findFirst()
                .orElseGet(() -> node.locations().get(0));
    }

    /** The event that says a derived fact; its id follows from the fact, so that saying it twice changes nothing. */
    static OperationalEvent event(OperationalFact fact, Instant at) {
        return new OperationalEvent(id(fact), SOURCE, at, fact);
    }

    private static String id(OperationalFact fact) {
        if (fact instanceof TaskCreated created) {
            return "created:" + created.taskId();
        } else if (fact instanceof TaskCancelled cancelled) {
            return "cancelled:" + cancelled.taskId();
        } else if (fact instanceof ReservationReleased released) {
            return "released:" + released.reservationId();
        }
        throw new IllegalArgumentException("Nothing of this kind is derived: " + fact);
    }
}
