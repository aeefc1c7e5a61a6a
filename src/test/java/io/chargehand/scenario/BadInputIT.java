package io.chargehand.scenario;

import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What breaks a rule is refused with field, value and rule, and leaves every table as it was. */
@ChargehandIT(properties = "chargehand.web.max-body-size=8KB")
class BadInputIT {

    private static final String EVENTS = "/v1/events";
    private static final String RECEIPTS = "/v1/receipt-risk-scores";
    private static final String PROMISES = "/v1/promise-risk-scores";
    private static final String SOURCING = "/v1/sourcing-suggestions";
    private static final String START = "/v1/tasks/pick-1/start";
    private static final String COMPLETE = "/v1/tasks/pick-1/complete";
    private static final String EXCEPTION = "/v1/tasks/pick-1/exception";
    private static final int TOO_LONG = 9_000;

    /** Good bodies; {@code AT+4h} and the like stand for instants seen from the service's present. */
    private static final String ORDER = """
            {"orderId":"o-1","method":"PICKUP","pickupNodeId":"corner","placedAt":"AT+0h","promisedAt":"AT+4h",
             "latitude":41.89,"longitude":-87.62,"lines":[{"line":1,"itemId":"milk","quantity":2,
             "unitPrice":{"amount":"3.49","currency":"USD"}}]}""";

    private static final String ASN = """
            {"asnId":"a-1","supplierId":"hillside","nodeId":"corner","carrier":"ROAD","orderedAt":"AT-9h",
             "expectedAt":"AT+5h","lines":[{"line":1,"itemId":"milk","advised":120,"cartons":10}]}""";

    private static final String STOCK = """
            {"nodeId":"corner","counts":[{"locationId":"corner.F1","itemId":"milk","status":"AVAILABLE","quantity":20}]}""";

    private static final Map<String, String> GOOD = Map.of(
            EVENTS,
            event("order-placed", ORDER),
            RECEIPTS,
            "{\"asns\":[" + ASN + "]}",
            PROMISES,
            """
            {"orders":[{"orderId":"o-1","line":1,"method":"PICKUP","itemId":"milk","quantity":2,"placedAt":"AT-1h",
             "dueAt":"AT+4h","candidates":[{"nodeId":"corner","plannedFinish":"AT+1h"}]}]}""",
            SOURCING,
            "{\"order\":" + ORDER + ",\"commit\":true}",
            START,
            "{\"workerId\":\"ada\"}",
            COMPLETE,
            "{\"workerId\":\"ada\",\"quantity\":2}",
            EXCEPTION,
            "{\"workerId\":\"ada\",\"quantity\":0,\"reason\":\"SHORT\",\"note\":\"none\"}");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.EPOCH;

    static Stream<Arguments> badPosts() {
        return Stream.of(
                        unknownIds(),
                        negativeQuantities(),
                        instantsWithoutOffset(),
                        wrongOrderOfInstants(),
                        unknownTypesAndVersions(),
                        brokenBodies())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> unknownIds() {
        return Stream.of(
                bad("unknown item of an order", EVENTS, "\"milk\"", "\"nothing\"", 404, "itemId"),
                bad("unknown pickup node", EVENTS, "\"corner\"", "\"nowhere\"", 404, "pickupNodeId"),
                badEvent("unknown supplier", "asn-advised", ASN, "\"hillside\"", "\"nobody\"", 404, "supplierId"),
                badEvent("unknown node of a count", "stock-counted", STOCK, "\"corner\"", "\"nowhere\"", 404, "nodeId"),
                badEvent("unknown location", "stock-counted", STOCK, "corner.F1", "corner.X9", 404, "locationId"),
                bad("unknown supplier to score", RECEIPTS, "\"hillside\"", "\"nobody\"", 404, "supplierId"),
                bad("unknown item to score", RECEIPTS, "\"milk\"", "\"nothing\"", 404, "itemId"),
                arguments("unknown ASN to score", RECEIPTS, "{\"asnId\":\"none\"}", 404, "asnId"),
                bad("unknown node to score", PROMISES, "\"corner\"", "\"nowhere\"", 404, "nodeId"),
                bad("unknown item to score", PROMISES, "\"milk\"", "\"nothing\"", 404, "itemId"),
                bad("unknown item to source", SOURCING, "\"milk\"", "\"nothing\"", 404, "itemId"),
                bad("unknown node to source", SOURCING, "\"corner\"", "\"nowhere\"", 404, "pickupNodeId"),
                arguments("unknown order to source", SOURCING, "{\"orderId\":\"none\"}", 404, "orderId"),
                arguments("unknown task to start", START, GOOD.get(START), 404, "taskId"),
                arguments("unknown task to complete", COMPLETE, GOOD.get(COMPLETE), 404, "taskId"),
                arguments("unknown task of an exception", EXCEPTION, GOOD.get(EXCEPTION), 404, "taskId"));
    }

    private static Stream<Arguments> negativeQuantities() {
        return Stream.of(
                bad("negative order", EVENTS, "\"quantity\":2", "\"quantity\":-2", 400, "quantity"),
                badEvent("negative ASN", "asn-advised", ASN, "\"advised\":120", "\"advised\":-120", 400, "advised"),
                badEvent(
                        "negative count",
                        "stock-counted",
                        STOCK,
                        "\"quantity\":20",
                        "\"quantity\":-20",
                        400,
                        "quantity"),
                bad("negative ASN to score", RECEIPTS, "\"advised\":120", "\"advised\":-120", 400, "advised"),
                bad("negative line to score", PROMISES, "\"quantity\":2", "\"quantity\":-2", 400, "quantity"),
                bad("negative line to source", SOURCING, "\"quantity\":2", "\"quantity\":-2", 400, "quantity"),
                bad("negative units done", COMPLETE, "\"quantity\":2", "\"quantity\":-2", 400, "quantity"),
                bad(
                        "negative units before an exception",
                        EXCEPTION,
                        "\"quantity\":0",
                        "\"quantity\":-1",
                        400,
                        "quantity"));
    }

    private static Stream<Arguments> instantsWithoutOffset() {
        return Stream.of(
                bad(
                        "event without offset",
                        EVENTS,
                        "\"time\":\"AT+0h\"",
                        "\"time\":\"2026-11-23T10:00:00\"",
                        400,
                        "time"),
                bad("order without offset", EVENTS, "AT+4h", "2026-11-23T10:00:00", 400, "promisedAt"),
                bad("ASN without offset", RECEIPTS, "AT+5h", "2026-11-23T10:00:00", 400, "expectedAt"),
                bad("line without offset", PROMISES, "AT+4h", "2026-11-23T10:00:00", 400, "dueAt"),
                bad("order to source without offset", SOURCING, "AT+4h", "2026-11-23T10:00:00", 400, "promisedAt"));
    }

    private static Stream<Arguments> wrongOrderOfInstants() {
        return Stream.of(
                bad("promise before the order", EVENTS, "AT+4h", "AT-4h", 400, "promisedAt"),
                bad("promise before the order to score", PROMISES, "AT+4h", "AT-4h", 400, "dueAt"),
                bad("promise before the order to source", SOURCING, "AT+4h", "AT-4h", 400, "promisedAt"),
                badEvent("ASN due before it was ordered", "asn-advised", ASN, "AT+5h", "AT-99h", 400, "expectedAt"),
                bad("ASN to score due before it was ordered", RECEIPTS, "AT+5h", "AT-99h", 400, "expectedAt"));
    }

    private static Stream<Arguments> unknownTypesAndVersions() {
        return Stream.of(
                bad("unknown event type", EVENTS, "order-placed.v1", "order-dreamt.v1", 400, "type"),
                bad("unknown schema version", EVENTS, "order-placed.v1", "order-placed.v9", 400, "type"),
                bad("unknown version of CloudEvents", EVENTS, "\"1.0\"", "\"7.0\"", 400, "specversion"),
                bad("unknown method", SOURCING, "\"PICKUP\"", "\"PIGEON\"", 400, "method"),
                bad("unknown reason", EXCEPTION, "\"SHORT\"", "\"BORED\"", 400, "reason"));
    }

    private static Stream<Arguments> brokenBodies() {
        return GOOD.entrySet().stream().flatMap(good -> {
            String whole = good.getValue();
            String padded = whole.substring(0, whole.length() - 1) + " ".repeat(TOO_LONG) + "}";
            return Stream.of(
                    arguments("malformed JSON", good.getKey(), whole.substring(0, whole.length() - 1), 400, "body"),
                    arguments("no JSON", good.getKey(), "oops", 400, "body"),
                    arguments("empty body", good.getKey(), "", 400, "body"),
                    arguments("body over the limit", good.getKey(), padded, 413, "body"),
                    arguments("unknown field", good.getKey(), "{\"Color\":1," + whole.substring(1), 400, "Color"));
        });
    }

    static Stream<Arguments> badGets() {
        return Stream.of(
                arguments("/v1/orders/none", 404, "orderId"),
                arguments("/v1/orders/none/promise-risk", 404, "orderId"),
                arguments("/v1/orders/a%20b", 400, "orderId"),
                arguments("/v1/asns/none", 404, "asnId"),
                arguments("/v1/tasks/none", 404, "taskId"),
                arguments("/v1/sourcing-suggestions/none", 404, "id"),
                arguments("/v1/nodes/nowhere/stock", 404, "nodeId"),
                arguments("/v1/nodes/corner/stock?item=nothing", 404, "itemId"),
                arguments("/v1/nodes/nowhere/task-queue", 404, "nodeId"),
                arguments("/v1/nodes/corner/task-queue?worker=nobody", 404, "workerId"),
                arguments("/v1/nodes/corner/task-queue?limit=-1", 400, "limit"),
                arguments("/v1/nodes/corner/task-queue?limit=many", 400, "limit"));
    }

    @BeforeEach
    void corner() throws Exception {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String node = """
                {"nodeId":"corner","name":"Corner shop","kind":"STORE","format":"GROCERY","timeZone":"UTC",
                 "latitude":41.88,"longitude":-87.63,"opens":"00:00","closes":"23:59","pickLinesPerHour":60,
                 "zones":[{"zoneId":"corner.floor","purpose":"SALES_FLOOR"}],
                 "locations":[{"locationId":"corner.F1","zoneId":"corner.floor"}],"links":[]}""";
        String item = """
                {"itemId":"milk","description":"Milk","department":"DAIRY","price":{"amount":"3.49","currency":"USD"},
                 "unitCost":{"amount":"1.90","currency":"USD"},"weightKilograms":1.05,"volumeLitres":1.1}""";
        String supplier = "{\"supplierId\":\"hillside\",\"name\":\"Hillside\",\"country\":\"US\"}";
        for (String known : new String[] {
            event("node-defined", node), event("item-defined", item), event("supplier-defined", supplier)
        }) {
            String own = known.replace("\"e-1\"", "\"setup-" + known.hashCode() + "\"");
            HttpResponse<String> answer = post(EVENTS, own);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        awaitPlanOfCorner();
    }

    /** The planner answers a new node in the background; what it writes is not what a refused body left. */
    private void awaitPlanOfCorner() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (plansOfCorner() == 0 && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(plansOfCorner()).as("plans of the corner shop").isEqualTo(1);
    }

    private long plansOfCorner() {
        return jdbc.sql("SELECT count(*) FROM backroom_plan WHERE node_id = 'corner'")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("badPosts")
    void badBodyIsRefusedAndNothingChanges(String what, String path, String body, int status, String field)
            throws Exception {
        Map<String, Long> before = rows();
        assertProblem(post(path, body), status, field);
        assertThat(rows()).as(what).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badGets")
    void badQuestionIsRefused(String path, int status, String field) throws Exception {
        Map<String, Long> before = rows();
        assertProblem(client.send(request(path).build(), BodyHandlers.ofString()), status, field);
        assertThat(rows()).isEqualTo(before);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("field").asString()).endsWith(field);
        assertThat(problem.has("value")).as("value in %s", problem).isTrue();
        assertThat(problem.path("rule").asString()).as("rule in %s", problem).isNotBlank();
    }

    /** Rows of every table but that of refused events. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'event_dead_letter'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("SELECT count(*) FROM \"" + table + "\"")
                                .query(Long.class)
                                .single()));
        assertThat(rows).containsKey("event_log");
        return rows;
    }

    private static Arguments bad(String what, String path, String from, String to, int status, String field) {
        return arguments(what, path, changed(GOOD.get(path), from, to), status, field);
    }

    private static Arguments badEvent(
            String what, String type, String data, String from, String to, int status, String field) {
        return arguments(what, EVENTS, event(type, changed(data, from, to)), status, field);
    }

    private static String changed(String good, String from, String to) {
        assertThat(good).contains(from);
        return good.replace(from, to);
    }

    private static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/test\",\"type\":\"io.chargehand." + type
                + ".v1\",\"time\":\"AT+0h\",\"data\":" + data + "}";
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        String dated = java.util.regex.Pattern.compile("AT([+-]\\d+)h")
                .matcher(body)
                .replaceAll(at -> now.plus(
                                Duration.ofHours(Long.parseLong(at.group(1).replace("+", ""))))
                        .toString());
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(dated))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
