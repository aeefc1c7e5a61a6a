package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoad;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.Reservation;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.PromiseRiskScore;
import io.chargehand.sourcing.solver.OptaPlannerSourcing;
import io.chargehand.testing.StateModules;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.USD;
import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.counted;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Commits against real stock: what is reserved never exceeds what was there, whoever is faster. */
class SourcingCommitIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int THREADS = 6;
    private static final int ITEMS = 3;
    private static final int NODES = 3;
    private static final long UNITS_PER_PLACE = 4;

    private StateModules modules;
    private Inventory inventory;

    @BeforeEach
    void startEmpty() {
        DATABASE.jdbc().sql("""
                        TRUNCATE inventory_stock, inventory_reservation, inventory_staged, inventory_inbound,
                                 fulfillment_reservation, fulfillment_line, fulfillment_order,
                                 receiving_receipt, receiving_asn_line, receiving_asn
                        """).update();
        modules = new StateModules(DATABASE);
        inventory = modules.get(Inventory.class);
        List<OperationalFact> facts = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            facts.add(item("item" + i, 10, 6));
        }
        for (int n = 0; n < NODES; n++) {
            facts.add(node("S" + n, NodeKind.STORE, n, 0, 1_000));
            for (int i = 0; i < ITEMS; i++) {
                facts.add(carries("S" + n, "item" + i, 0));
                facts.add(counted("S" + n, "floor", "item" + i, UNITS_PER_PLACE));
                facts.add(counted("S" + n, "back", "item" + i, UNITS_PER_PLACE));
            }
        }
        assertThat(modules.accept(MORNING, facts.toArray(OperationalFact[]::new)))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class));
    }

    @AfterEach
    void close() {
        modules.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reservedUnitsNeverExceedStock(long seed) throws Exception {
        Sourcing sourcing = sourcing();
        Random random = new Random(seed);
        List<Callable<Optional<SourcingDecision>>> commits = new ArrayList<>();
        long ordered = 0;
        for (int o = 0; o < 60; o++) {
            OrderPlaced order = order(
                    "O" + o,
                    MORNING,
                    line(1, "item" + random.nextInt(ITEMS), 1 + random.nextInt(3)),
                    line(2, "item" + random.nextInt(ITEMS), 1));
            ordered += order.lines().stream()
                    .mapToLong(each -> each.quantity().units())
                    .sum();
            commits.add(() -> commit(sourcing, order));
        }
        long stock = (long) ITEMS * NODES * 2 * UNITS_PER_PLACE;
        assertThat(ordered).as("more is ordered than there is").isGreaterThan(stock);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long allocated = 0;
            for (Future<Optional<SourcingDecision>> done : threads.invokeAll(commits)) {
                allocated += done.get().stream()
                        .flatMap(each -> each.allocations().stream())
                        .mapToLong(each -> each.quantity().units())
                        .sum();
            }
            assertThat(units(InventoryStatus.RESERVED)).isEqualTo(allocated).isLessThanOrEqualTo(stock);
            assertThat(units(InventoryStatus.AVAILABLE)).isEqualTo(stock - allocated);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(levels()).allSatisfy(each -> assertThat(each.units()).isNotNegative());
        assertThat(openReservations()).isEqualTo(units(InventoryStatus.RESERVED));
    }

    @Test
    void commitReservesWhatItSaysAndSecondCommitFindsNothingLeft() {
        OrderPlaced order = order("O1", MORNING, line(1, "item0", 2));
        Sourcing sourcing = sourcing();
        SourcingDecision decision = sourcing.suggest(new SourcingRequest(order, true));
        assertThat(decision.committed()).isTrue();
        List<Reservation> reservations = inventory.listReservations(new OrderId("O1"));
        assertThat(reservations)
                .extracting(each -> each.reserved().reservationId())
                .containsExactlyElementsOf(decision.allocations().stream()
                        .map(each -> each.reservation().orElseThrow())
                        .toList());
        assertThat(reservations.get(0).reserved().plannedFinish())
                .isEqualTo(decision.allocations().get(0).plannedFinish());
        SourcingDecision again = sourcing.suggest(new SourcingRequest(order, true));
        assertThat(again.allocations()).isEmpty();
        assertThat(again.committed()).isFalse();
    }

    @Test
    void refusedPartReleasesTheOthersAndIsSolvedAnew() {
        Sourcing sourcing = sourcing();
        OrderPlaced rival = order("rival", MORNING, line(1, "item0", 4));
        OrderPlaced order = order("O1", MORNING, line(1, "item0", 1), line(2, "item1", 1));
        SourcingDecision plan = sourcing.suggest(new SourcingRequest(order, false));
        Allocation wanted = plan.allocations().get(0);
        modules.accept(MORNING, rival);
        ExpectedLossSourcing raced = sourcing(() -> modules.accept(
                MORNING,
                io.chargehand.testing.StoreFacts.reserved(
                        "rival-1",
                        "rival",
                        1,
                        wanted.node().value(),
                        wanted.location().value().endsWith("floor") ? "floor" : "back",
                        "item0",
                        UNITS_PER_PLACE)));
        SourcingDecision decision = raced.suggest(new SourcingRequest(order, true));
        assertThat(decision.allocations().get(0).location()).isNotEqualTo(wanted.location());
        assertThat(inventory.listReservations(new OrderId("O1")).stream().filter(each -> !each.open()))
                .as("released of the first attempt")
                .hasSize(1);
        assertThat(units(InventoryStatus.RESERVED)).isEqualTo(UNITS_PER_PLACE + 2);
    }

    @Test
    void reservationsAndDecisionAreKeptTogetherOrNotAtAll() {
        OrderPlaced order = order("O1", MORNING, line(1, "item0", 2));
        SourcingRequest request = new SourcingRequest(order, true, Optional.of(new RequestKey("key", "digest")));
        SourcingScene.MemoryLog log = new SourcingScene.MemoryLog();
        Sourcing failing = sourcing(() -> {}, new SourcingScene.MemoryLog() {
            @Override
            public void save(SourcingDecision decision, Optional<RequestKey> key) {
                throw new IllegalStateException("the disk is full");
            }
        });
        assertThatThrownBy(() -> failing.suggest(request)).hasMessage("the disk is full");
        assertThat(inventory.listReservations(new OrderId("O1"))).isEmpty();
        assertThat(units(InventoryStatus.RESERVED)).isZero();

        Sourcing sourcing = sourcing(() -> {}, log);
        SourcingDecision decision = sourcing.suggest(request);
        assertThat(sourcing.suggest(request)).isEqualTo(decision);
        assertThat(inventory.listReservations(new OrderId("O1"))).hasSize(1);
    }

    @Test
    void requestsWithOneKeyAtOnceGetOneDecision() {
        OrderPlaced order = order("O1", MORNING, line(1, "item0", 2));
        SourcingRequest request = new SourcingRequest(order, true, Optional.of(new RequestKey("key", "digest")));
        SourcingScene.MemoryLog log = new SourcingScene.MemoryLog();
        List<SourcingDecision> rivals = new ArrayList<>();
        Sourcing raced = sourcing(() -> rivals.add(sourcing(() -> {}, log).suggest(request)), log);
        assertThat(raced.suggest(request)).isEqualTo(rivals.get(0));
        assertThat(units(InventoryStatus.RESERVED)).isEqualTo(2);
    }

    @Test
    void orderNewToTheServiceIsPlacedAndCommittedHoweverItsPriceIsWritten() {
        OrderLine line = new OrderLine(1, new ItemId("item0"), new Quantity(1), new Money(new BigDecimal("5.0"), USD));
        SourcingDecision decision = sourcing().suggest(new SourcingRequest(order("O1", MORNING, line), true));
        assertThat(decision.committed()).isTrue();
    }

    @Test
    void cancelledOrderIsNotCommitted() {
        OrderPlaced order = order("O1", MORNING, line(1, "item0", 1));
        modules.accept(MORNING, order);
        modules.accept(MORNING.plusSeconds(1), new io.chargehand.event.OrderCancelled(new OrderId("O1"), "changed"));
        assertThatThrownBy(() -> sourcing().suggest(new SourcingRequest(order, true)))
                .isInstanceOf(ConflictException.class);
        assertThat(units(InventoryStatus.RESERVED)).isZero();
    }

    private static Optional<SourcingDecision> commit(Sourcing sourcing, OrderPlaced order) {
        try {
            return Optional.of(sourcing.suggest(new SourcingRequest(order, true)));
        } catch (ConflictException e) {
            return Optional.empty();
        }
    }

    private Sourcing sourcing() {
        return sourcing(() -> {});
    }

    /** Sourcing whose first posting of reservations is preceded by a rival. */
    private ExpectedLossSourcing sourcing(Runnable rival) {
        return sourcing(rival, new SourcingScene.MemoryLog());
    }

    private ExpectedLossSourcing sourcing(Runnable rival, DecisionLog log) {
        Map<String, Runnable> once = new HashMap<>(Map.of("rival", rival));
        return new ExpectedLossSourcing(
                modules.network(),
                inventory,
                modules.get(Fulfillment.class),
                SourcingCommitIT::load,
                cases -> cases.stream()
                        .map(each -> new PromiseRiskScore(
                                each,
                                new RiskCurve(MORNING, PiecewiseLinear.constant(0.05)),
                                new ModelUsed("sla-risk", "test", false, Optional.empty()),
                                List.of()))
                        .toList(),
                items -> Map.of(),
                (events, alongside) -> {
                    boolean reserves = events.get(0).fact() instanceof io.chargehand.event.StockReserved;
                    Runnable before = reserves ? takeRival(once) : null;
                    if (before != null) {
                        before.run();
                    }
                    return modules.accept(events, alongside);
                },
                new OptaPlannerSourcing(SourcingSettings.STANDARD),
                log,
                SourcingSettings.STANDARD,
                Clock.fixed(MORNING.plus(Duration.ofMinutes(1)), ZoneOffset.UTC));
    }

    private static synchronized @org.jspecify.annotations.Nullable Runnable takeRival(Map<String, Runnable> once) {
        return once.remove("rival");
    }

    private static NodeLoad load(NodeId node) {
        return new NodeLoad(
                node, MORNING, Minutes.ZERO, 2, 0, new Minutes(4), Money.of(0.3, USD), MORNING.plusSeconds(600));
    }

    private List<StockLevel> levels() {
        List<StockLevel> all = new ArrayList<>();
        for (int n = 0; n < NODES; n++) {
            all.addAll(inventory.listStock(new NodeId("S" + n)));
        }
        return all;
    }

    private long units(InventoryStatus status) {
        return levels().stream()
                .filter(each -> each.place().status() == status)
                .mapToLong(StockLevel::units)
                .sum();
    }

    private long openReservations() {
        long units = 0;
        for (int n = 0; n < NODES; n++) {
            units += inventory.listOpenReservations(new NodeId("S" + n)).stream()
                    .map(Reservation::reserved)
                    .mapToLong(each -> each.quantity().units())
                    .sum();
        }
        return units;
    }
}
