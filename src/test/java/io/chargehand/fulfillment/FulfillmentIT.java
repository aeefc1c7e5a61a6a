package io.chargehand.fulfillment;

import io.chargehand.event.EventVerdict;
import io.chargehand.event.FinishPlanned;
import io.chargehand.event.FulfillmentStep;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderCancelled;
import io.chargehand.event.OrderLineFulfilled;
import io.chargehand.event.ReservationReleased;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.testing.StateModules;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.at;
import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.counted;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.order;
import static io.chargehand.testing.StoreFacts.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FulfillmentIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final OrderId ORDER = new OrderId("O1");
    private static final Instant DUE = MORNING.plus(Duration.ofHours(4));

    private StateModules modules;
    private Fulfillment fulfillment;

    @BeforeEach
    void startWithAnOrderOfThreeShirts() {
        DATABASE.jdbc().sql("""
                        TRUNCATE inventory_stock, inventory_reservation, inventory_staged, inventory_inbound,
                                 fulfillment_reservation, fulfillment_line, fulfillment_order
                        """).update();
        modules = new StateModules(DATABASE);
        fulfillment = modules.get(Fulfillment.class);
        accepted(
                MORNING,
                node("S1", NodeKind.STORE, 0, 0),
                item("shirt", 10, 6),
                carries("S1", "shirt", 1),
                counted("S1", "floor", "shirt", 50),
                order("O1", MORNING, line(1, "shirt", 3)));
    }

    @AfterEach
    void close() {
        modules.close();
    }

    @Test
    void promiseIsKeptWhenTheLastUnitIsReadyInTime() {
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 3));
        assertThat(outcome(MORNING)).isEqualTo(PromiseOutcome.PENDING);
        accepted(DUE.minusSeconds(60), step(FulfillmentStep.READY, 2));
        assertThat(outcome(DUE)).isEqualTo(PromiseOutcome.PENDING);
        accepted(DUE.minusSeconds(1), step(FulfillmentStep.READY, 1));
        assertThat(outcome(DUE.plusSeconds(99))).isEqualTo(PromiseOutcome.KEPT);
        assertThat(outcome(DUE.minusSeconds(2))).as("not known yet").isEqualTo(PromiseOutcome.PENDING);
        assertThat(fulfillment.getOrder(ORDER).isOpen()).isFalse();
        assertThat(fulfillment.listOpenOrders(10)).isEmpty();
    }

    @Test
    void promiseIsMissedOnceDueHasPassed() {
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 3));
        assertThat(outcome(DUE.plusSeconds(1))).isEqualTo(PromiseOutcome.MISSED);
        accepted(DUE.plusSeconds(5), step(FulfillmentStep.READY, 3));
        assertThat(outcome(DUE.plusSeconds(9))).isEqualTo(PromiseOutcome.MISSED);
    }

    @Test
    void handOverHeardOfBeforeReadyLeavesTheTimeOfReady() {
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 3));
        accepted(DUE.plusSeconds(60), step(FulfillmentStep.HANDED_OVER, 3));
        accepted(DUE.minusSeconds(60), step(FulfillmentStep.READY, 3));
        assertThat(fulfillment.getOrder(ORDER).line(1).completedAt()).contains(DUE.minusSeconds(60));
        assertThat(outcome(DUE.plusSeconds(90))).isEqualTo(PromiseOutcome.KEPT);
    }

    @Test
    void handOverWithoutReadyCompletesTheLine() {
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 3));
        accepted(DUE.minusSeconds(60), step(FulfillmentStep.HANDED_OVER, 3));
        OrderLineState state = fulfillment.getOrder(ORDER).line(1);
        assertThat(state.ready()).isEqualTo(new Quantity(3));
        assertThat(state.completedAt()).contains(DUE.minusSeconds(60));
    }

    @Test
    void cancelledOrderIsVoidAndTakesNoReservation() {
        accepted(MORNING.plusSeconds(9), new OrderCancelled(ORDER, "changed"));
        assertThat(outcome(DUE.plusSeconds(1))).isEqualTo(PromiseOutcome.VOID);
        assertThat(rejected(reserved("V1", "O1", 1, "S1", "floor", "shirt", 3)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void noMoreIsReservedThanOrderedAndWhatIsReleasedMayBeReservedAgain() {
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 2));
        assertThat(rejected(reserved("V2", "O1", 1, "S1", "floor", "shirt", 2)).rule())
                .contains("at most the 1 units of O1/1 not reserved yet");
        accepted(
                MORNING,
                new ReservationReleased(new ReservationId("V1"), "elsewhere"),
                reserved("V3", "O1", 1, "S1", "floor", "shirt", 3));
        assertThat(fulfillment.getOrder(ORDER).line(1).reserved()).isEqualTo(new Quantity(3));
    }

    @Test
    void reservationThatInventoryRefusesDoesNotCount() {
        List<EventVerdict> verdicts = modules.accept(
                MORNING,
                reserved("V1", "O1", 1, "S1", "back", "shirt", 3),
                reserved("V2", "O1", 1, "S1", "floor", "shirt", 3));
        assertThat(verdicts.get(0)).isInstanceOf(EventVerdict.Rejected.class);
        assertThat(verdicts.get(1)).isInstanceOf(EventVerdict.Accepted.class);
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThat(rejected(order("O1", MORNING, line(1, "shirt", 1))).field()).isEqualTo("orderId");
        assertThat(rejected(order("O2", MORNING, line(1, "hat", 1))).field()).isEqualTo("lines[0].itemId");
        assertThat(rejected(new OrderCancelled(new OrderId("O9"), "why")).field())
                .isEqualTo("orderId");
        OrderLineRef missing = new OrderLineRef(ORDER, 2);
        assertThat(rejected(new FinishPlanned(missing, new NodeId("S1"), DUE)).field())
                .isEqualTo("orderLine");
        accepted(MORNING, reserved("V1", "O1", 1, "S1", "floor", "shirt", 3));
        assertThat(rejected(step(FulfillmentStep.READY, 4)).field()).isEqualTo("quantity");
        assertThatThrownBy(() -> fulfillment.getOrder(new OrderId("O9"))).isInstanceOf(UnknownIdException.class);
    }

    private PromiseOutcome outcome(Instant asOf) {
        return fulfillment.getOrder(ORDER).outcome(1, asOf);
    }

    private static OrderLineFulfilled step(FulfillmentStep step, long units) {
        return new OrderLineFulfilled(
                new OrderLineRef(ORDER, 1), new NodeId("S1"), at("S1", "stage"), new Quantity(units), step);
    }

    private void accepted(Instant at, OperationalFact... facts) {
        assertThat(modules.accept(at, facts))
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class));
    }

    private InvalidInputException rejected(OperationalFact fact) {
        EventVerdict verdict = modules.accept(MORNING.plusSeconds(99), fact).get(0);
        assertThat(verdict).isInstanceOf(EventVerdict.Rejected.class);
        return ((EventVerdict.Rejected) verdict).reason();
    }
}
