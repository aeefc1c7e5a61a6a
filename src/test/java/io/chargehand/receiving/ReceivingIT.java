package io.chargehand.receiving;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.testing.StateModules;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.supplier;
import static org.assertj.core.api.Assertions.assertThat;

class ReceivingIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AsnId ASN = new AsnId("A1");
    private static final Instant EXPECTED = MORNING.plus(Duration.ofHours(5));

    private StateModules modules;
    private Receiving receiving;

    @BeforeEach
    void startWithThreeLinesAdvised() {
        DATABASE.jdbc()
                .sql(
                        "TRUNCATE receiving_receipt, receiving_asn_line, receiving_asn, inventory_inbound, inventory_stock")
                .update();
        modules = new StateModules(DATABASE);
        receiving = modules.get(Receiving.class);
        accepted(
                MORNING,
                node("S1", NodeKind.STORE, 0, 0),
                item("milk", 10, 6),
                supplier("dairy"),
                advised("A1", 10, 20, 30));
    }

    @AfterEach
    void close() {
        modules.close();
    }

    @Test
    void linesAreClassifiedOnceAllIsReceived() {
        accepted(EXPECTED.plus(Duration.ofHours(3)), new AsnArrived(ASN));
        accepted(EXPECTED.plus(Duration.ofHours(4)), receipt("R1", false, line(1, 11, 0)));
        assertThat(discrepancies(1)).as("another receipt follows").isEmpty();
        assertThat(receiving.listOpenAsns(new NodeId("S1"))).hasSize(1);
        accepted(EXPECTED.plus(Duration.ofHours(5)), receipt("R2", true, line(2, 17, 3)));
        assertThat(discrepancies(1)).containsExactlyInAnyOrder(Discrepancy.OVER, Discrepancy.LATE);
        assertThat(discrepancies(2)).containsExactlyInAnyOrder(Discrepancy.DAMAGED, Discrepancy.LATE);
        assertThat(discrepancies(3)).as("never named").containsExactlyInAnyOrder(Discrepancy.SHORT, Discrepancy.LATE);
        assertThat(receiving.getAsn(ASN).receivedAt()).contains(EXPECTED.plus(Duration.ofHours(5)));
        assertThat(receiving.listOpenAsns(new NodeId("S1"))).isEmpty();
    }

    @Test
    void arrivalWithinTheToleranceIsOnTime() {
        accepted(EXPECTED.plus(Duration.ofHours(2)), new AsnArrived(ASN));
        accepted(
                EXPECTED.plus(Duration.ofHours(9)),
                receipt("R1", true, line(1, 10, 0), line(2, 20, 0), line(3, 30, 0)));
        assertThat(discrepancies(1)).isEmpty();
    }

    @Test
    void arrivalHeardOfAfterTheReceiptEndsTheSame() {
        accepted(EXPECTED.plus(Duration.ofHours(4)), receipt("R1", true, line(1, 10, 0)));
        assertThat(receiving.getAsn(ASN).status()).isEqualTo(AsnStatus.RECEIVED);
        assertThat(discrepancies(1)).as("judged by the receipt").containsExactly(Discrepancy.LATE);
        accepted(EXPECTED.plus(Duration.ofHours(1)), new AsnArrived(ASN));
        assertThat(discrepancies(1)).isEmpty();
    }

    @Test
    void inboundUnitsAreFoundByItem() {
        assertThat(receiving.listInbound(new ItemId("milk"), EXPECTED.plusSeconds(1)))
                .extracting(each -> each.advised().asnId())
                .containsExactly(ASN);
        assertThat(receiving.listInbound(new ItemId("milk"), EXPECTED)).isEmpty();
    }

    @Test
    void eventsOfOneCallBuildOnEachOther() {
        accepted(
                EXPECTED,
                advised("A2", 5),
                new AsnArrived(new AsnId("A2")),
                new ReceiptCounted(new ReceiptId("R9"), new AsnId("A2"), List.of(line(1, 5, 0)), true));
        assertThat(receiving.getAsn(new AsnId("A2")).status()).isEqualTo(AsnStatus.RECEIVED);
    }

    @Test
    void whatIsNotKnownOrComesTwiceIsRefused() {
        assertThat(rejected(advised("A1", 1)).field()).isEqualTo("asnId");
        assertThat(rejected(new AsnArrived(new AsnId("A9"))).field()).isEqualTo("asnId");
        assertThat(rejected(receipt("R1", true, line(7, 1, 0))).field()).isEqualTo("lines[0].line");
        accepted(EXPECTED, receipt("R1", false, line(1, 1, 0)));
        assertThat(rejected(receipt("R1", false, line(1, 1, 0))).field()).isEqualTo("receiptId");
    }

    private static AsnAdvised advised(String id, long... units) {
        List<AsnLine> lines = new java.util.ArrayList<>();
        for (long each : units) {
            lines.add(new AsnLine(lines.size() + 1, new ItemId("milk"), new Quantity(each), 1));
        }
        return new AsnAdvised(
                new AsnId(id), new SupplierId("dairy"), new NodeId("S1"), MORNING, EXPECTED, "ROAD", lines);
    }

    private static ReceiptCounted receipt(String id, boolean complete, ReceiptLine... lines) {
        return new ReceiptCounted(new ReceiptId(id), ASN, List.of(lines), complete);
    }

    private static ReceiptLine line(int number, long good, long damaged) {
        return new ReceiptLine(number, new Quantity(good), new Quantity(damaged));
    }

    private Set<Discrepancy> discrepancies(int line) {
        return receiving.getAsn(ASN).discrepancies(line, DiscrepancyPolicy.STANDARD);
    }

    private void accepted(Instant at, OperationalFact... facts) {
        assertThat(modules.accept(at, facts))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class));
    }

    private InvalidInputException rejected(OperationalFact fact) {
        EventVerdict verdict = modules.accept(EXPECTED, fact).get(0);
        assertThat(verdict).isInstanceOf(EventVerdict.Rejected.class);
        return ((EventVerdict.Rejected) verdict).reason();
    }
}
