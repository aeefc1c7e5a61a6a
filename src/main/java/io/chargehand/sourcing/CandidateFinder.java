package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoad;
import io.chargehand.backroom.NodeLoads;
import io.chargehand.event.AssortmentSet;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.LocationDefined;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ZonePurpose;
import io.chargehand.feature.PromiseCase;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseRiskScore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what is known of every place that has units of an order's items. Thread-safe. */
final class CandidateFinder {

    private static final RiskCurve NO_RISK = new RiskCurve(Instant.EPOCH, PiecewiseLinear.constant(0));
    private static final double HOURS_PER_DAY = 24;
    private static final double MILLIS_PER_DAY = 86_400_000;

    private final Network network;
    private final Inventory inventory;
    private final NodeLoads loads;
    private final PromiseRisk risk;
    private final ShortPicks shortPicks;
    private final SourcingSettings settings;

    CandidateFinder(
            Network network,
            Inventory inventory,
            NodeLoads loads,
            PromiseRisk risk,
            ShortPicks shortPicks,
            SourcingSettings settings) {
        this.network = network;
        this.inventory = inventory;
        this.loads = loads;
        this.risk = risk;
        this.shortPicks = shortPicks;
        this.settings = settings;
    }

    /** A place with units that may not fill the line, and why. */
    record Excluded(int line, NodeId node, LocationId location, String reason) {}

    /** The problem to solve, and what is left out of it. */
    record Found(SourcingProblem problem, List<Excluded> excluded) {}

    /** Looks at present stock. {@code wanted} holds the units to find by line; lines without an entry are left out. */
    Found find(OrderPlaced order, Map<Integer, Long> wanted, Instant decidedAt) {
        List<LineDemand> lines = lines(order, wanted);
        Set<ItemId> items = lines.stream().map(LineDemand::item).collect(Collectors.toSet());
        Look look = new Look(
                order,
                decidedAt,
                inventory.listAvailableStock(items),
                shortPicks.find(items),
                new HashMap<>(),
                new ArrayList<>());
        List<Candidate> candidates = new ArrayList<>();
        for (LineDemand line : lines) {
            candidates.addAll(cheapest(look, line, candidates(look, line)));
        }
        return new Found(
                new SourcingProblem(lines, withRisk(look, candidates), settings, currency(order)), look.excluded);
    }

    /** What one call looks at. */
    private record Look(
            OrderPlaced order,
            Instant decidedAt,
            List<StockLevel> stock,
            Map<ShortPicks.Key, ShortPicks.Record> shorts,
            Map<NodeId, SourceNode> nodes,
            List<Excluded> excluded) {

        List<StockLevel> stockOf(ItemId item) {
            return stock.stream().filter(each -> each.item().equals(item)).toList();
        }
    }

    private List<LineDemand> lines(OrderPlaced order, Map<Integer, Long> wanted) {
        List<LineDemand> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            long units = wanted.getOrDefault(line.line(), 0L);
            if (units > 0) {
                ItemDefined item = network.getItem(line.itemId());
                double margin =
                        Math.max(0, line.unitPrice().minus(item.unitCost()).toDouble());
                double share = (double) units / line.quantity().units();
                lines.add(new LineDemand(
                        line.line(),
                        line.itemId(),
                        units,
                        margin,
                        settings.goodwill() * share,
                        item.weightKilograms()));
            }
        }
        return lines;
    }

    private List<Candidate> candidates(Look look, LineDemand line) {
        List<StockLevel> stock = look.stockOf(line.item());
        long atDcs = stock.stream()
                .filter(each -> network.getNode(each.node()).definition().kind() == NodeKind.DC)
                .mapToLong(each -> Math.max(0, each.units()))
                .sum();
        List<Candidate> found = new ArrayList<>();
        for (StockLevel level : stock) {
            if (level.units() > 0) {
                Node node = network.getNode(level.node());
                Optional<String> objection = MethodRules.objection(look.order, node, atDcs < line.units(), settings);
                objection.ifPresentOrElse(
                        reason -> look.excluded.add(new Excluded(
                                line.number(), level.node(), level.place().locationId(), reason)),
                        () -> found.add(candidate(look, line, level, node, stock)));
            }
        }
        return found;
    }

    private Candidate candidate(Look look, LineDemand line, StockLevel level, Node node, List<StockLevel> stock) {
        LocationId location = level.place().locationId();
        long ofNode = 0;
        boolean negative = false;
        for (StockLevel each : stock) {
            if (each.node().equals(level.node())) {
                ofNode += Math.max(0, each.units());
                negative |= each.units() < 0;
            }
        }
        double days = Duration.between(level.countedAt(), look.decidedAt).toMillis() / MILLIS_PER_DAY;
        return new Candidate(
                line,
                look.nodes.computeIfAbsent(node.id(), any -> sourceNode(look, node)),
                node.definition().locations().stream()
                        .filter(each -> each.locationId().equals(location))
                        .map(LocationDefined::zoneId)
                        .findFirst()
                        .orElseThrow(),
                location,
                level.units(),
                new StockDoubt.Evidence(
                        Math.max(0, days),
                        node.purpose(location) == ZonePurpose.SALES_FLOOR,
                        level.units(),
                        negative,
                        look.shorts.getOrDefault(new ShortPicks.Key(node.id(), line.item()), ShortPicks.Record.NONE)),
                shelf(node, line, ofNode),
                NO_RISK);
    }

    private SourceNode sourceNode(Look look, Node node) {
        NodeLoad load = loads.load(node.id());
        FreightTariff.Band band =
                settings.freight().band(look.order.method(), MethodRules.kilometres(look.order, node));
        long linesLeft = PickCapacity.linesLeft(
                node.definition(),
                look.decidedAt,
                look.order.dueAt(),
                load.openPickLines(),
                settings.shortestCapacityHours());
        return new SourceNode(node.id(), band.base(), band.perKilogram(), load, linesLeft);
    }

    private Candidate.Shelf shelf(Node node, LineDemand line, long unitsOfNode) {
        ItemDefined item = network.getItem(line.item());
        double perHour = network.findAssortment(node.id(), line.item())
                .map(AssortmentSet::demandPerHour)
                .orElse(0.0);
        double spoiling = item.shelfLife()
                .map(life -> life.toMillis() / MILLIS_PER_DAY * settings.remainingLifeShare())
                .map(days -> Math.max(0, unitsOfNode - perHour * settings.openHoursPerDay() * days))
                .orElse(0.0);
        return new Candidate.Shelf(
                unitsOfNode,
                perHour * Math.min(HOURS_PER_DAY, settings.sellThroughHours()),
                spoiling,
                item.unitCost().toDouble());
    }

    /** Keeps the nodes that are cheapest before risk, for the models take time; one with too few units does not crowd out others. */
    private List<Candidate> cheapest(Look look, LineDemand line, List<Candidate> all) {
        Map<NodeId, Double> byNode = new HashMap<>();
        for (Candidate each : all) {
            byNode.merge(each.node().id(), costPerUnit(line, each, currency(look.order())), Math::min);
        }
        List<NodeId> order = byNode.keySet().stream()
                .sorted(Comparator.<NodeId, Double>comparing(byNode::get).thenComparing(Comparator.naturalOrder()))
                .toList();
        Set<NodeId> kept = new HashSet<>();
        long units = 0;
        for (NodeId node : order) {
            if (kept.size() < settings.nodesPerLine() || units < line.units()) {
                kept.add(node);
                units += all.stream()
                        .filter(each ->
                                each.node().id().equals(node) && each.node().linesLeft() > 0)
                        .mapToLong(Candidate::available)
                        .sum();
            }
        }
        all.stream()
                .filter(each -> !kept.contains(each.node().id()))
                .forEach(each -> look.excluded.add(new Excluded(
                        line.number(),
                        each.node().id(),
                        each.location(),
                        "is not among the " + settings.nodesPerLine() + " nodes cheapest before risk")));
        return all.stream().filter(each -> kept.contains(each.node().id())).toList();
    }

    private static Currency currency(OrderPlaced order) {
        return order.lines().get(0).unitPrice().currency();
    }

    private double costPerUnit(LineDemand line, Candidate candidate, Currency currency) {
        long units = Math.min(line.units(), candidate.available());
        SourcingProblem alone = new SourcingProblem(List.of(line), List.of(candidate), settings, currency);
        double[] costs = new ExpectedLoss(alone).byCandidate(new long[] {units})[0];
        return Arrays.stream(costs).sum() / units;
    }

    /** Scores each pair of line and node once, at the node's next finish. */
    private List<Candidate> withRisk(Look look, List<Candidate> candidates) {
        record Pair(int line, NodeId node) {}
        Map<Pair, PromiseCase> cases = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            cases.computeIfAbsent(new Pair(each.line().number(), each.node().id()), any -> promiseCase(look, each));
        }
        Map<Pair, RiskCurve> curves = new HashMap<>();
        Iterator<PromiseRiskScore> scores =
                risk.score(List.copyOf(cases.values())).iterator();
        cases.keySet().forEach(pair -> curves.put(pair, scores.next().curve()));
        return candidates.stream()
                .map(each -> each.withRisk(curves.getOrDefault(
                        new Pair(each.line().number(), each.node().id()), NO_RISK)))
                .toList();
    }

    private static PromiseCase promiseCase(Look look, Candidate candidate) {
        return new PromiseCase(
                new OrderLineRef(look.order.orderId(), candidate.line().number()),
                look.order.method(),
                candidate.line().item(),
                new Quantity(candidate.line().units()),
                look.order.lines().size(),
                candidate.node().id(),
                look.order.placedAt(),
                look.order.dueAt(),
                look.decidedAt,
                candidate.node().finish(1));
    }
}
