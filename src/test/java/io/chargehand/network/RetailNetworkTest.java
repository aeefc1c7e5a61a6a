package io.chargehand.network;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.NodeDefined;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ZonePurpose;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.UnknownIdException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static io.chargehand.network.Stores.carries;
import static io.chargehand.network.Stores.item;
import static io.chargehand.network.Stores.location;
import static io.chargehand.network.Stores.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RetailNetworkTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RetailNetwork network = new RetailNetwork(70);
    private final NetworkRules rules = new NetworkRules(network);

    @Test
    void walkingTakesTheShortestWayAtTheSpeedOfAnAverageWorker() {
        given(NOON, store("s-1"));
        Node node = network.getNode(new NodeId("s-1"));
        assertThat(node.walking(location("s-1", "floor"), location("s-1", "dock"))
                        .value())
                .isEqualTo(1.5);
        assertThat(node.walking(location("s-1", "dock"), location("s-1", "dock"))
                        .value())
                .isZero();
        assertThatThrownBy(() -> node.walking(location("s-1", "dock"), location("s-2", "dock")))
                .isInstanceOf(UnknownIdException.class);
    }

    @Test
    void locationsAreListedByPurpose() {
        given(NOON, store("s-1", List.of("a:DOCK", "b:STAGING", "c:DOCK"), List.of("a-b:1", "b-c:1")));
        Node node = network.getNode(new NodeId("s-1"));
        assertThat(node.locations(ZonePurpose.DOCK)).containsExactly(location("s-1", "a"), location("s-1", "c"));
        assertThat(node.locations(ZonePurpose.SALES_FLOOR)).isEmpty();
        assertThat(node.purpose(location("s-1", "b"))).isEqualTo(ZonePurpose.STAGING);
        assertThat(node.has(location("s-2", "b"))).isFalse();
    }

    @Test
    void theNewestFactHoldsWhateverTheOrderOfArrival() {
        given(NOON, store("s-1"), item("i-1"), carries("s-1", "i-1", 8));
        given(NOON.plusSeconds(60), carries("s-1", "i-1", 12));
        given(NOON.minusSeconds(60), carries("s-1", "i-1", 4), store("s-1", List.of("only:DOCK"), List.of()));
        assertThat(network.findAssortment(new NodeId("s-1"), new ItemId("i-1")).map(AssortmentSet::floorCapacity))
                .hasValue(12);
        assertThat(network.getNode(new NodeId("s-1")).locations()).hasSize(3);
    }

    @Test
    void listsAreSorted() {
        given(NOON, store("s-2"), store("s-1"), item("i-2"), item("i-1"));
        given(NOON, carries("s-2", "i-2", 1), carries("s-1", "i-2", 1), carries("s-1", "i-1", 1));
        assertThat(network.listNodes()).extracting(Node::id).containsExactly(new NodeId("s-1"), new NodeId("s-2"));
        assertThat(network.listAssortment(new NodeId("s-1")))
                .extracting(AssortmentSet::itemId)
                .containsExactly(new ItemId("i-1"), new ItemId("i-2"));
        assertThat(network.listNodesCarrying(new ItemId("i-2"))).containsExactly(new NodeId("s-1"), new NodeId("s-2"));
        assertThat(network.listNodesCarrying(new ItemId("i-9"))).isEmpty();
        assertThatThrownBy(() -> network.getItem(new ItemId("i-9"))).isInstanceOf(UnknownIdException.class);
    }

    @Test
    void objectsToNodesThatDoNotHoldTogether() {
        given(NOON, store("s-1"));
        assertThat(objection(store("s-2"))).isEmpty();
        assertThat(objection(store("s-1"))).as("defined again").isEmpty();
        assertThat(objection(store("s-2", List.of("a:DOCK", "b:DOCK", "c:DOCK"), List.of("a-b:1"))))
                .hasValueSatisfying(reason -> assertThat(reason.field()).isEqualTo("locations[2].locationId"));
        assertThat(objection(store("s-2", List.of("a:DOCK"), List.of("a-b:1"))))
                .hasValueSatisfying(reason -> assertThat(reason.field()).isEqualTo("links[0].to"));
        assertThat(objection(store("s-2", List.of("a:DOCK", "a:DOCK"), List.of())))
                .hasValueSatisfying(reason -> assertThat(reason.field()).isEqualTo("locations[1].locationId"));
        assertThat(objection(store("s-2", List.of("a:OFFICE"), List.of())))
                .hasValueSatisfying(reason -> assertThat(reason.field()).isEqualTo("locations[0].zoneId"));
    }

    @Test
    void objectsToLocationsOfAnotherNode() {
        NodeDefined first = store("s-1");
        given(NOON, first);
        NodeDefined claims = new NodeDefined(
                new NodeId("s-2"),
                first.name(),
                first.kind(),
                first.format(),
                first.timeZone(),
                first.latitude(),
                first.longitude(),
                first.opens(),
                first.closes(),
                first.pickLinesPerHour(),
                first.zones(),
                first.locations(),
                first.links());
        assertThat(objection(claims))
                .hasValueSatisfying(
                        reason -> assertThat(reason.rule()).contains("must not belong to another node, s-1"));
    }

    @Test
    void objectsToAssortmentsThatNameNothingKnown() {
        given(NOON, store("s-1"), store("s-2"), item("i-1"));
        assertThat(objection(carries("s-1", "i-1", 4))).isEmpty();
        assertThat(objection(carries("s-9", "i-1", 4)).orElseThrow().field()).isEqualTo("nodeId");
        assertThat(objection(carries("s-1", "i-9", 4)).orElseThrow().field()).isEqualTo("itemId");
        AssortmentSet elsewhere = new AssortmentSet(
                new NodeId("s-1"), new ItemId("i-1"), Optional.empty(), location("s-2", "back"), 0, 0, 1);
        assertThat(objection(elsewhere).orElseThrow().field()).isEqualTo("storageLocation");
    }

    @Test
    void whatTheBatchDefinesIsKnown() {
        Set<Record> defined =
                Set.of(new NodeId("s-1"), new ItemId("i-1"), location("s-1", "floor"), location("s-1", "back"));
        assertThat(rules.objection(carries("s-1", "i-1", 4), defined::contains)).isEmpty();
        assertThat(rules.objection(carries("s-1", "i-1", 4), Set.of(new NodeId("s-1"), new ItemId("i-1"))::contains))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shortestWaysAgreeWithFloydAndWarshall(long seed) {
        Random random = new Random(seed);
        int places = 2 + random.nextInt(30);
        ShortestWays ways = new ShortestWays(places);
        double[][] expected = new double[places][places];
        for (int i = 0; i < places; i++) {
            Arrays.fill(expected[i], Double.POSITIVE_INFINITY);
            expected[i][i] = 0;
        }
        for (int link = 0; link < places * 2; link++) {
            int one = random.nextInt(places);
            int other = random.nextInt(places);
            double metres = random.nextInt(100);
            ways.link(one, other, metres);
            expected[one][other] = Math.min(expected[one][other], metres);
            expected[other][one] = Math.min(expected[other][one], metres);
        }
        for (int by = 0; by < places; by++) {
            for (int from = 0; from < places; from++) {
                for (int to = 0; to < places; to++) {
                    expected[from][to] = Math.min(expected[from][to], expected[from][by] + expected[by][to]);
                }
            }
        }
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                if (Double.isInfinite(expected[from][to])) {
                    assertThat(ways.metres(from, to)).isInfinite();
                } else {
                    assertThat(ways.metres(from, to)).isCloseTo(expected[from][to], within(1e-9));
                }
            }
        }
    }

    private Optional<InvalidInputException> objection(OperationalFact fact) {
        return rules.objection(fact, id -> false);
    }

    private void given(Instant at, OperationalFact... facts) {
        network.apply(Arrays.stream(facts).map(fact -> new Dated<>(at, fact)).toList());
    }
}
