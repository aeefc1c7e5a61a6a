package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.fulfillment.OrderLineState;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.UnknownIdException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SourcingRulesTest {

    @Test
    void lineSplitsOverNodesWhereNoneHasEnough() {
        SourcingDecision decision = scene().stock("near", "floor", "shirt", 2)
                .stock("far", "back", "shirt", 2)
                .suggest(order("O1", MORNING, line(1, "shirt", 3)));
        assertThat(decision.allocations())
                .extracting(each -> each.node().value(), each -> each.quantity().units())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("near", 2L),
                        org.assertj.core.groups.Tuple.tuple("far", 1L));
        assertThat(decision.unfilled()).isEmpty();
        assertThat(decision.costs()).extracting(CostItem::kind).contains(CostKind.SPLIT);
    }

    @Test
    void largeLineTakesAllOfTwoPlaces() {
        SourcingDecision decision = scene().stock("near", "floor", "shirt", 80)
                .stock("far", "back", "shirt", 920)
                .suggest(order("O1", MORNING, line(1, "shirt", 1_000)));
        assertThat(decision.allocations().stream()
                        .mapToLong(each -> each.quantity().units()))
                .containsExactlyInAnyOrder(80L, 920L);
    }

    @Test
    void whatNobodyHasIsUnfilledWithAReason() {
        SourcingDecision some =
                scene().stock("near", "floor", "shirt", 2).suggest(order("O1", MORNING, line(1, "shirt", 3)));
        assertThat(some.unfilled())
                .singleElement()
                .satisfies(each -> assertThat(each.quantity()).isEqualTo(new Quantity(1)))
                .satisfies(each -> assertThat(each.reason())
                        .isEqualTo("only 2 of 3 units are available at nodes that may fill the order"));
        assertThat(some.costs()).extracting(CostItem::kind).contains(CostKind.UNFILLED);
        SourcingDecision none = scene().suggest(order("O1", MORNING, line(1, "shirt", 3)));
        assertThat(none.allocations()).isEmpty();
        assertThat(none.unfilled())
                .extracting(Unfilled::reason)
                .containsExactly("no node has available units of shirt");
    }

    @Test
    void twoLinesOfOneItemShareItsStock() {
        SourcingDecision decision = scene().stock("near", "floor", "shirt", 3)
                .suggest(order("O1", MORNING, line(1, "shirt", 2), line(2, "shirt", 2)));
        assertThat(decision.allocations().stream()
                        .mapToLong(each -> each.quantity().units())
                        .sum())
                .isEqualTo(3);
        assertThat(decision.unfilled().stream()
                        .mapToLong(each -> each.quantity().units())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void nodeAtCapacityIsLeftOut() {
        OrderPlaced order = order("O1", MORNING, line(1, "shirt", 1));
        SourcingScene scene = scene().stock("near", "back", "shirt", 9).stock("far", "back", "shirt", 9);
        assertThat(scene.choice(order)).isEqualTo("near");
        assertThat(scene.load("near", 4, 119).choice(order))
                .as("one line left of 30 an hour for 4 hours")
                .isIn("near", "far");
        SourcingDecision full = scene.load("near", 4, 120).suggest(order);
        assertThat(full.allocations()).extracting(each -> each.node().value()).containsExactly("far");
        assertThat(full.alternatives())
                .anySatisfy(each -> assertThat(each.reason()).startsWith("can pick no more lines"));
    }

    @Test
    void methodsLimitTheNodes() {
        SourcingScene scene = scene().node("dc", NodeKind.DC, 300, 500)
                .node("dark", NodeKind.DARK_STORE, 20, 60)
                .stock("near", "back", "shirt", 9)
                .stock("dc", "back", "shirt", 9)
                .stock("dark", "back", "shirt", 9);
        assertThat(scene.choice(method(FulfillmentMethod.SHIP_FROM_DC, 1))).isEqualTo("dc");
        assertThat(scene.choice(method(FulfillmentMethod.SAME_DAY, 1))).isEqualTo("dark");
        assertThat(scene.suggest(method(FulfillmentMethod.SHIP_FROM_DC, 12)).unfilled())
                .as("stores fill what the centres lack")
                .isEmpty();
        OrderPlaced pickup = new OrderPlaced(
                new OrderId("O1"),
                FulfillmentMethod.PICKUP,
                MORNING,
                MORNING.plus(Duration.ofHours(4)),
                Optional.empty(),
                Optional.of(new NodeId("near")),
                0,
                0,
                List.of(line(1, "shirt", 1)));
        SourcingDecision decision = scene.suggest(pickup);
        assertThat(decision.allocations())
                .extracting(each -> each.node().value())
                .containsExactly("near");
        assertThat(decision.alternatives())
                .extracting(Alternative::reason)
                .containsOnly("is not the node of the pickup");
    }

    @Test
    void onlyWhatIsNotReservedYetIsFound() {
        OrderPlaced order = order("O1", MORNING, line(1, "shirt", 3));
        OrderLineState state = new OrderLineState(
                order.lines().get(0), new Quantity(2), Quantity.ZERO, Quantity.ZERO, Optional.empty());
        SourcingDecision decision = scene().stock("near", "back", "shirt", 9)
                .known(new CustomerOrder(order, List.of(state), Optional.empty()))
                .suggest(order);
        assertThat(decision.allocations()).extracting(Allocation::quantity).containsExactly(new Quantity(1));
    }

    @Test
    void cancelledAndUnknownAreRefused() {
        OrderPlaced order = order("O1", MORNING, line(1, "shirt", 3));
        OrderLineState state =
                new OrderLineState(order.lines().get(0), Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Optional.empty());
        SourcingScene scene =
                scene().known(new CustomerOrder(order, List.of(state), Optional.of(MORNING.plusSeconds(1))));
        assertThatThrownBy(() -> scene.suggest(order)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> scene().suggest(order("O2", MORNING, line(1, "hat", 1))))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("lines[0].itemId");
    }

    private static OrderPlaced method(FulfillmentMethod method, long units) {
        return order("O1", method, MORNING, Duration.ofHours(4), line(1, "shirt", units));
    }

    private static SourcingScene scene() {
        return new SourcingScene().item(item("shirt", 10, 6)).store("near", 50).store("far", 300);
    }
}
