package io.chargehand.backroom;

import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.TaskType;
import io.chargehand.scoring.PromiseRiskScore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The risk of a known order at the nodes that fill it, read at the finish that the live plan gives it. Thread-safe. */
public final class PromiseOutlook {

    private final Inventory inventory;
    private final TaskBook book;
    private final ResidentPlans plans;
    private final PromiseRisks risks;
    private final Clock clock;

    PromiseOutlook(Inventory inventory, TaskBook book, ResidentPlans plans, PromiseRisks risks, Clock clock) {
        this.inventory = inventory;
        this.book = book;
        this.plans = plans;
        this.risks = risks;
        this.clock = clock;
    }

    /**
     * An order line at a node that fills it. Immutable.
     *
     * @param orderLine the order line
     * @param node the node
     * @param quantity units filled there
     * @param dueAt last moment for the work
     * @param plannedFinish when the plan has the work done; empty where it is not planned
     * @param slack due time minus planned finish, negative when late; empty where it is not planned
     * @param missProbability P(promise missed) at the planned finish, or at a usual one
     * @param score the curve, the model and the features
     */
    public record LineOutlook(
            OrderLineRef orderLine,
            NodeId node,
            Quantity quantity,
            Instant dueAt,
            Optional<Instant> plannedFinish,
            Optional<Duration> slack,
            Probability missProbability,
            PromiseRiskScore score) {}

    /** The lines of the order that are reserved somewhere and not ready, by node and line. */
    public List<LineOutlook> outlook(OrderId order) {
        return outlook(order, false);
    }

    /** The same, each with what moved its model where a model answered, which takes longer. */
    public List<LineOutlook> attributed(OrderId order) {
        return outlook(order, true);
    }

    private List<LineOutlook> outlook(OrderId order, boolean attributed) {
        Set<NodeId> nodes = new TreeSet<>();
        inventory
                .listReservations(order)
                .forEach(each -> nodes.add(each.reserved().nodeId()));
        Instant now = clock.instant();
        List<LineOutlook> found = new ArrayList<>();
        for (NodeId node : nodes) {
            Optional<Instant> finish = finish(order, node);
            risks.score(node, List.of(order), now, id -> finish.orElse(now.plus(Duration.ofMinutes(30))), attributed)
                    .values()
                    .forEach(lines -> lines.forEach(line -> found.add(outlook(line, finish))));
        }
        return found;
    }

    private static LineOutlook outlook(LineRisk line, Optional<Instant> finish) {
        Instant due = line.order().dueAt();
        return new LineOutlook(
                line.orderLine(),
                line.node(),
                line.quantity(),
                due,
                finish,
                finish.map(at -> Duration.between(at, due)),
                finish.map(at -> line.score().curve().at(at))
                        .orElse(line.score().missProbability()),
                line.score());
    }

    private Optional<Instant> finish(OrderId order, NodeId node) {
        Optional<PlannedNode> plan = plans.find(node);
        return plan.flatMap(each -> book.listOpen(node).stream()
                .filter(task -> task.type() == TaskType.PICK || task.type() == TaskType.STAGE)
                .filter(task -> task.created()
                        .orderLine()
                        .filter(line -> line.order().equals(order))
                        .isPresent())
                .flatMap(task -> each.finish(task.id()).stream())
                .max(Instant::compareTo));
    }
}
