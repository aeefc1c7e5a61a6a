package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.Money;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.USD;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.order;
import static org.assertj.core.api.Assertions.assertThat;

/** Two stores alike but that A is a little dearer to reach: A loses until the other's cost rises. Each test changes one cost. */
class SourcingCostsTest {

    private static final OrderPlaced ORDER = order("O1", MORNING, line(1, "shirt", 1));

    @Test
    void freightDecides() {
        assertThat(twoStores(50, 50).choice(ORDER)).isEqualTo("A");
        assertThat(twoStores(500, 50).choice(ORDER)).isEqualTo("B");
        assertThat(twoStores(50, 500).choice(ORDER)).isEqualTo("A");
    }

    @Test
    void pickingAtThePresentLoadDecides() {
        assertThat(twoStores(50, 50).load("A", 1, 60).choice(ORDER)).isEqualTo("B");
        assertThat(twoStores(50, 50).load("A", 1, 60).load("B", 1, 90).choice(ORDER))
                .isEqualTo("A");
        assertThat(twoStores(50, 50).load("A", 3, 60).load("B", 1, 60).choice(ORDER))
                .isEqualTo("A");
    }

    @Test
    void missRiskDecides() {
        assertThat(twoStores(50, 50).missProbability("A", 0.20).choice(ORDER)).isEqualTo("B");
        assertThat(twoStores(50, 50)
                        .missProbability("A", 0.20)
                        .missProbability("B", 0.30)
                        .choice(ORDER))
                .isEqualTo("A");
    }

    @Test
    void doubtfulStockDecides() {
        assertThat(stores(50, 50)
                        .stock("A", "back", "shirt", 20, Duration.ofDays(60))
                        .stock("B", "back", "shirt", 20)
                        .choice(ORDER))
                .as("counted long ago")
                .isEqualTo("B");
        assertThat(stores(50, 50)
                        .stock("A", "back", "shirt", 1)
                        .stock("B", "back", "shirt", 20)
                        .choice(ORDER))
                .as("the last unit")
                .isEqualTo("B");
        assertThat(twoStores(50, 50).shortPicks("A", "shirt", 40, 10).choice(ORDER))
                .as("came up short before")
                .isEqualTo("B");
        assertThat(twoStores(50, 50).stock("A", "floor", "shirt", -2).choice(ORDER))
                .as("less than nothing on the floor")
                .isEqualTo("B");
    }

    @Test
    void spoilageDecides() {
        OrderPlaced milk = order("O1", MORNING, line(1, "milk", 1));
        assertThat(perishable().choice(milk)).isEqualTo("A");
        assertThat(perishable().carries("B", "milk", 0.1).choice(milk))
                .as("B has more than it sells in time")
                .isEqualTo("B");
        assertThat(perishable().carries("A", "milk", 12).choice(milk))
                .as("A sells its shelf empty before it is refilled")
                .isEqualTo("B");
    }

    @Test
    void splitDecides() {
        OrderPlaced two = order("O1", MORNING, line(1, "shirt", 1), line(2, "socks", 1));
        SourcingScene scene = stores(50, 50)
                .item(item("socks", 10, 6))
                .stock("A", "back", "shirt", 20)
                .stock("B", "back", "socks", 20)
                .stock("B", "back", "shirt", 20)
                .missProbability("B", 0.30);
        assertThat(nodes(scene.settings(splitAndFreight(0, 0)).suggest(two))).containsExactly("A", "B");
        assertThat(nodes(scene.settings(splitAndFreight(5, 0)).suggest(two))).containsExactly("B", "B");
        assertThat(nodes(scene.settings(splitAndFreight(0, 4)).suggest(two)))
                .as("the second parcel alone")
                .containsExactly("B", "B");
    }

    @Test
    void costsAddUpToTheTotal() {
        SourcingDecision decision = twoStores(50, 50).suggest(ORDER);
        Money sum = decision.allocations().get(0).costs().stream()
                .map(CostItem::amount)
                .reduce(Money.zero(USD), Money::plus);
        assertThat(decision.total()).isEqualTo(sum);
        assertThat(decision.alternatives()).hasSize(1);
        assertThat(decision.alternatives().get(0).reason()).startsWith("would cost the order +");
    }

    private static SourcingScene stores(double kilometresToA, double kilometresToB) {
        return new SourcingScene()
                .item(item("shirt", 10, 6))
                .store("A", kilometresToA)
                .store("B", kilometresToB);
    }

    private static SourcingScene twoStores(double kilometresToA, double kilometresToB) {
        return stores(kilometresToA, kilometresToB)
                .stock("A", "back", "shirt", 20)
                .stock("B", "back", "shirt", 20);
    }

    private static SourcingScene perishable() {
        return new SourcingScene()
                .item(item("milk", 10, 6, Optional.of(Duration.ofDays(4))))
                .store("A", 50)
                .store("B", 50)
                .stock("A", "back", "milk", 48)
                .stock("B", "back", "milk", 48)
                .carries("A", "milk", 5)
                .carries("B", "milk", 5);
    }

    private static java.util.List<String> nodes(SourcingDecision decision) {
        return decision.allocations().stream().map(each -> each.node().value()).toList();
    }

    private static SourcingSettings splitAndFreight(double split, double parcel) {
        SourcingSettings s = SourcingSettings.STANDARD;
        java.util.List<FreightTariff.Band> bands =
                java.util.List.of(new FreightTariff.Band(Double.MAX_VALUE, parcel, 0));
        return new SourcingSettings(
                new FreightTariff(bands, bands),
                s.doubt(),
                s.goodwill(),
                s.failedPick(),
                split,
                s.lineDelayPerMinute(),
                s.extraUnitMinutes(),
                s.sellThroughHours(),
                s.remainingLifeShare(),
                s.openHoursPerDay(),
                s.shortestCapacityHours(),
                s.storesBackUpDcs(),
                s.nodesPerLine(),
                s.commitAttempts(),
                s.moves(),
                s.exhaustiveLimit(),
                s.seed());
    }
}
