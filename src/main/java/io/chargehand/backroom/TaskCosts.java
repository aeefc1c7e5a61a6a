package io.chargehand.backroom;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.TaskType;
import io.chargehand.network.Network;
import io.chargehand.network.Node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the delay of each open task of a node costs, at one instant, itemised. Used by one replan. */
final class TaskCosts {

    private static final int SHOWN_ITEMS = 5;
    private static final double DAY_MINUTES = 24 * 60;
    private static final double UNITS_PER_CARTON = 12;

    private final Node node;
    private final Instant now;
    private final Network network;
    private final DelayPrices prices;
    private final OpenHours hours;
    private final InboundValue inbound;
    private final Map<OrderId, List<LineRisk>> lines;
    private final Map<ItemId, List<StockLevel>> stock = new HashMap<>();
    private final Set<OrderId> staged = new HashSet<>();
    private final Set<LocationId> troubled = new HashSet<>();

    TaskCosts(
            Node node,
            Instant now,
            Network network,
            DelayPrices prices,
            InboundValue inbound,
            List<BackroomTask.Open> tasks,
            List<StockLevel> stock,
            Map<OrderId, List<LineRisk>> lines) {
        this.node = node;
        this.now = now;
        this.network = network;
        this.prices = prices;
        this.inbound = inbound;
        this.lines = lines;
        this.hours = new OpenHours(node.definition());
        stock.forEach(level -> this.stock
                .computeIfAbsent(level.item(), item -> new ArrayList<>())
                .add(level));
        for (BackroomTask.Open task : tasks) {
            if (task.type() == TaskType.STAGE) {
                task.created().orderLine().ifPresent(line -> staged.add(line.order()));
            } else if (task.type() == TaskType.EXCEPTION) {
                troubled.add(task.created().from());
            }
        }
    }

    /** The sources of a task's delay cost; never empty. */
    List<CostPart> parts(BackroomTask.Open task) {
        List<CostPart> parts = new ArrayList<>();
        switch (task.type()) {
            case RECEIVE -> receive(task, parts);
            case PUT_AWAY -> putAway(task, parts);
            case REPLENISH -> replenish(task, parts);
            case PICK -> pick(task, parts);
            case STAGE -> stage(task, parts);
            case CYCLE_COUNT -> count(task, parts);
            case RETURN -> returned(task, parts);
            case EXCEPTION -> exception(task, parts);
        }
        parts.add(part(
                DelayCause.AGE,
                task.id().value(),
                "waiting",
                linear(task.createdAt(), prices.agePerMinute().toDouble())));
        return parts;
    }

    private void stage(BackroomTask.Open task, List<CostPart> parts) {
        task.created().orderLine().ifPresent(line -> promise(line.order(), parts));
    }

    /** The order's loss is charged once, at its STAGE; a pick without one bears its own line. */
    private void pick(BackroomTask.Open task, List<CostPart> parts) {
        task.created().orderLine().ifPresent(line -> {
            if (!staged.contains(line.order())) {
                lines.getOrDefault(line.order(), List.of()).stream()
                        .filter(risk -> risk.orderLine().equals(line))
                        .forEach(risk -> parts.add(promise(risk)));
            }
        });
    }

    private void exception(BackroomTask.Open task, List<CostPart> parts) {
        task.created()
                .orderLine()
                .filter(line -> !staged.contains(line.order()))
                .ifPresent(line -> promise(line.order(), parts));
        parts.add(part(
                DelayCause.EXCEPTION,
                task.id().value(),
                "obstacle at " + task.created().from(),
                linear(now, prices.exceptionPerMinute().toDouble())));
    }

    private void promise(OrderId order, List<CostPart> parts) {
        lines.getOrDefault(order, List.of()).forEach(risk -> parts.add(promise(risk)));
    }

    private CostPart promise(LineRisk risk) {
        FulfillmentMethod method = risk.order().method();
        boolean pickup = method == FulfillmentMethod.PICKUP || method == FulfillmentMethod.CURBSIDE;
        DelayCostCurve curve = risk.score()
                .curve()
                .times(risk.loss())
                .plus(DelayCostCurve.linear(risk.order().dueAt(), prices.latePerLineMinute()));
        String label = (pickup ? "pickup risk on order " : "promise risk on order ")
                + risk.orderLine().order();
        return part(DelayCause.PROMISE, risk.orderLine().toString(), label, curve);
    }

    private void replenish(BackroomTask.Open task, List<CostPart> parts) {
        task.created()
                .itemId()
                .ifPresent(item -> shelf(item, units(item, task.created().to())).ifPresent(parts::add));
    }

    private void receive(BackroomTask.Open task, List<CostPart> parts) {
        task.created().asnLine().flatMap(line -> inbound.of(line.asn(), now)).ifPresent(asn -> {
            asn.items().stream()
                    .map(item -> shelf(item, units(item)))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing((CostPart part) -> part.curve().at(now.plus(Duration.ofHours(8))))
                            .reversed()
                            .thenComparing(CostPart::reference))
                    .limit(SHOWN_ITEMS)
                    .forEach(parts::add);
            double perMinute = asn.cartons() * prices.dockPerCartonMinute().toDouble()
                    + asn.perishablePerMinute() * prices.perishedShare()
                    + asn.doubtfulValue() * prices.discrepancyPerDay() / DAY_MINUTES;
            parts.add(
                    part(DelayCause.DOCK, asn.asn().value(), "dock held by ASN " + asn.asn(), linear(now, perMinute)));
        });
    }

    private void putAway(BackroomTask.Open task, List<CostPart> parts) {
        task.created().itemId().ifPresent(item -> {
            shelf(item, units(item)).ifPresent(parts::add);
            double units = task.created().quantity().units();
            double perished = network.findItem(item)
                    .flatMap(each -> each.shelfLife()
                            .map(life -> each.unitCost().toDouble() * units / Math.max(1, life.toMinutes())))
                    .orElse(0.0);
            double perMinute = Math.ceil(units / UNITS_PER_CARTON)
                            * prices.dockPerCartonMinute().toDouble()
                    + perished * prices.perishedShare();
            parts.add(part(DelayCause.DOCK, item.value(), "dock held by item " + item, linear(now, perMinute)));
        });
    }

    private void count(BackroomTask.Open task, List<CostPart> parts) {
        task.created().itemId().ifPresent(item -> {
            double demand = network.findAssortment(node.id(), item)
                    .map(AssortmentSet::demandPerHour)
                    .orElse(0.0);
            double perMinute = doubt(task.created().from(), item)
                    * demand
                    / 60
                    * prices.onlinePickShare()
                    * prices.failedPick().toDouble();
            parts.add(part(DelayCause.COUNT, item.value(), "doubtful stock of item " + item, linear(now, perMinute)));
        });
    }

    /** P(book stock is wrong): certain where a pick has just failed, else rising with the time since the last count. */
    private double doubt(LocationId place, ItemId item) {
        if (troubled.contains(place)) {
            return 1;
        }
        return stock.getOrDefault(item, List.of()).stream()
                .filter(level -> level.place().locationId().equals(place))
                .mapToDouble(level -> Duration.between(level.countedAt(), now).toHours() / 24.0)
                .map(days -> 1 - Math.exp(-Math.max(0, days) / prices.doubtDays()))
                .max()
                .orElse(0);
    }

    private void returned(BackroomTask.Open task, List<CostPart> parts) {
        task.created().itemId().ifPresent(item -> {
            double price = network.findItem(item)
                    .map(ItemDefined::price)
                    .map(Money::toDouble)
                    .orElse(0.0);
            double perMinute = price * task.created().quantity().units() * prices.resaleLossPerDay() / DAY_MINUTES;
            parts.add(part(DelayCause.RETURN, item.value(), "resale value of item " + item, linear(now, perMinute)));
        });
    }

    /** What an empty shelf loses once the units at hand are sold; none where the item does not sell here. */
    private Optional<CostPart> shelf(ItemId item, long unitsAtHand) {
        Optional<AssortmentSet> carried = network.findAssortment(node.id(), item);
        Optional<ItemDefined> defined = network.findItem(item);
        if (carried.isEmpty() || defined.isEmpty() || carried.get().demandPerHour() <= 0) {
            return Optional.empty();
        }
        double perHour = carried.get().demandPerHour();
        double margin = Math.max(0, defined.get().margin().toDouble());
        Money perMinute = Money.of(perHour / 60 * margin * prices.emptyShelfLossShare(), prices.currency());
        double openMinutes = Math.max(0, unitsAtHand) / perHour * 60;
        return Optional.of(part(
                DelayCause.SHELF,
                item.value(),
                "empty shelf on " + item,
                hours.lossAfter(now, openMinutes, perMinute)));
    }

    private long units(ItemId item) {
        return stock.getOrDefault(item, List.of()).stream()
                .filter(level -> level.place().status() == InventoryStatus.AVAILABLE)
                .mapToLong(StockLevel::units)
                .sum();
    }

    private long units(ItemId item, LocationId place) {
        return stock.getOrDefault(item, List.of()).stream()
                .filter(level -> level.place().status() == InventoryStatus.AVAILABLE)
                .filter(level -> level.place().locationId().equals(place))
                .mapToLong(StockLevel::units)
                .sum();
    }

    private DelayCostCurve linear(Instant from, double perMinute) {
        return new DelayCostCurve(
                from,
                new io.chargehand.kernel.PiecewiseLinear(new double[] {0}, new double[] {0}, perMinute),
                prices.currency());
    }

    private static CostPart part(DelayCause cause, String reference, String label, DelayCostCurve curve) {
        return new CostPart(cause, reference, label, curve);
    }
}
