package io.chargehand.backroom;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.TaskExceptionRaised;
import io.chargehand.event.TaskExceptionReason;
import io.chargehand.event.TaskStarted;
import io.chargehand.event.WorkerDefined;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.StoreFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What each cause calls for; derived by hand, as after a crash between the cause and its tasks. */
@ChargehandIT(properties = "chargehand.backroom.resident=false")
class TaskDerivationIT {

    private static final Instant MORNING = StoreFacts.MORNING;
    private static final WorkerId WORKER = new WorkerId("w");

    @Autowired
    private EventIntake intake;

    @Autowired
    private EventLog log;

    @Autowired
    private DerivationJournal journal;

    @Autowired
    private HistoryCutover cutover;

    @Autowired
    private Network network;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Inventory inventory;

    @Autowired
    private TaskBook book;

    private String node = "";
    private int sent;
    private int calls;

    @BeforeEach
    void openStore(TestInfo test) {
        node = test.getTestMethod().orElseThrow().getName().substring(0, 10);
        accept(
                StoreFacts.node(node, NodeKind.STORE, 0, 0),
                StoreFacts.item("apple", 10, 4),
                StoreFacts.item("bread", 3, 1),
                StoreFacts.supplier("farm"),
                StoreFacts.carries(node, "apple", 6),
                StoreFacts.carries(node, "bread", 6));
        accept(new WorkerDefined(
                WORKER,
                new NodeId(node),
                Set.of(),
                Set.of(),
                Money.of(18, StoreFacts.USD),
                Money.of(27, StoreFacts.USD)));
        accept(StoreFacts.counted(node, "back", "apple", 50), StoreFacts.counted(node, "floor", "apple", 60));
        derive();
    }

    private void accept(OperationalFact... facts) {
        for (OperationalFact fact : facts) {
            OperationalEvent event = new OperationalEvent(node + ++sent, "test", MORNING, fact);
            EventVerdict verdict = intake.accept(List.of(event)).get(0);
            assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class);
        }
    }

    /** Follows the log to its end, as a start does. */
    private void derive() {
        calls = 0;
        DerivationRules rules = new DerivationRules(network, receiving, inventory, book, TaskStandards.standard());
        TaskDeriver deriver = new TaskDeriver(
                log,
                (events, alongside) -> {
                    calls++;
                    return intake.accept(events, alongside);
                },
                journal,
                rules,
                network,
                Clock.fixed(MORNING, java.time.ZoneOffset.UTC),
                AgingCounts.STANDARD);
        while (journal.position() < log.lastPosition()) {
            deriver.step();
        }
    }

    private List<String> open() {
        derive();
        return book.listOpen(new NodeId(node)).stream()
                .map(task ->
                        task.type() + " " + task.id() + " x" + task.created().quantity())
                .toList();
    }

    private void order(String reservation, long units) {
        accept(StoreFacts.order(
                node + "-o", MORNING, StoreFacts.line(1, "apple", units), StoreFacts.line(2, "apple", 1)));
        accept(StoreFacts.reserved(reservation, node + "-o", 1, node, "back", "apple", units));
    }

    @Test
    void arrivalIsReceivedAndPutAway() {
        AsnId asn = new AsnId(node + "-asn");
        accept(
                new AsnAdvised(
                        asn,
                        new SupplierId("farm"),
                        new NodeId(node),
                        MORNING.minus(Duration.ofDays(2)),
                        MORNING,
                        "carrier",
                        List.of(
                                new AsnLine(1, new ItemId("apple"), new Quantity(20), 2),
                                new AsnLine(2, new ItemId("bread"), new Quantity(9), 1))),
                new AsnArrived(asn));
        assertThat(open()).containsExactly("RECEIVE receive-" + asn + " x29");
        accept(new ReceiptCounted(
                new ReceiptId(node + "-rc"),
                asn,
                List.of(
                        new ReceiptLine(1, new Quantity(18), new Quantity(1)),
                        new ReceiptLine(2, Quantity.ZERO, new Quantity(9))),
                true));
        assertThat(open()).contains("PUT_AWAY putaway-" + node + "-rc.1 x18").hasSize(2);
    }

    @Test
    void reservationsOfAnOrderArePickedEachAndStagedOnce() {
        order(node + "-r1", 3);
        accept(StoreFacts.reserved(node + "-r2", node + "-o", 2, node, "back", "apple", 1));
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "PICK pick-" + node + "-r1 x3",
                        "PICK pick-" + node + "-r2 x1",
                        "STAGE stage-" + node + "-r1 x4");
    }

    @Test
    void followingTwiceChangesNothing() {
        order(node + "-r1", 3);
        List<String> once = open();
        log.follow(
                0,
                10_000,
                cause ->
                        intake.accept(new DerivationRules(network, receiving, inventory, book, TaskStandards.standard())
                                .derive(cause)));
        assertThat(open()).isEqualTo(once);
    }

    @Test
    void lowShelfIsFilledOnce() {
        accept(StoreFacts.counted(node, "floor", "apple", 9), StoreFacts.counted(node, "floor", "apple", 8));
        assertThat(open()).singleElement().asString().startsWith("REPLENISH").endsWith("x50");
    }

    @Test
    void returnIsInspected() {
        accept(new ReturnReceived(new ReturnId(node + "-ret"), new NodeId(node), new ItemId("apple"), new Quantity(2)));
        assertThat(open()).containsExactly("RETURN return-" + node + "-ret x2");
    }

    @Test
    void workThatManyEventsCallForIsTakenInAtOnce() {
        for (int i = 0; i < 20; i++) {
            accept(new ReturnReceived(
                    new ReturnId(node + "-ret" + i), new NodeId(node), new ItemId("apple"), new Quantity(2)));
        }
        assertThat(open()).hasSize(20);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void cancelledOrderLeavesNothingToDo() {
        order(node + "-r1", 3);
        assertThat(open()).hasSize(2);
        accept(new OrderCancelled(new OrderId(node + "-o"), "customer called"));
        assertThat(open()).isEmpty();
        assertThat(inventory
                        .findReservation(new ReservationId(node + "-r1"))
                        .orElseThrow()
                        .open())
                .isFalse();
    }

    @Test
    void blockedPickIsClearedAndTriedAgain() {
        order(node + "-r1", 3);
        open();
        TaskId pick = new TaskId("pick-" + node + "-r1");
        accept(
                new TaskStarted(pick, new NodeId(node), WORKER),
                new TaskExceptionRaised(
                        pick, new NodeId(node), WORKER, TaskExceptionReason.BLOCKED, Quantity.ZERO, "pallet"));
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "EXCEPTION exception-" + pick + " x3",
                        "PICK retry-" + pick + " x3",
                        "STAGE stage-" + node + "-r1 x3");
    }

    @Test
    void historyDerivesNothing() {
        cutover.beginHistory();
        try {
            order(node + "-r1", 3);
        } finally {
            cutover.goLive();
        }
        assertThat(open()).isEmpty();
    }
}
