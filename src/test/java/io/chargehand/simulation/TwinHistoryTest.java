package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OrderPlaced;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.StockReserved;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskStarted;
import io.chargehand.kernel.NodeKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The default history, made once: its volumes, its bands, and that it folds without a broken rule. */
class TwinHistoryTest {

    /** The live day that the service's default settings begin with. */
    private static final TwinSettings SETTINGS = TwinSettings.standardFor(LocalDate.of(2026, 11, 20));

    private static final LedgerCheck LEDGER = new LedgerCheck();
    private static TwinStatistics statistics = new TwinStatistics(List.of(), new TwinCalendar(LocalDate.EPOCH));

    @BeforeAll
    static void generate() {
        statistics = TwinHistory.generate(SETTINGS, LEDGER::accept);
    }

    @Test
    void everyEventKeepsTheRulesOfTheContract() {
        assertThat(LEDGER.stock.broken).isEmpty();
    }

    @Test
    void historyIsAsLargeAsAskedAndNotMuchLarger() {
        assertThat(LEDGER.asnLines).isBetween(50_000L, 70_000L);
        assertThat(LEDGER.orders.count).isBetween(100_000L, 120_000L).isEqualTo(statistics.orderLines());
        assertThat(LEDGER.total()).isLessThan(1_050_000L);
        assertThat(LEDGER.count(TaskStarted.class)).isZero();
        assertThat(LEDGER.count(FinishPlanned.class)).isGreaterThan(4_000L);
        assertThat(LEDGER.count(TaskExceptionRaised.class)).isGreaterThan(1_000L);
        assertThat(LEDGER.count(ReturnReceived.class)).isGreaterThan(1_000L);
        assertThat(LEDGER.count(StockReserved.class)).isGreaterThan(LEDGER.orders.count * 9 / 10);
    }

    @Test
    void workedFirstInFirstOutItMissesFiveToFifteenPercentOfPromises() {
        assertThat(statistics.missShare()).as(statistics.table()).isBetween(0.05, 0.15);
    }

    @Test
    void busyStoresAreLoadedBySixtyToHundredTwentyPercentAtPeak() {
        TwinWorld world = new TwinWorld(SETTINGS, Reporter.silent(), WorkPolicy.FIFO);
        List<TwinNode> busy = world.nodes.stream()
                .filter(node -> node.kind() == NodeKind.STORE)
                .sorted(Comparator.comparingDouble(TwinNode::busyness).reversed())
                .limit(6)
                .toList();
        for (TwinNode node : busy) {
            double peak = 0;
            for (int hour : new int[] {9, 10, 11, 17, 18}) {
                peak = Math.max(peak, statistics.utilisation(node.index(), hour));
                assertThat(statistics.load(node.index(), hour)).isLessThan(1.2);
            }
            assertThat(peak)
                    .as(node.id() + System.lineSeparator() + statistics.table())
                    .isBetween(0.6, 1.2);
        }
    }

    @Test
    void networkIsAsLargeAsAsked() {
        TwinWorld world = new TwinWorld(SETTINGS, Reporter.silent(), WorkPolicy.FIFO);
        assertThat(world.nodes).hasSize(30);
        assertThat(world.nodes.stream().filter(node -> node.kind() == NodeKind.DC))
                .hasSize(2);
        assertThat(world.nodes.stream().filter(node -> node.kind() == NodeKind.DARK_STORE))
                .hasSize(2);
        assertThat(world.physics.catalog().items()).hasSizeBetween(200, 300);
        assertThat(world.physics.catalog().suppliers()).hasSize(40);
    }

    @Test
    void equalSettingsGiveEqualEventsAndAnotherSeedOthers() {
        TwinSettings small = small(20_260_301L, 8);
        assertThat(hash(small)).isEqualTo(hash(small)).isNotEqualTo(hash(small(7, 8)));
    }

    @Test
    void aLongerHistoryBeginsWithTheShorterOne() {
        List<OperationalEvent> shorter = events(small(3, 6));
        List<OperationalEvent> longer = events(small(3, 9));
        assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
    }

    @Test
    void noEventHoldsAHiddenParameter() {
        TwinSettings settings = small(5, 4);
        TwinWorld world = new TwinWorld(settings, Reporter.silent(), WorkPolicy.FIFO);
        List<String> hidden = new ArrayList<>();
        world.nodes.forEach(node -> node.crew().forEach(worker -> {
            hidden.add(digits(worker.hiddenPace()));
            hidden.add(digits(worker.hiddenSlip()));
        }));
        world.physics.catalog().items().forEach(item -> hidden.add(digits(world.physics.confusion(item.index()))));
        String text = events(settings).stream()
                .map(OperationalEvent::fact)
                .filter(fact -> !(fact instanceof OrderPlaced))
                .map(Object::toString)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        assertThat(hidden).isNotEmpty().noneMatch(text::contains);
    }

    @Test
    void whatBecomesOfAShipmentIsNotKnownWhenItIsAdvised() {
        for (OperationalEvent event : events(small(5, 4))) {
            if (event.fact() instanceof AsnAdvised advised) {
                assertThat(advised.orderedAt()).isBeforeOrEqualTo(event.time());
                assertThat(advised.expectedAt()).isAfter(event.time());
            }
        }
    }

    private static String digits(double value) {
        String text = Double.toString(value);
        return text.substring(0, Math.min(text.length(), 8));
    }

    private static TwinSettings small(long seed, int days) {
        TwinSettings last = TwinSettings.standardFor(LocalDate.of(2026, 5, 1).plusDays(days));
        return new TwinSettings(seed, last.historyEnd(), days, 4, 1);
    }

    private static long hash(TwinSettings settings) {
        LedgerCheck ledger = new LedgerCheck();
        TwinHistory.generate(settings, ledger::accept);
        assertThat(ledger.stock.broken).isEmpty();
        return ledger.hash;
    }

    private static List<OperationalEvent> events(TwinSettings settings) {
        List<OperationalEvent> all = new ArrayList<>();
        TwinHistory.generate(settings, all::addAll);
        assertThat(Duration.between(all.get(0).time(), settings.historyEnd()).toDays())
                .isEqualTo(settings.days());
        return all;
    }
}
