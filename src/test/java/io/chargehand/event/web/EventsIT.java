package io.chargehand.event.web;

import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT
class EventsIT {

    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String SHIFT = "{\"shiftId\":\"sh-1\",\"workerId\":\"w-1\",\"nodeId\":\"n-1\","
            + "\"hours\":{\"start\":\"2026-03-01T08:00:00-06:00\",\"end\":\"2026-03-01T16:00:00-06:00\"},\"breaks\":[]}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void aNodeAndAWorker() throws Exception {
        String node = "{\"nodeId\":\"n-1\",\"name\":\"Elm Street\",\"kind\":\"STORE\",\"format\":\"grocery\","
                + "\"timeZone\":\"America/Chicago\",\"latitude\":41.5,\"longitude\":-87.6,\"opens\":\"08:00\","
                + "\"closes\":\"22:00\",\"pickLinesPerHour\":60,"
                + "\"zones\":[{\"zoneId\":\"z-1\",\"purpose\":\"BACKROOM\"}],"
                + "\"locations\":[{\"locationId\":\"l-1\",\"zoneId\":\"z-1\"}],\"links\":[]}";
        String worker = "{\"workerId\":\"w-1\",\"nodeId\":\"n-1\",\"skills\":[\"PICKING\"],\"equipment\":[],"
                + "\"wagePerHour\":{\"amount\":\"18.00\",\"currency\":\"USD\"},"
                + "\"overtimePerHour\":{\"amount\":\"27.00\",\"currency\":\"USD\"}}";
        String batch = "[" + event("n-1", "node-defined", node) + "," + event("w-1", "worker-defined", worker) + "]";
        assertThat(post(BATCH, batch).statusCode()).isEqualTo(200);
    }

    @Test
    void oneEventIsAcceptedOnceAndThenADuplicate() throws Exception {
        String supplier =
                event("once", "supplier-defined", "{\"supplierId\":\"s\",\"name\":\"Søren ☃\",\"country\":\"DK\"}");
        JsonNode first = json.readTree(post(ONE, supplier).body());
        assertThat(first.path("verdict").asString()).isEqualTo("accepted");
        assertThat(first.path("position").asLong()).isPositive();
        Map<String, Long> before = counts();
        HttpResponse<String> again = post("application/json", supplier);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("{\"id\":\"once\",\"verdict\":\"duplicate\"}");
        assertThat(counts()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT name FROM network_supplier WHERE supplier_id = 's'")
                        .query(String.class)
                        .single())
                .isEqualTo("Søren ☃");
    }

    @Test
    void aBatchHasAVerdictPerEvent() throws Exception {
        String batch =
                "[" + event("n-1", "node-defined", "{}") + "," // a duplicate need not even be valid to be refused
                        + event("b-1", "shift-scheduled", SHIFT) + ","
                        + event("b-1", "shift-scheduled", SHIFT) + ","
                        + event("b-2", "shift-scheduled", SHIFT.replace("w-1", "w-9")) + ","
                        + "7,"
                        + event("b-3", "shift-cancelled", "{\"shiftId\":\"sh-1\",\"reason\":\"ill\"}") + "]";
        HttpResponse<String> answer = post("application/json", batch);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.path("verdicts")
                        .valueStream()
                        .map(v -> v.path("verdict").asString()))
                .containsExactly("rejected", "accepted", "duplicate", "rejected", "rejected", "accepted");
        assertThat(body.path("verdicts").path(3))
                .isEqualTo(
                        json.readTree(
                                "{\"id\":\"b-2\",\"verdict\":\"rejected\","
                                        + "\"status\":404,\"field\":\"data.workerId\",\"value\":\"w-9\",\"rule\":\"must name a known worker\"}"));
        assertThat(body.path("accepted").asInt()).isEqualTo(2);
        assertThat(body.path("duplicates").asInt()).isEqualTo(1);
        assertThat(body.path("rejected").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shift-scheduled.v1 | shift-scheduled.v7 | 400 | type                | io.chargehand.shift-scheduled.v7",
                "shift-scheduled.v1 | shift-dreamt.v1    | 400 | type                | io.chargehand.shift-dreamt.v1",
                "16:00:00-06:00     | 16:00:00           | 400 | data.hours.end      | 2026-03-01T16:00:00",
                "16:00:00-06:00     | 07:00:00-06:00     | 400 | data.hours.end      | 2026-03-01T13:00:00Z",
                "`\"workerId\":`    | `\"note\":7,\"workerId\":` | 400 | data.note     | note",
                "`\"n-1\"`          | `\"n-9\"`          | 404 | data.nodeId         | n-9",
                "`\"w-1\"`          | `\"w-9\"`          | 404 | data.workerId       | w-9",
                "`\"source\":`      | `source:`          | 400 | body                | `line 1, column 34: Unexpected character ('s' (code 115)): was expecting double-quote to start property name`",
            })
    void badEventsAreRefusedAndChangeNoTableButTheDeadLetters(
            String part, String replacement, int status, String field, String value) throws Exception {
        String good = event("bad", "shift-scheduled", SHIFT);
        Map<String, Long> before = counts();
        long letters = deadLetters();
        HttpResponse<String> answer = post(ONE, good.replace(part, replacement));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("value").asString()).isEqualTo(value);
        assertThat(problem.path("rule").asString()).isNotBlank();
        assertThat(counts()).isEqualTo(before);
        assertThat(deadLetters()).isEqualTo(letters + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/cloudevents-batch+json | [{]  | 400",
                "application/cloudevents-batch+json | {}   | 400",
                "application/cloudevents-batch+json | 7    | 400",
                "application/cloudevents+json       | []   | 400",
                "application/json                   | oops | 400",
                "text/plain                         | {}   | 415",
            })
    void malformedRequestsChangeNothing(String contentType, String body, int status) throws Exception {
        Map<String, Long> before = counts();
        HttpResponse<String> answer = post(contentType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void tooManyEventsAreRefused() throws Exception {
        Map<String, Long> before = counts();
        HttpResponse<String> answer = post(BATCH, "[" + "{},".repeat(10_000) + "{}]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("rule").asString()).contains("10000");
        assertThat(counts()).isEqualTo(before);
        assertThat(json.readTree(post(BATCH, "[]").body()).path("verdicts").isEmpty())
                .isTrue();
    }

    @Test
    void deadLettersArePaged() throws Exception {
        post(ONE, event("dl-1", "shift-scheduled", SHIFT.replace("w-1", "w-8")));
        post(ONE, "not even JSON");
        JsonNode first = get("/v1/dead-letters?limit=1");
        assertThat(first.path("total").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(first.path("deadLetters").size()).isEqualTo(1);
        List<JsonNode> rest = get("/v1/dead-letters?after=" + first.path("next").asLong())
                .path("deadLetters")
                .valueStream()
                .toList();
        JsonNode last = rest.get(rest.size() - 1);
        assertThat(last.path("body").asString()).isEqualTo("not even JSON");
        assertThat(last.path("field").asString()).isEqualTo("body");
        assertThat(client.send(request("/v1/dead-letters?limit=0").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    private static String event(String id, String kind, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\", \"source\":\"/test\",\"type\":\"io.chargehand." + kind
                + ".v1\",\"time\":\"2026-02-01T08:00:00Z\",\"data\":" + data + "}";
    }

    private HttpResponse<String> post(String contentType, String body) throws Exception {
        HttpRequest request = request("/v1/events")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return json.readTree(
                client.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private long deadLetters() {
        return jdbc.sql("SELECT count(*) FROM event_dead_letter")
                .query(Long.class)
                .single();
    }

    /** Rows of every table but the dead letters, and the plans, which are written in the background for what came before. */
    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        Set<String> others = Set.of("event_dead_letter", "backroom_plan");
        List<String> tables = jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
        for (String table : tables) {
            if (!others.contains(table)) {
                counts.put(
                        table,
                        jdbc.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single());
            }
        }
        return counts;
    }
}
