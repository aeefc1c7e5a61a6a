package io.chargehand.simulation;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.StockReserved;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Discrepancy;
import io.chargehand.receiving.DiscrepancyPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The oracle's chances agree with what happens. */
class TwinOracleTest {

    private static final TwinSettings TWIN = new TwinSettings(
            11, TwinSettings.standardFor(LocalDate.of(2026, 5, 1)).historyEnd(), 20, 8, 1);

    @TempDir
    private static Path folder = Path.of("");

    private static final List<OperationalEvent> EVENTS = new ArrayList<>();

    @BeforeAll
    static void write() {
        TwinOracle.Settings settings =
                new TwinOracle.Settings(folder.resolve("receipts.csv"), folder.resolve("promises.csv"), 12, 700, 16);
        TwinOracle.write(TWIN, settings, EVENTS::addAll);
    }

    @Test
    void watchingChangesNothing() {
        List<OperationalEvent> unwatched = new ArrayList<>();
        TwinHistory.generate(TWIN, unwatched::addAll);
        assertThat(unwatched).isEqualTo(EVENTS);
    }

    @Test
    void receiptChancesAgreeWithWhatArrives() throws IOException {
        Map<String, Asn> received = received();
        double[] expected = new double[4];
        double[] happened = new double[4];
        int rows = 0;
        for (String line : rows("receipts.csv")) {
            String[] cells = line.split(",", -1);
            Asn asn = received.get(cells[0]);
            if (asn != null) {
                rows++;
                for (int i = 0; i < 4; i++) {
                    expected[i] += Double.parseDouble(cells[3 + i]);
                    boolean found = asn.discrepancies(Integer.parseInt(cells[1]), DiscrepancyPolicy.STANDARD)
                            .contains(Discrepancy.values()[i]);
                    happened[i] += found ? 1 : 0;
                }
            }
        }
        assertThat(rows).isGreaterThan(1500);
        for (int i = 0; i < 4; i++) {
            assertThat(happened[i] / rows)
                    .as(Discrepancy.values()[i].name())
                    .isCloseTo(expected[i] / rows, within(0.025));
        }
    }

    @Test
    void promiseChancesAgreeWithWhatIsMissed() throws IOException {
        Map<String, Instant> ready = new HashMap<>();
        for (OperationalEvent event : EVENTS) {
            if (event.fact() instanceof OrderLineFulfilled done) {
                ready.putIfAbsent(done.orderLine() + "@" + done.nodeId(), event.time());
            }
        }
        double expected = 0;
        double happened = 0;
        double brier = 0;
        int rows = 0;
        for (String line : rows("promises.csv")) {
            String[] cells = line.split(",", -1);
            Instant due = Instant.parse(cells[4]);
            if (due.isBefore(TWIN.historyEnd())) {
                Instant at = ready.get(cells[0] + "/" + cells[1] + "@" + cells[2]);
                double missed = at == null || at.isAfter(due) ? 1 : 0;
                double chance = Double.parseDouble(cells[5]);
                expected += chance;
                happened += missed;
                brier += (chance - missed) * (chance - missed);
                rows++;
            }
        }
        double base = happened / rows;
        assertThat(rows).isGreaterThan(300);
        assertThat(base).isCloseTo(expected / rows, within(0.05));
        assertThat(brier / rows).isLessThan(0.8 * base * (1 - base));
        assertThat(EVENTS.stream().filter(event -> event.fact() instanceof StockReserved))
                .isNotEmpty();
    }

    private static Map<String, Asn> received() {
        Map<String, Asn> asns = new HashMap<>();
        Map<String, Asn> received = new HashMap<>();
        for (OperationalEvent event : EVENTS) {
            if (event.fact() instanceof AsnAdvised advised) {
                asns.put(
                        advised.asnId().value(),
                        new Asn(advised, event.time(), Optional.empty(), Optional.empty(), List.of()));
            } else if (event.fact() instanceof AsnArrived arrived) {
                asns.computeIfPresent(
                        arrived.asnId().value(),
                        (id, asn) -> new Asn(
                                asn.advised(),
                                asn.advisedAt(),
                                Optional.of(event.time()),
                                Optional.empty(),
                                List.of()));
            } else if (event.fact() instanceof ReceiptCounted counted) {
                Asn asn = asns.get(counted.asnId().value());
                if (asn != null) {
                    received.put(
                            counted.asnId().value(),
                            new Asn(
                                    asn.advised(),
                                    asn.advisedAt(),
                                    asn.arrivedAt(),
                                    Optional.of(event.time()),
                                    counted.lines()));
                }
            }
        }
        return received;
    }

    private static List<String> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return lines.subList(1, lines.size());
    }
}
