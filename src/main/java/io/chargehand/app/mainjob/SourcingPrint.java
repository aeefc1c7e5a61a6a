package io.chargehand.app.mainjob;

import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.kernel.OrderId;
import io.chargehand.sourcing.Allocation;
import io.chargehand.sourcing.Alternative;
import io.chargehand.sourcing.CostItem;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.SourcingRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Three sourcing decisions with their runner-up, for a terminal. Stateless. */
final class SourcingPrint {

    private static final int DECISIONS = 3;
    private static final int ORDERS_LOOKED_AT = 2_000;
    private static final int ORDERS_TRIED = 60;

    private final Fulfillment fulfillment;
    private final Sourcing sourcing;

    SourcingPrint(Fulfillment fulfillment, Sourcing sourcing) {
        this.fulfillment = fulfillment;
        this.sourcing = sourcing;
    }

    /** Where three of the open orders would be filled if they came in anew now; nothing is reserved. */
    List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("Sourcing: where three of the open orders would be filled if they came in anew now");
        int shown = 0;
        for (OrderPlaced order : candidates(now)) {
            SourcingDecision decision = sourcing.suggest(new SourcingRequest(order, false));
            if (decision.allocations().stream()
                    .anyMatch(each -> runnerUp(each, decision).isPresent())) {
                lines.addAll(lines(order, decision));
                shown++;
            }
            if (shown == DECISIONS) {
                break;
            }
        }
        if (shown == 0) {
            lines.add("  no open order has a choice of nodes now");
        }
        return lines;
    }

    private List<OrderPlaced> candidates(Instant now) {
        return fulfillment.listOpenOrders(ORDERS_LOOKED_AT).stream()
                .map(CustomerOrder::placed)
                .filter(order ->
                        order.dueAt().isAfter(now) && order.pickupNodeId().isEmpty())
                .limit(ORDERS_TRIED)
                .map(SourcingPrint::anew)
                .toList();
    }

    /** The same order under a name of its own, so that what is reserved for the first is not taken off it. */
    private static OrderPlaced anew(OrderPlaced order) {
        return new OrderPlaced(
                new OrderId(order.orderId().value() + ".again"),
                order.method(),
                order.placedAt(),
                order.promisedAt(),
                order.cutoffAt(),
                order.pickupNodeId(),
                order.latitude(),
                order.longitude(),
                order.lines());
    }

    private static List<String> lines(OrderPlaced order, SourcingDecision decision) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  %s, %s, %d line(s): expected loss %s",
                order.orderId(),
                order.method(),
                order.lines().size(),
                decision.total()));
        for (Allocation allocation : decision.allocations()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "     line %d: %s of %s from %s, %s (%s)",
                    allocation.line(),
                    allocation.quantity(),
                    allocation.item(),
                    allocation.node(),
                    allocation.zone(),
                    costs(allocation.costs())));
            runnerUp(allocation, decision).ifPresent(second -> lines.add(runnerUp(second)));
        }
        return lines;
    }

    /** The best other node, or, where no other can fill the line, the best other location. */
    private static Optional<Alternative> runnerUp(Allocation allocation, SourcingDecision decision) {
        List<Alternative> possible = decision.alternatives().stream()
                .filter(other ->
                        other.line() == allocation.line() && !other.costs().isEmpty())
                .toList();
        return possible.stream()
                .filter(other -> !other.node().equals(allocation.node()))
                .findFirst()
                .or(() -> possible.stream().findFirst());
    }

    private static String runnerUp(Alternative second) {
        return String.format(
                Locale.ROOT, "       runner-up %s at %s: %s", second.node(), second.total(), second.reason());
    }

    private static String costs(List<CostItem> costs) {
        return costs.stream()
                .map(cost -> cost.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + cost.amount())
                .collect(Collectors.joining(", "));
    }
}
