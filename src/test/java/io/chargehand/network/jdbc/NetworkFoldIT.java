package io.chargehand.network.jdbc;

import io.chargehand.event.AssortmentSet;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.event.jdbc.Intakes;
import io.chargehand.event.jdbc.JdbcEventIntake;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.network.Node;
import io.chargehand.network.RetailNetwork;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import static io.chargehand.network.Stores.carries;
import static io.chargehand.network.Stores.item;
import static io.chargehand.network.Stores.location;
import static io.chargehand.network.Stores.store;
import static org.assertj.core.api.Assertions.assertThat;

class NetworkFoldIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final DataSource source = DATABASE.dataSource();
    private int events;

    @Test
    void memoryAndTablesAgreeAfterDefinitionChangeAndLateArrival() {
        RetailNetwork network = new RetailNetwork(70);
        JdbcEventIntake intake = intake(network);
        accept(intake, NOON, store("s-1"), item("i-1"), carries("s-1", "i-1", 8), supplier("Acme"));
        accept(
                intake,
                NOON.plusSeconds(60),
                carries("s-1", "i-1", 10),
                carries("s-1", "i-1", 12),
                supplier("Acme Ltd"));
        accept(intake, NOON.minusSeconds(60), carries("s-1", "i-1", 4), supplier("Old name"), item("i-1"));
        accept(
                intake,
                NOON.plusSeconds(60),
                store("s-1", List.of("floor:SALES_FLOOR", "back:BACKROOM"), List.of("floor-back:7")));
        accept(intake, NOON.minusSeconds(60), store("s-1"));
        RetailNetwork restarted = new RetailNetwork(70);
        intake(restarted);
        for (RetailNetwork each : List.of(network, restarted)) {
            Node node = each.getNode(new NodeId("s-1"));
            assertThat(node.locations()).containsExactly(location("s-1", "floor"), location("s-1", "back"));
            assertThat(node.walking(location("s-1", "back"), location("s-1", "floor"))
                            .value())
                    .isEqualTo(0.1);
            assertThat(each.findAssortment(new NodeId("s-1"), new ItemId("i-1")).map(AssortmentSet::floorCapacity))
                    .hasValue(12);
            assertThat(each.findSupplier(new SupplierId("acme")).map(SupplierDefined::name))
                    .hasValue("Acme Ltd");
            assertThat(each.getItem(new ItemId("i-1"))).isEqualTo(item("i-1"));
        }
        assertThat(restarted.getNode(new NodeId("s-1")).definition())
                .isEqualTo(network.getNode(new NodeId("s-1")).definition());
    }

    private JdbcEventIntake intake(RetailNetwork network) {
        return new Intakes(source, Clock.fixed(NOON, ZoneOffset.UTC))
                .with(List.of(new NetworkFold(new JdbcTemplate(source), network)));
    }

    private void accept(JdbcEventIntake intake, Instant at, OperationalFact... facts) {
        List<OperationalEvent> batch = new ArrayList<>();
        for (OperationalFact fact : facts) {
            batch.add(new OperationalEvent("e-" + events++, "/test", at, fact));
        }
        assertThat(intake.accept(batch)).allMatch(EventVerdict.Accepted.class::isInstance);
    }

    private static SupplierDefined supplier(String name) {
        return new SupplierDefined(new SupplierId("acme"), name, "US");
    }
}
