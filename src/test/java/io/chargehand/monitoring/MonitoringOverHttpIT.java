package io.chargehand.monitoring;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.node;
import static io.chargehand.testing.StoreFacts.supplier;
import static org.assertj.core.api.Assertions.assertThat;

/** Without a model: what is scored by rate tables is kept too, and its outcomes are joined. */
@ChargehandIT(properties = {"chargehand.monitoring.write-every=PT0.1S", "chargehand.main-job.models=target/no-models"})
class MonitoringOverHttpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private EventIntake intake;

    @Autowired
    private MonitoringStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.EPOCH;
    private int sent;

    @BeforeEach
    void oneStore() throws Exception {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(2));
        accept(
                now,
                node("S1", NodeKind.STORE, 0.5, 0),
                item("milk", 10, 6),
                carries("S1", "milk", 0),
                supplier("dairy"));
        jdbc.sql("TRUNCATE monitoring_score, monitoring_asked, monitoring_outcome")
                .update();
    }

    @Test
    void aScoreIsKeptWithItsFeaturesAndFeedbackJoinsIt() throws Exception {
        JsonNode score = score("F1");
        assertThat(score.path("fallback").asBoolean()).isTrue();
        await("SELECT count(*) FROM monitoring_asked WHERE 'F1/1' = ANY (keys)", 1);
        JsonNode kept = json.readTree(
                get("/v1/models/receipt-variance/scores?key=F1/1&limit=5").body());
        assertThat(kept.path("scores").size()).isEqualTo(1);
        assertThat(kept.at("/scores/0/fallbackReason").asString()).contains("champion");
        assertThat(kept.at("/scores/0/nodeId").asString()).isEqualTo("S1");
        JsonNode features = kept.at("/scores/0/features");
        assertThat(score.path("features").valueStream()).isNotEmpty().allSatisfy(shown -> {
            JsonNode known = features.path(shown.path("name").asString());
            String value = shown.path("value").asString();
            assertThat(known.isMissingNode()).isEqualTo(value.equals("missing"));
            assertThat(known.isMissingNode() || known.asDouble() == Double.parseDouble(value))
                    .isTrue();
        });
        assertThat(kept.at("/scores/0/answered/short").asDouble())
                .isEqualTo(score.at("/probabilities/shortage").asDouble());
        assertThat(get("/v1/models/receipt-variance/scores?key=").statusCode()).isEqualTo(400);

        String items = """
                {"items": [
                  {"model": "receipt-variance", "outcome": "short", "key": "F1/1", "label": true, "at": "%1$s"},
                  {"model": "receipt-variance", "outcome": "short", "key": "nobody/1", "label": 0, "at": "%1$s"},
                  {"model": "receipt-variance", "key": "F1/1", "label": true, "at": "%1$s"},
                  {"model": "no-such", "key": "F1/1", "label": true, "at": "%1$s"},
                  {"model": "sla-risk", "key": "o-1/1@S1", "label": 2, "at": "%1$s"},
                  {"model": "sla-risk", "key": "o-1/1@S1", "label": true, "at": "yesterday"},
                  {"model": "sla-risk", "key": "o-1/1@S1", "label": true, "at": "2999-01-01T00:00:00Z"},
                  {"model": "sla-risk", "key": "o-1/1@S1", "lable": true, "at": "%1$s"},
                  "text"]}
                """.formatted(now);
        JsonNode first = json.readTree(post("/v1/feedback", items).body());
        assertThat(results(first))
                .containsExactly(
                        "ACCEPTED",
                        "ACCEPTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED",
                        "REJECTED");
        assertThat(first.at("/verdicts/0/matched").asBoolean()).isTrue();
        assertThat(first.at("/verdicts/1/matched").asBoolean()).isFalse();
        assertThat(faults(first)).containsExactly("outcome", "model", "label", "at", "at", "lable", "item");
        assertThat(first.at("/verdicts/2/error/rule").asString()).contains("short", "late");
        JsonNode again = json.readTree(post("/v1/feedback", items).body());
        assertThat(results(again)).startsWith("DUPLICATE", "DUPLICATE", "REJECTED");
        String revised = items.replaceFirst("true", "false")
                .replaceFirst(now.toString(), now.plusSeconds(60).toString());
        assertThat(results(json.readTree(post("/v1/feedback", revised).body()))).startsWith("REVISED", "DUPLICATE");
        assertThat(results(json.readTree(post("/v1/feedback", items).body()))).startsWith("OUTDATED", "DUPLICATE");
        HttpResponse<String> empty = post("/v1/feedback", "{\"items\": []}");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(json.readTree(empty.body()).path("field").asString()).isEqualTo("items");
    }

    @Test
    void decisionsOfTheLogAreScoredAndTheirReceiptsJoined() throws Exception {
        score("warm-up");
        accept(
                now.plusSeconds(1),
                new AsnAdvised(
                        new AsnId("E1"),
                        new SupplierId("dairy"),
                        new NodeId("S1"),
                        now.minus(Duration.ofDays(1)),
                        now,
                        "C1",
                        List.of(new AsnLine(1, new ItemId("milk"), new Quantity(10), 2))));
        await("SELECT count(*) FROM monitoring_score WHERE key = 'E1/1' AND purpose = 'DECISION'", 1);
        accept(
                now.plusSeconds(30),
                new AsnArrived(new AsnId("E1")),
                new ReceiptCounted(
                        new ReceiptId("R1"),
                        new AsnId("E1"),
                        List.of(new ReceiptLine(1, new Quantity(8), new Quantity(0))),
                        true));
        await("SELECT count(*) FROM monitoring_outcome WHERE key = 'E1/1' AND source = 'EVENT'", 4);
        assertThat(jdbc.sql("SELECT outcome FROM monitoring_outcome WHERE key = 'E1/1' AND label")
                        .query(String.class)
                        .list())
                .containsExactly("short");
        String same = """
                {"items": [{"model": "receipt-variance", "outcome": "short", "key": "E1/1", "label": 1, "at": "%s"}]}
                """.formatted(now);
        assertThat(results(json.readTree(post("/v1/feedback", same).body()))).containsExactly("DUPLICATE");
    }

    @Test
    void whatIsPastItsTimeIsDeleted() throws Exception {
        jdbc.sql("""
                        INSERT INTO monitoring_score (model, version, key, node_id, decided_at, purpose, features, answered,
                                                      by_model, fallback, written_at)
                        VALUES ('sla-risk', 'v0', 'old/1@S1', 'S1', now(), 'DECISION', '[]', '{}', '{}', false, now())
                        """).update();
        assertThat(store.purge(clock.instant().minus(Duration.ofDays(1)))).isZero();
        assertThat(store.purge(clock.instant().plus(Duration.ofHours(1)))).isPositive();
        await("SELECT count(*) FROM monitoring_score WHERE key = 'old/1@S1'", 0);
    }

    @Test
    void driftWithoutAModelSaysSoEverywhere() throws Exception {
        score("asked");
        JsonNode drift = json.readTree(get("/v1/models/receipt-variance/drift").body());
        assertThat(drift.path("status").asString()).isEqualTo("NO_MODEL");
        assertThat(drift.at("/fallback/active").asBoolean()).isTrue();
        assertThat(drift.at("/fallback/reason").asString()).contains("champion");
        assertThat(drift.at("/settings/psiDrift").asDouble()).isEqualTo(0.25);
        assertThat(drift.at("/policy/driftedShare").asDouble()).isEqualTo(0.15);
        HttpResponse<String> unknown = get("/v1/models/no-such/drift");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json.readTree(unknown.body()).path("field").asString()).isEqualTo("name");
        assertThat(json.readTree(get("/v2/health/ready").body())
                        .at("/notes/models")
                        .asString())
                .contains("a rate table answers for receipt-variance");
        assertThat(get("/actuator/prometheus").body())
                .contains("chargehand_model_fallback{", "model=\"receipt-variance\"", "version=\"none\"")
                .contains("chargehand_monitoring_snapshots_lost_total");
    }

    private JsonNode score(String asn) throws Exception {
        String body = """
                {"asns": [{"asnId": "%s", "supplierId": "dairy", "nodeId": "S1", "carrier": "C1", "orderedAt": "%s",
                           "expectedAt": "%s", "lines": [{"line": 1, "itemId": "milk", "advised": 10, "cartons": 2}]}]}
                """.formatted(asn, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        HttpResponse<String> answer = post("/v1/receipt-risk-scores", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).at("/scores/0");
    }

    private void await(String count, long expected) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        long found = jdbc.sql(count).query(Long.class).single();
        while (found != expected && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            found = jdbc.sql(count).query(Long.class).single();
        }
        assertThat(found).as(count).isEqualTo(expected);
    }

    private static List<String> results(JsonNode answer) {
        return answer.path("verdicts")
                .valueStream()
                .map(verdict -> verdict.path("result").asString())
                .toList();
    }

    private static List<String> faults(JsonNode answer) {
        return answer.path("verdicts")
                .valueStream()
                .filter(verdict -> verdict.hasNonNull("error"))
                .map(verdict -> verdict.at("/error/field").asString())
                .toList();
    }

    private void accept(Instant at, OperationalFact... facts) {
        List<OperationalEvent> events = new ArrayList<>();
        for (OperationalFact fact : facts) {
            events.add(new OperationalEvent("m" + now.toEpochMilli() + "-" + sent++, "test", at, fact));
        }
        for (EventVerdict verdict : intake.accept(events)) {
            assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class);
        }
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }
}
