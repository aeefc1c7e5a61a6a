package io.chargehand.simulation;

import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.event.AsnAdvised;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.SalesReported;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.StockPlace;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.AvailableToPromise;
import io.chargehand.inventory.Inventory;
import io.chargehand.inventory.StockLevel;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import io.chargehand.network.Network;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Receiving;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.SourcingRequest;
import io.chargehand.workforce.Workforce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/** The live days against a service that remembers what it is told and has every item in plenty. */
class LiveDayTest {

    private static final TwinSettings SETTINGS = new TwinSettings(
            5, TwinSettings.standardFor(LocalDate.of(2026, 5, 12)).historyEnd(), 12, 4, 1);

    private final Map<String, OperationalEvent> log = new LinkedHashMap<>();
    private final List<OrderId> sourced = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void customersOrderTillsReportAndShiftsArePublished() {
        live(SETTINGS.historyEnd(), Duration.ofHours(5));
        assertThat(facts(OrderPlaced.class)).hasSizeGreaterThan(20);
        assertThat(sourced)
                .containsExactlyElementsOf(facts(OrderPlaced.class).stream()
                        .map(OrderPlaced::orderId)
                        .toList());
        assertThat(facts(SalesReported.class)).isNotEmpty();
        live(SETTINGS.historyEnd().plus(Duration.ofHours(5)), Duration.ofHours(20));
        assertThat(facts(ShiftScheduled.class)).isNotEmpty();
        assertThat(facts(AsnAdvised.class)).isNotEmpty();
        assertThat(log.values()).allSatisfy(event -> assertThat(event.source()).isEqualTo(LiveWorld.SOURCE));
    }

    @Test
    void aNewStartGoesOnWithTheSameCustomersAndAsksForNoOrderTwice() {
        live(SETTINGS.historyEnd(), Duration.ofHours(3));
        List<OrderId> first = List.copyOf(sourced);
        Instant killed = SETTINGS.historyEnd().plus(Duration.ofHours(3));
        live(killed, Duration.ofMinutes(30));
        assertThat(sourced).doesNotHaveDuplicates().startsWith(first.toArray(OrderId[]::new));
        List<String> restarted = List.copyOf(log.keySet());
        log.clear();
        sourced.clear();
        live(SETTINGS.historyEnd(), Duration.ofMinutes(210));
        assertThat(placed(restarted)).isEqualTo(placed(List.copyOf(log.keySet())));
    }

    @Test
    void aShipmentAdvisedInHistoryHasTheSameFateInTheLiveDays() {
        Map<String, OperationalEvent> advised = new HashMap<>();
        Map<String, ReceiptCounted> counted = new HashMap<>();
        TwinHistory.generate(
                SETTINGS,
                events -> events.forEach(event -> {
                    if (event.fact() instanceof AsnAdvised asn) {
                        advised.put(asn.asnId().value(), event);
                    } else if (event.fact() instanceof ReceiptCounted receipt) {
                        counted.put(receipt.asnId().value(), receipt);
                    }
                }));
        LiveWorld world = new LiveWorld(SETTINGS, service(), new HiddenStock(), folder.resolve("hidden"));
        LiveInbound inbound = new LiveInbound(world);
        assertThat(counted).hasSizeGreaterThan(50);
        counted.forEach((id, receipt) -> {
            OperationalEvent event = java.util.Objects.requireNonNull(advised.get(id));
            AsnAdvised asn = (AsnAdvised) event.fact();
            TwinNode node = world.node(asn.nodeId()).orElseThrow();
            Asn open = new Asn(asn, event.time(), Optional.empty(), Optional.empty(), List.of());
            assertThat(inbound.count(node, open)).contains(receipt);
        });
    }

    @Test
    void hiddenStateIsReadBackAsItWasKept() {
        HiddenStock hidden = TwinHistory.hiddenAtEnd(SETTINGS);
        Path file = folder.resolve("hidden");
        hidden.save(file);
        HiddenStock read = HiddenStock.load(file);
        assertThat(hidden.size()).isPositive().isEqualTo(read.size());
        assertThat(read.takeLeaving(Long.MAX_VALUE).stream().map(List::of).toList())
                .isEqualTo(hidden.takeLeaving(Long.MAX_VALUE).stream()
                        .map(List::of)
                        .toList());
    }

    private List<String> placed(List<String> ids) {
        return ids.stream().filter(id -> id.startsWith("placed:")).sorted().toList();
    }

    private <T> List<T> facts(Class<T> kind) {
        return log.values().stream()
                .map(OperationalEvent::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void live(Instant from, Duration span) {
        TwinClock clock = TwinClock.open(folder.resolve("clock-" + from.getEpochSecond()), from, 1);
        LiveDay day = new LiveDay(SETTINGS, service(), clock, folder.resolve("hidden"), new HiddenStock());
        for (Instant now = from; !now.isAfter(from.plus(span)); now = now.plusSeconds(300)) {
            day.advance(now);
        }
    }

    private LiveService service() {
        TwinWorld world = new TwinWorld(SETTINGS, Reporter.silent(), WorkPolicy.FIFO);
        Workforce workforce = mock(Workforce.class);
        when(workforce.listShifts(any(), any())).thenReturn(List.of());
        Receiving receiving = mock(Receiving.class);
        when(receiving.listOpenAsns(any())).thenReturn(List.of());
        Fulfillment fulfillment = mock(Fulfillment.class);
        when(fulfillment.listOpenOrders(anyInt())).thenReturn(List.of());
        when(fulfillment.findOrder(any())).thenAnswer(call -> {
            OperationalEvent event = log.get("placed:" + call.getArgument(0));
            return event == null
                    ? Optional.empty()
                    : Optional.of(new CustomerOrder((OrderPlaced) event.fact(), List.of(), Optional.empty()));
        });
        return new LiveService(
                (events, alongside) -> accept(events),
                sourcing(),
                mock(TaskDispatch.class),
                mock(Network.class),
                workforce,
                receiving,
                fulfillment,
                plenty(world));
    }

    private List<EventVerdict> accept(List<OperationalEvent> events) {
        List<EventVerdict> verdicts = new ArrayList<>();
        for (OperationalEvent event : events) {
            verdicts.add(
                    log.putIfAbsent(event.id(), event) == null
                            ? new EventVerdict.Accepted(event.id(), log.size())
                            : new EventVerdict.Duplicate(event.id()));
        }
        return verdicts;
    }

    private Sourcing sourcing() {
        Sourcing sourcing = mock(Sourcing.class);
        when(sourcing.suggest(any())).thenAnswer(call -> {
            SourcingRequest request = call.getArgument(0);
            assertThat(request.commit()).isTrue();
            sourced.add(request.order().orderId());
            return new SourcingDecision(
                    new DecisionId("d" + sourced.size()),
                    request.order().orderId(),
                    request.order().placedAt(),
                    true,
                    List.of(),
                    List.of(),
                    List.of(),
                    Money.zero(Catalog.USD),
                    List.of());
        });
        return sourcing;
    }

    private static Inventory plenty(TwinWorld world) {
        Inventory inventory = mock(Inventory.class);
        when(inventory.listAvailable(any()))
                .thenReturn(world.nodes.stream()
                        .flatMap(node -> node.carried().stream()
                                .map(carried -> new AvailableToPromise(
                                        node.id(),
                                        node.location(carried.storage()),
                                        carried.item().id(),
                                        new Quantity(9))))
                        .toList());
        when(inventory.listStock(any(NodeId.class))).thenAnswer(call -> {
            TwinNode node = world.nodes.stream()
                    .filter(each -> each.id().equals(call.getArgument(0)))
                    .findFirst()
                    .orElseThrow();
            return node.carried().stream()
                    .filter(carried -> carried.floor() >= 0)
                    .map(carried -> new StockLevel(
                            node.id(),
                            carried.item().id(),
                            new StockPlace(node.location(carried.floor()), InventoryStatus.AVAILABLE),
                            9,
                            Instant.EPOCH,
                            Instant.EPOCH))
                    .toList();
        });
        return inventory;
    }
}
