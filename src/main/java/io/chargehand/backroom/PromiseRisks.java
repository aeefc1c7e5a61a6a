package io.chargehand.backroom;

import io.chargehand.event.ItemDefined;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.feature.PromiseCase;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.fulfillment.OrderLineState;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.network.Network;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseRiskScore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The risk curves of the orders that nodes have work for. Curves are absolute in time, so they are kept and asked for again
 * only when they have aged or the order's work has changed; what is no longer worked on is forgotten. Thread-safe.
 */
final class PromiseRisks {

    private static final Logger LOG = LoggerFactory.getLogger(PromiseRisks.class);
    private static final Duration USUAL_WORK = Duration.ofMinutes(30);
    /** Over which risk rises when there is no model: what a plan is usually off by. */
    private static final double STEP_MINUTES = 30;

    private final Fulfillment fulfillment;
    private final Inventory inventory;
    private final Network network;
    private final PromiseRisk risk;
    private final DelayPrices prices;
    private final Duration longest;
    private final Map<NodeId, Map<OrderId, Known>> byNode = new ConcurrentHashMap<>();

    /** Lines of an order at a node; {@code work} tells whether the tasks of the order are still the same. */
    private record Known(int work, Instant scoredAt, List<LineRisk> lines) {}

    PromiseRisks(
            Fulfillment fulfillment,
            Inventory inventory,
            Network network,
            PromiseRisk risk,
            DelayPrices prices,
            Duration longest) {
        this.fulfillment = fulfillment;
        this.inventory = inventory;
        this.network = network;
        this.risk = risk;
        this.prices = prices;
        this.longest = longest;
    }

    /**
     * The lines that the node's open tasks serve, by order.
     *
     * @param node the node
     * @param tasks its open tasks
     * @param now the decision instant
     * @param finish when an order was last planned to be done at the node
     */
    Map<OrderId, List<LineRisk>> lines(
            NodeId node, List<BackroomTask.Open> tasks, Instant now, Function<OrderId, Instant> finish) {
        Map<OrderId, Integer> work = new TreeMap<>();
        for (BackroomTask.Open task : tasks) {
            task.created()
                    .orderLine()
                    .ifPresent(line -> work.merge(line.order(), task.id().hashCode(), Integer::sum));
        }
        Map<OrderId, Known> known = byNode.computeIfAbsent(node, id -> new ConcurrentHashMap<>());
        known.keySet().retainAll(work.keySet());
        Set<OrderId> stale = new java.util.TreeSet<>();
        work.forEach((order, signature) -> {
            Known before = known.get(order);
            if (before == null
                    || before.work() != signature
                    || before.scoredAt().plus(longest).isBefore(now)) {
                stale.add(order);
            }
        });
        score(node, stale, now, finish, false)
                .forEach((order, lines) -> known.put(order, new Known(work.getOrDefault(order, 0), now, lines)));
        Map<OrderId, List<LineRisk>> found = new HashMap<>();
        known.forEach((order, each) -> found.put(order, each.lines()));
        return found;
    }

    /** Scores the lines of orders at a node, in one batch, with attributions or without; lines that are ready are left out. */
    Map<OrderId, List<LineRisk>> score(
            NodeId node,
            Collection<OrderId> orders,
            Instant now,
            Function<OrderId, Instant> finish,
            boolean attributed) {
        Map<OrderId, List<LineRisk>> found = new TreeMap<>();
        if (orders.isEmpty()) {
            return found;
        }
        List<PromiseCase> cases = new ArrayList<>();
        Map<OrderId, CustomerOrder> byId = fulfillment.findOrders(orders);
        for (OrderId id : orders) {
            found.put(id, new ArrayList<>());
            CustomerOrder order = byId.get(id);
            if (order != null && order.cancelledAt().isEmpty()) {
                quantities(id, node).forEach((line, units) -> {
                    if (order.line(line.line()).completedAt().isEmpty()) {
                        cases.add(promiseCase(order, line, node, units, now, finish.apply(id)));
                    }
                });
            }
        }
        for (PromiseRiskScore score : score(cases, attributed)) {
            OrderId id = score.scored().orderLine().order();
            found.getOrDefault(id, new ArrayList<>())
                    .add(lineRisk(Objects.requireNonNull(byId.get(id)).placed(), score, now));
        }
        return found;
    }

    /** The model's answer; where it fails, a promise counts as missed from its due time on, so that planning goes on. */
    private List<PromiseRiskScore> score(List<PromiseCase> cases, boolean attributed) {
        try {
            return attributed ? risk.attributed(cases) : risk.score(cases);
        } catch (RuntimeException e) {
            LOG.warn("{} order lines could not be scored; their promises count as missed when due", cases.size(), e);
            ModelUsed none = new ModelUsed(
                    "sla-risk",
                    "due-time",
                    true,
                    Optional.of("scoring failed: " + e.getClass().getSimpleName()));
            return cases.stream()
                    .map(each -> new PromiseRiskScore(each, missedWhenDue(each.dueAt()), none, List.of()))
                    .toList();
        }
    }

    private static RiskCurve missedWhenDue(Instant due) {
        return new RiskCurve(due, new PiecewiseLinear(new double[] {-STEP_MINUTES, 0}, new double[] {0, 1}, 0));
    }

    /** Units of each line that the node has reserved and not released. */
    private Map<OrderLineRef, Long> quantities(OrderId order, NodeId node) {
        Map<OrderLineRef, Long> units = new TreeMap<>();
        for (Reservation reservation : inventory.listReservations(order)) {
            if (reservation.reserved().nodeId().equals(node)) {
                Quantity held = reservation.open() ? reservation.reserved().quantity() : reservation.picked();
                units.merge(reservation.reserved().orderLine(), held.units(), Long::sum);
            }
        }
        units.values().removeIf(each -> each <= 0);
        return units;
    }

    private static PromiseCase promiseCase(
            CustomerOrder order, OrderLineRef line, NodeId node, long units, Instant now, Instant finish) {
        OrderPlaced placed = order.placed();
        OrderLineState state = order.line(line.line());
        Instant decided = now.isBefore(placed.placedAt()) ? placed.placedAt() : now;
        return new PromiseCase(
                line,
                placed.method(),
                state.line().itemId(),
                new Quantity(units),
                placed.lines().size(),
                node,
                placed.placedAt(),
                placed.dueAt(),
                decided,
                finish.isBefore(decided) ? decided.plus(USUAL_WORK) : finish);
    }

    private LineRisk lineRisk(OrderPlaced order, PromiseRiskScore score, Instant now) {
        PromiseCase scored = score.scored();
        OrderLine line = order.lines().stream()
                .filter(each -> each.line() == scored.orderLine().line())
                .findFirst()
                .orElseThrow();
        double cost = network.findItem(line.itemId())
                .map(ItemDefined::unitCost)
                .map(Money::toDouble)
                .orElse(0.0);
        double margin = Math.max(0, line.unitPrice().toDouble() - cost)
                * scored.quantity().units();
        Money loss = Money.of(margin, prices.currency()).plus(prices.goodwillPerLine());
        return new LineRisk(scored.orderLine(), scored.node(), order, scored.quantity(), loss, score, now);
    }
}
