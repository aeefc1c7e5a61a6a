package io.chargehand.sourcing;

import io.chargehand.event.EventCodec;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.OrderPlaced;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.OrderId;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.counted;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.order;
import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT
class SourcingOverHttpIT {

    @Autowired
    private ServiceCalls service;

    @Autowired
    private EventIntake intake;

    @Autowired
    private EventCodec codec;

    @Autowired
    private Inventory inventory;

    @Autowired
    private SourcingSettings settings;

    @Autowired
    private Clock clock;

    @Autowired
    private JsonMapper json;

    private Instant now;

    @BeforeEach
    void twoStores() {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        accept(
                node("S1", NodeKind.STORE, 0.5, 0),
                node("S2", NodeKind.STORE, 4, 0),
                item("milk", 10, 6),
                carries("S1", "milk", 0),
                carries("S2", "milk", 0),
                counted("S1", "back", "milk", 50),
                counted("S2", "back", "milk", 50));
    }

    @Test
    void defaultsAreTheStandard() {
        assertThat(settings).isEqualTo(SourcingSettings.STANDARD);
    }

    @Test
    void commitOfAnUnknownOrderPlacesItAndReserves() throws Exception {
        HttpResponse<String> answer = post(body("fresh", 2, true), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode decision = json.readTree(answer.body());
        assertThat(decision.path("committed").asBoolean()).isTrue();
        assertThat(decision.path("allocations").path(0).path("node").asString()).isEqualTo("S1");
        assertThat(decision.path("alternatives").path(0).path("reason").asString())
                .startsWith("would cost the order +");
        assertThat(inventory.listReservations(new OrderId("fresh"))).hasSize(1);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(json.readTree(service.get(location).body())).isEqualTo(decision);
        assertThat(json.readTree(service.get(location + "/log").body())
                        .path("considered")
                        .asInt())
                .isEqualTo(1);
        assertThat(service.get("/v1/orders/fresh").statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/nodes/S1/stock?item=milk").body()).contains("\"RESERVED\"");
    }

    @Test
    void keyGivesTheSameDecisionAndRefusesAnotherRequest() throws Exception {
        HttpResponse<String> first = post(body("keyed", 2, true), "key-1");
        HttpResponse<String> second = post(body("keyed", 2, true), "key-1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json.readTree(second.body())).isEqualTo(json.readTree(first.body()));
        assertThat(inventory.listReservations(new OrderId("keyed"))).hasSize(1);
        HttpResponse<String> other = post(body("keyed", 3, true), "key-1");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json.readTree(other.body()).path("field").asString()).isEqualTo("Idempotency-Key");
    }

    @Test
    void badInputIsRefusedAndNothingIsKept() throws Exception {
        assertThat(post("{\"orderId\":\"nobody\"}", "").statusCode()).isEqualTo(404);
        assertThat(post("{}", "").statusCode()).isEqualTo(400);
        assertThat(post(body("bad", 2, false).replace("milk", "beer"), "").statusCode())
                .isEqualTo(404);
        assertThat(post(body("bad", 2, false).replace("\"quantity\":2", "\"quantity\":-2"), "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/sourcing-suggestions/D999999").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/orders/bad").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/asns/none").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/nodes/none/stock").statusCode()).isEqualTo(404);
    }

    private String body(String id, long units, boolean commit) {
        OrderPlaced placed = order(id, now, line(1, "milk", units));
        return "{\"order\":" + codec.writeFact(placed) + ",\"commit\":" + commit + "}";
    }

    private void accept(OperationalFact... facts) {
        List<OperationalEvent> events = new ArrayList<>();
        for (int i = 0; i < facts.length; i++) {
            events.add(
                    new OperationalEvent("setup-" + i + "-" + now, "/test", now.minus(Duration.ofHours(1)), facts[i]));
        }
        assertThat(intake.accept(events))
                .allSatisfy(verdict -> assertThat(verdict).isNotInstanceOf(EventVerdict.Rejected.class));
    }

    private HttpResponse<String> post(String body, String key) throws Exception {
        String[] headers = key.isEmpty() ? new String[] {} : new String[] {"Idempotency-Key", key};
        return service.post("/v1/sourcing-suggestions", body, headers);
    }
}
