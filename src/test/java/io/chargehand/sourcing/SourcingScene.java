package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoad;
import io.chargehand.event.EventIntake;
import io.chargehand.event.ItemDefined;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.StockPlace;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.AvailableToPromise;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseRiskScore;
import io.chargehand.sourcing.solver.OptaPlannerSourcing;
import io.chargehand.testing.FakeNetwork;
import io.chargehand.testing.StoreFacts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.USD;

/** Stores, their stock, load and risk, in memory: a small language for tests of sourcing. */
final class SourcingScene {

    /** Kilometres that a degree of latitude measures. */
    private static final double DEGREE = 111.2;

    final FakeNetwork network = new FakeNetwork();
    private final List<StockLevel> stock = new ArrayList<>();
    private final Map<NodeId, NodeLoad> loads = new HashMap<>();
    private final Map<NodeId, Double> risks = new HashMap<>();
    private final Map<ShortPicks.Key, ShortPicks.Record> shorts = new HashMap<>();
    private final Map<OrderId, CustomerOrder> orders = new HashMap<>();
    private SourcingSettings settings = SourcingSettings.STANDARD;
    private Instant now = MORNING;

    SourcingScene settings(SourcingSettings changed) {
        settings = changed;
        return this;
    }

    SourcingScene at(Instant instant) {
        now = instant;
        return this;
    }

    SourcingScene item(ItemDefined item) {
        network.add(item);
        return this;
    }

    /** An idle store so many kilometres north of the customer. */
    SourcingScene store(String id, double kilometres) {
        return node(id, NodeKind.STORE, kilometres, 30);
    }

    SourcingScene node(String id, NodeKind kind, double kilometres, int linesPerHour) {
        network.add(StoreFacts.node(id, kind, kilometres / DEGREE, 0, linesPerHour));
        return load(id, 1, 0);
    }

    SourcingScene carries(String node, String item, double demandPerHour) {
        network.add(StoreFacts.carries(node, item, demandPerHour));
        return this;
    }

    /** Units counted an hour ago. */
    SourcingScene stock(String node, String place, String item, long units) {
        return stock(node, place, item, units, Duration.ofHours(1));
    }

    SourcingScene stock(String node, String place, String item, long units, Duration sinceCount) {
        stock.add(new StockLevel(
                new NodeId(node),
                new ItemId(item),
                new StockPlace(StoreFacts.at(node, place), InventoryStatus.AVAILABLE),
                units,
                now,
                now.minus(sinceCount)));
        return this;
    }

    SourcingScene load(String node, int workers, int openLines) {
        NodeId id = new NodeId(node);
        loads.put(
                id,
                new NodeLoad(
                        id,
                        now,
                        new Minutes(openLines * 4),
                        workers,
                        openLines,
                        new Minutes(4),
                        Money.of(0.30, USD),
                        now.plus(Duration.ofMinutes(10))));
        return this;
    }

    SourcingScene missProbability(String node, double probability) {
        risks.put(new NodeId(node), probability);
        return this;
    }

    SourcingScene shortPicks(String node, String item, long reservations, long picksShort) {
        shorts.put(
                new ShortPicks.Key(new NodeId(node), new ItemId(item)),
                new ShortPicks.Record(reservations, picksShort));
        return this;
    }

    SourcingScene known(CustomerOrder order) {
        orders.put(order.placed().orderId(), order);
        return this;
    }

    SourcingDecision suggest(OrderPlaced order) {
        return sourcing().suggest(new SourcingRequest(order, false));
    }

    /** The node that fills the only line. */
    String choice(OrderPlaced order) {
        List<Allocation> allocations = suggest(order).allocations();
        if (allocations.size() != 1) {
            throw new AssertionError("Expected one allocation, but found " + allocations);
        }
        return allocations.get(0).node().value();
    }

    CandidateFinder.Found find(OrderPlaced order) {
        Map<Integer, Long> wanted = new HashMap<>();
        order.lines().forEach(line -> wanted.put(line.line(), line.quantity().units()));
        return new CandidateFinder(network, inventory(), this::load, risk(), items -> shorts, settings)
                .find(order, wanted, now);
    }

    private NodeLoad load(NodeId id) {
        return Optional.ofNullable(loads.get(id)).orElseThrow();
    }

    Sourcing sourcing() {
        EventIntake noIntake = (events, alongside) -> {
            throw new AssertionError("Nothing is committed here");
        };
        return new ExpectedLossSourcing(
                network,
                inventory(),
                new Orders(),
                this::load,
                risk(),
                items -> shorts,
                noIntake,
                new OptaPlannerSourcing(settings),
                new MemoryLog(),
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private PromiseRisk risk() {
        return cases -> cases.stream()
                .map(each -> new PromiseRiskScore(
                        each,
                        new RiskCurve(now, PiecewiseLinear.constant(risks.getOrDefault(each.node(), 0.05))),
                        new ModelUsed("sla-risk", "test", false, Optional.empty()),
                        List.of()))
                .toList();
    }

    private Inventory inventory() {
        return new Inventory() {
            @Override
            public List<StockLevel> listStock(NodeId node, ItemId item) {
                return stock.stream()
                        .filter(each -> each.node().equals(node) && each.item().equals(item))
                        .toList();
            }

            @Override
            public List<StockLevel> listStock(NodeId node) {
                return stock.stream().filter(each -> each.node().equals(node)).toList();
            }

            @Override
            public List<AvailableToPromise> listAvailable(Collection<ItemId> items) {
                throw new AssertionError("Sourcing asks for stock with its counts");
            }

            @Override
            public List<StockLevel> listAvailableStock(Collection<ItemId> items) {
                return stock.stream()
                        .filter(each -> items.contains(each.item()))
                        .toList();
            }

            @Override
            public Optional<Reservation> findReservation(ReservationId id) {
                return Optional.empty();
            }

            @Override
            public List<Reservation> listReservations(OrderId order) {
                return List.of();
            }

            @Override
            public List<Reservation> listOpenReservations(NodeId node) {
                return List.of();
            }
        };
    }

    private final class Orders implements Fulfillment {

        @Override
        public Optional<CustomerOrder> findOrder(OrderId id) {
            return Optional.ofNullable(orders.get(id));
        }

        @Override
        public CustomerOrder getOrder(OrderId id) {
            return findOrder(id).orElseThrow(() -> new UnknownIdException("orderId", id, "order"));
        }

        @Override
        public Map<OrderId, CustomerOrder> findOrders(Collection<OrderId> ids) {
            return Map.of();
        }

        @Override
        public List<CustomerOrder> listOpenOrders(int limit) {
            return List.of();
        }
    }

    /** Keeps decisions in memory. */
    static class MemoryLog implements DecisionLog {

        private final Map<DecisionId, SourcingDecision> decisions = new ConcurrentHashMap<>();
        private final Map<String, KeyUse> uses = new ConcurrentHashMap<>();
        private final AtomicInteger last = new AtomicInteger();

        @Override
        public DecisionId nextId() {
            return new DecisionId("D" + last.incrementAndGet());
        }

        @Override
        public void save(SourcingDecision decision, Optional<RequestKey> key) {
            key.ifPresent(each -> {
                if (uses.putIfAbsent(each.value(), new KeyUse(each.digest(), decision.id())) != null) {
                    throw new KeyTakenException(each);
                }
            });
            decisions.put(decision.id(), decision);
        }

        @Override
        public Optional<KeyUse> findUse(String key) {
            return Optional.ofNullable(uses.get(key));
        }

        @Override
        public Optional<SourcingDecision> find(DecisionId id) {
            return Optional.ofNullable(decisions.get(id));
        }
    }
}
