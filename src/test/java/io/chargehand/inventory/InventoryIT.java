package io.chargehand.inventory;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.ItemQuantity;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.event.ReservationPicked;
import io.chargehand.event.ReservationReleased;
import io.chargehand.event.ReturnReceived;
import io.chargehand.event.SalesReported;
import io.chargehand.event.StockAdjusted;
import io.chargehand.event.StockMoved;
import io.chargehand.event.StockPlace;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.InventoryStatus;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ReturnId;
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

import static io.chargehand.kernel.InventoryStatus.AVAILABLE;
import static io.chargehand.kernel.InventoryStatus.DAMAGED;
import static io.chargehand.kernel.InventoryStatus.IN_TRANSIT;
import static io.chargehand.kernel.InventoryStatus.PICKUP_READY;
import static io.chargehand.kernel.InventoryStatus.QUALITY_HOLD;
import static io.chargehand.kernel.InventoryStatus.RESERVED;
import static io.chargehand.kernel.InventoryStatus.STAGED;
import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.at;
import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.counted;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.order;
import static io.chargehand.testing.StoreFacts.reserved;
import static io.chargehand.testing.StoreFacts.supplier;
import static org.assertj.core.api.Assertions.assertThat;

class InventoryIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final NodeId NODE = new NodeId("S1");
    private static final ItemId MILK = new ItemId("milk");

    private StateModules modules;
    private Inventory inventory;

    @BeforeEach
    void startWithFortyOnTheFloorAndTenInTheBackroom() {
        DATABASE.jdbc().sql("""
                        TRUNCATE inventory_stock, inventory_reservation, inventory_staged, inventory_inbound,
                                 fulfillment_reservation, fulfillment_line, fulfillment_order,
                                 receiving_receipt, receiving_asn_line, receiving_asn
                        """).update();
        modules = new StateModules(DATABASE);
        inventory = modules.get(Inventory.class);
        accepted(
                MORNING,
                node("S1", NodeKind.STORE, 0, 0),
                item("milk", 10, 6),
                supplier("dairy"),
                carries("S1", "milk", 5),
                counted("S1", "floor", "milk", 40),
                counted("S1", "back", "milk", 10));
    }

    @AfterEach
    void close() {
        modules.close();
    }

    @Test
    void salesComeOffTheFloorAndMayGoBelowZero() {
        accepted(minute(1), sold(45));
        assertThat(units("floor", AVAILABLE)).isEqualTo(-5);
        assertThat(inventory.listAvailable(List.of(MILK)))
                .containsExactly(new AvailableToPromise(NODE, at("S1", "back"), MILK, new Quantity(10)));
    }

    @Test
    void saleBeforeTheLastCountIsInThatCountAlready() {
        accepted(minute(5), counted("S1", "floor", "milk", 30));
        accepted(minute(4), sold(3));
        assertThat(units("floor", AVAILABLE)).isEqualTo(30);
        accepted(minute(6), sold(3));
        assertThat(units("floor", AVAILABLE)).isEqualTo(27);
    }

    @Test
    void countOlderThanTheLastChangesNothing() {
        accepted(minute(5), counted("S1", "floor", "milk", 30));
        accepted(minute(4), counted("S1", "floor", "milk", 99));
        assertThat(units("floor", AVAILABLE)).isEqualTo(30);
        assertThat(level("floor", AVAILABLE).countedAt()).isEqualTo(minute(5));
    }

    @Test
    void salesSinceACountThatArrivesLateComeOffIt() {
        accepted(minute(2), sold(1));
        accepted(minute(5), sold(3));
        accepted(minute(6), moved("back", AVAILABLE, "floor", AVAILABLE, 2));
        accepted(minute(4), counted("S1", "floor", "milk", 30));
        assertThat(units("floor", AVAILABLE)).isEqualTo(30 - 3 + 2);
        assertThat(level("floor", AVAILABLE).countedAt()).isEqualTo(minute(4));
        accepted(minute(3), sold(5));
        assertThat(units("floor", AVAILABLE)).as("the count has the sale in it").isEqualTo(29);
        accepted(minute(5), counted("S1", "floor", "milk", 20));
        assertThat(units("floor", AVAILABLE)).isEqualTo(20 + 2);
    }

    @Test
    void countThatIsTooLateToTellWhatHasHappenedSinceChangesNothing() {
        for (int hour = 1; hour <= 8; hour++) {
            accepted(minute(60 * hour), sold(1));
        }
        accepted(minute(30), counted("S1", "floor", "milk", 99));
        assertThat(units("floor", AVAILABLE)).isEqualTo(40 - 8);
        accepted(minute(60 * 3), counted("S1", "floor", "milk", 90));
        assertThat(units("floor", AVAILABLE)).isEqualTo(90 - 5);
    }

    @Test
    void firstCountOfAPlaceMayComeAfterItsSales() {
        accepted(minute(1), moved("back", AVAILABLE, "dock", QUALITY_HOLD, 4));
        accepted(minute(0), counted("S1", "back", "milk", 10));
        assertThat(units("back", AVAILABLE)).isEqualTo(10 - 4);
    }

    @Test
    void shipmentPassesInTransitAndQualityHoldToStorage() {
        AsnAdvised asn = new AsnAdvised(
                new AsnId("A1"),
                new SupplierId("dairy"),
                NODE,
                MORNING,
                MORNING.plus(Duration.ofHours(3)),
                "TRUCK",
                List.of(new AsnLine(1, MILK, new Quantity(24), 2), new AsnLine(2, MILK, new Quantity(6), 1)));
        accepted(minute(1), asn);
        assertThat(units("dock", IN_TRANSIT)).isEqualTo(30);
        ReceiptLine counted = new ReceiptLine(1, new Quantity(20), new Quantity(1));
        accepted(minute(2), new ReceiptCounted(new ReceiptId("R1"), new AsnId("A1"), List.of(counted), true));
        assertThat(units("dock", IN_TRANSIT)).isZero();
        assertThat(units("dock", QUALITY_HOLD)).isEqualTo(20);
        assertThat(units("dock", DAMAGED)).isEqualTo(1);
        accepted(minute(3), moved("dock", QUALITY_HOLD, "back", AVAILABLE, 20));
        assertThat(units("dock", QUALITY_HOLD)).isZero();
        assertThat(units("back", AVAILABLE)).isEqualTo(30);
    }

    @Test
    void reservationIsPickedMadeReadyAndHandedOver() {
        accepted(
                minute(1), order("O1", MORNING, line(1, "milk", 4)), reserved("V1", "O1", 1, "S1", "floor", "milk", 4));
        assertThat(units("floor", AVAILABLE)).isEqualTo(36);
        assertThat(units("floor", RESERVED)).isEqualTo(4);
        accepted(minute(2), picked("V1", 3));
        accepted(minute(3), new ReservationReleased(new ReservationId("V1"), "short pick"));
        assertThat(units("floor", RESERVED)).isZero();
        assertThat(units("floor", AVAILABLE)).isEqualTo(37);
        assertThat(units("stage", STAGED)).isEqualTo(3);
        accepted(minute(4), fulfilled(FulfillmentStep.READY, 3));
        assertThat(units("stage", STAGED)).isZero();
        assertThat(units("stage", PICKUP_READY)).isEqualTo(3);
        accepted(minute(5), fulfilled(FulfillmentStep.HANDED_OVER, 3));
        assertThat(units("stage", PICKUP_READY)).isZero();
        Reservation reservation =
                inventory.findReservation(new ReservationId("V1")).orElseThrow();
        assertThat(reservation.open()).isFalse();
        assertThat(reservation.picked()).isEqualTo(new Quantity(3));
        assertThat(reservation.version()).isEqualTo(3);
    }

    @Test
    void handOverHeardOfBeforeReadyEndsTheSame() {
        accepted(
                minute(1), order("O1", MORNING, line(1, "milk", 4)), reserved("V1", "O1", 1, "S1", "floor", "milk", 4));
        accepted(minute(2), picked("V1", 4));
        accepted(minute(5), fulfilled(FulfillmentStep.HANDED_OVER, 4));
        accepted(minute(4), fulfilled(FulfillmentStep.READY, 4));
        assertThat(units("stage", STAGED)).isZero();
        assertThat(units("stage", PICKUP_READY)).isZero();
        assertThat(inventory.listOpenReservations(NODE)).isEmpty();
    }

    @Test
    void lastUnitsGoToOneReservationOfACall() {
        accepted(minute(1), order("O1", MORNING, line(1, "milk", 40)), order("O2", MORNING, line(1, "milk", 40)));
        List<EventVerdict> verdicts = modules.accept(
                minute(2),
                reserved("V1", "O1", 1, "S1", "floor", "milk", 30),
                reserved("V2", "O2", 1, "S1", "floor", "milk", 30),
                reserved("V3", "O2", 1, "S1", "floor", "milk", 10));
        assertThat(verdicts.get(0)).isInstanceOf(EventVerdict.Accepted.class);
        assertThat(reason(verdicts.get(1))).isInstanceOf(ConflictException.class);
        assertThat(reason(verdicts.get(1)).field()).isEqualTo("quantity");
        assertThat(reason(verdicts.get(1)).rule()).contains("at most the 10 units of milk available at S1-floor");
        assertThat(verdicts.get(2)).isInstanceOf(EventVerdict.Accepted.class);
        assertThat(units("floor", AVAILABLE)).isZero();
        assertThat(units("floor", RESERVED)).isEqualTo(40);
    }

    @Test
    void pickBeyondTheReservationIsRefused() {
        accepted(
                minute(1), order("O1", MORNING, line(1, "milk", 4)), reserved("V1", "O1", 1, "S1", "floor", "milk", 4));
        rejected(picked("V1", 5), "quantity");
        rejected(picked("V9", 1), "reservationId");
        accepted(minute(2), picked("V1", 4));
        rejected(picked("V1", 1), "reservationId");
    }

    @Test
    void whatIsNotKnownIsRefused() {
        rejected(counted("S9", "floor", "milk", 1), "nodeId");
        rejected(counted("S1", "roof", "milk", 1), "counts[0].locationId");
        rejected(counted("S1", "floor", "beer", 1), "counts[0].itemId");
        rejected(moved("floor", AVAILABLE, "floor", RESERVED, 1), "to.status");
        rejected(
                new SalesReported(NODE, List.of(new ItemQuantity(new ItemId("beer"), new Quantity(1)))),
                "sales[0].itemId");
        rejected(new ReturnReceived(new ReturnId("T1"), NODE, new ItemId("beer"), new Quantity(1)), "itemId");
        rejected(fulfilled(FulfillmentStep.READY, 1), "orderLine");
    }

    @Test
    void returnsAndAdjustmentsAreBooked() {
        accepted(
                minute(1),
                new ReturnReceived(new ReturnId("T1"), NODE, MILK, new Quantity(2)),
                new StockAdjusted(NODE, MILK, new StockPlace(at("S1", "back"), AVAILABLE), -3, "broken"));
        assertThat(units("dock", QUALITY_HOLD)).isEqualTo(2);
        assertThat(units("back", AVAILABLE)).isEqualTo(7);
    }

    private void accepted(Instant at, OperationalFact... facts) {
        assertThat(modules.accept(at, facts))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class));
    }

    private void rejected(OperationalFact fact, String field) {
        EventVerdict verdict = modules.accept(minute(9), fact).get(0);
        assertThat(verdict).isInstanceOf(EventVerdict.Rejected.class);
        assertThat(reason(verdict).field()).isEqualTo(field);
    }

    private static InvalidInputException reason(EventVerdict verdict) {
        return ((EventVerdict.Rejected) verdict).reason();
    }

    private long units(String place, InventoryStatus status) {
        return inventory.listStock(NODE, MILK).stream()
                .filter(each -> each.place().equals(new StockPlace(at("S1", place), status)))
                .mapToLong(StockLevel::units)
                .sum();
    }

    private StockLevel level(String place, InventoryStatus status) {
        return inventory.listStock(NODE, MILK).stream()
                .filter(each -> each.place().equals(new StockPlace(at("S1", place), status)))
                .findFirst()
                .orElseThrow();
    }

    private static Instant minute(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }

    private static SalesReported sold(long units) {
        return new SalesReported(NODE, List.of(new ItemQuantity(MILK, new Quantity(units))));
    }

    private static StockMoved moved(
            String from, InventoryStatus fromStatus, String to, InventoryStatus toStatus, long units) {
        return new StockMoved(
                NODE,
                MILK,
                new StockPlace(at("S1", from), fromStatus),
                new StockPlace(at("S1", to), toStatus),
                new Quantity(units));
    }

    private static ReservationPicked picked(String reservation, long units) {
        return new ReservationPicked(new ReservationId(reservation), at("S1", "stage"), new Quantity(units));
    }

    private static OrderLineFulfilled fulfilled(FulfillmentStep step, long units) {
        return new OrderLineFulfilled(
                new OrderLineRef(new OrderId("O1"), 1), NODE, at("S1", "stage"), new Quantity(units), step);
    }
}
