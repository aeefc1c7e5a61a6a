package io.chargehand.app.web;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ReadinessPart;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT(properties = "chargehand.web.max-body-size=1KB")
@Import({WebShellIT.Orders.class, WebShellIT.Models.class})
class WebShellIT {

    private static final String GOOD = """
            {"placedAt": "2026-11-23T10:00:00+01:00", "item": "4011", "margin": {"amount": "12.50", "currency": "USD"},
             "lines": [{"line": 1, "quantity": 2}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void goodBodyComesBackInTheSameDialect() throws Exception {
        HttpResponse<String> answer = post("/probe/orders", GOOD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body())).isEqualTo(json.readTree("""
                        {"placedAt": "2026-11-23T09:00:00Z", "item": "4011", "margin": {"amount": "12.50", "currency": "USD"},
                         "lines": [{"line": 1, "quantity": 2}]}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "+01:00\"      | \"           | placedAt           | must be a date and time with offset",
                "\"2026-11-23T10:00:00+01:00\" | 1764000000 | placedAt | must be a date and time with offset",
                "\"quantity\": 2 | \"quantity\": -2 | lines[0].quantity | must be at least 0",
                "\"quantity\": 2 | \"quantity\": \"2\" | lines[0].quantity | must be a whole number",
                "\"quantity\": 2 | \"quantity\": 2.5 | lines[0].quantity | must be a whole number",
                "\"quantity\": 2 | \"quantity\": 2, \"color\": 1 | lines[0].color | is not a known field",
                "\"quantity\": 2 | \"quantity\": 2, \"quantity\": 3 | body | must be well-formed JSON",
                "\"item\": \"4011\" | \"item\": \"a b\" | item           | must be 1 to 64 characters",
                "\"item\": \"4011\" | \"item\": 4011   | item           | must be",
                "\"item\"      | \"itme\"    | itme               | is not a known field",
                "\"12.50\"     | true        | margin.amount      | must be",
                "[{            | {           | lines              | must be an array",
                "[{            | [{{         | body               | must be well-formed JSON",
            })
    void badBodyNamesFieldAndRule(String from, String to, String field, String rule) throws Exception {
        assertThat(GOOD).contains(from);
        JsonNode problem = problem(post("/probe/orders", GOOD.replace(from, to)), 400);
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("rule").asString()).startsWith(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quantity\": 2 | \"quantity\": \"two\"  | a string",
                "\"quantity\": 2 | \"quantity\": true   | true",
                "\"quantity\": 2 | \"quantity\": [2]    | an array",
                "[{              | {                  | an object",
            })
    void badBodyShowsWhatWasSent(String from, String to, String value) throws Exception {
        assertThat(GOOD).contains(from);
        JsonNode problem = problem(post("/probe/orders", GOOD.replace(from, to)), 400);
        assertThat(problem.path("value").asString()).isEqualTo(value);
    }

    @Test
    void malformedJsonTellsLineAndColumn() throws Exception {
        JsonNode problem = problem(post("/probe/orders", "{\n  \"placedAt\": oops\n}"), 400);
        assertThat(problem.path("title").asString()).isEqualTo("Malformed JSON");
        assertThat(problem.path("detail").asString()).contains("line 2, column");
    }

    @Test
    void emptyBodyIsNamed() throws Exception {
        assertThat(problem(post("/probe/orders", ""), 400).path("field").asString())
                .isEqualTo("body");
    }

    @ParameterizedTest
    @CsvSource({
        "/probe/orders/unknown,                    404, orderId, unknown, must name a known order",
        "/probe/orders/taken,                      409, orderId, taken,   must be free",
        "/probe/nowhere,                           404, path, /probe/nowhere, must name a known resource",
        "/probe/limit,                             400, limit, ,         must be present",
        "/probe/limit?limit=many,                  400, limit, many,     must be a whole number",
        "/probe/since?at=2026-11-23T10:00:00,      400, at, 2026-11-23T10:00:00, must be an instant with offset",
        "/v1/dead-letters?limit=0,                 400, limit, 0,        must be from 1 to 1000",
        "/probe/nodes/a%20b,                       400, nodeId, a b,     must be 1 to 64 characters",
    })
    void badRequestNamesFieldValueAndRule(String path, int status, String field, String value, String rule)
            throws Exception {
        JsonNode problem = problem(get(path), status);
        assertThat(problem.path("field").asString()).isEqualTo(field);
        assertThat(problem.path("value").asString("")).isEqualTo(value == null ? "" : value);
        assertThat(problem.path("rule").asString()).startsWith(rule);
    }

    @Test
    void otherMethodAndMediaTypeAreNamed() throws Exception {
        HttpResponse<String> wrongMethod = send("DELETE", "/probe/orders", BodyPublishers.noBody(), "application/json");
        assertThat(problem(wrongMethod, 405).path("rule").asString()).isEqualTo("must be one of POST");
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> wrongType = send("POST", "/probe/orders", BodyPublishers.ofString(GOOD), "text/plain");
        assertThat(problem(wrongType, 415).path("field").asString()).isEqualTo("Content-Type");
    }

    @Test
    void failureInsideShowsAnIdAndNoCause() throws Exception {
        JsonNode problem = problem(get("/probe/failure"), 500);
        assertThat(problem.path("errorId").asString()).hasSize(36);
        assertThat(problem.toString()).doesNotContain("secret", "Exception", "trace");
    }

    @Test
    void bodyOverTheLimitIsRefusedAnnouncedOrNot() throws Exception {
        byte[] large = GOOD.replace("4011", "4".repeat(2000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(large), chunked)) {
            JsonNode problem = problem(send("POST", "/probe/orders", body, "application/json"), 413);
            assertThat(problem.path("field").asString()).isEqualTo("body");
            assertThat(problem.path("rule").asString()).isEqualTo("must be at most 1024 bytes");
        }
    }

    @Test
    void readyOnceNothingIsMissing() throws Exception {
        assertThat(get("/v2/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> notYet = get("/v2/health/ready");
        assertThat(notYet.statusCode()).isEqualTo(503);
        assertThat(json.readTree(notYet.body()).at("/missing/probe").asString()).isEqualTo("a model");
    }

    @Test
    void startPageLinksWhatExistsAndSafeHeadersAreSent() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/html"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        List<String> links = java.util.regex.Pattern.compile("href=\"(/[^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links).contains("/api", "/openapi", "/v2/health/ready");
        for (String link : links) {
            assertThat(get(link).statusCode()).as(link).isIn(200, 302, 503);
        }
    }

    @Test
    void apiDescriptionIsOpenApi31AndNamesTheProblem() throws Exception {
        JsonNode api = json.readTree(get("/openapi").body());
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Chargehand");
        assertThat(api.at("/paths/~1v2~1health~1ready/get/tags/0").asString()).isEqualTo("health");
        assertThat(api.at("/components/schemas/Problem/properties/rule").isMissingNode())
                .isFalse();
    }

    @Test
    void everyCallHasASummaryUnderAKnownHeading() throws Exception {
        JsonNode api = json.readTree(get("/openapi").body());
        Set<String> headings = new TreeSet<>();
        api.path("tags").forEach(tag -> headings.add(tag.path("name").asString()));
        Set<String> used = new TreeSet<>();
        api.path("paths").properties().forEach(path -> {
            if (!path.getKey().startsWith("/probe")) {
                path.getValue().forEach(call -> {
                    used.add(call.at("/tags/0").asString());
                    assertThat(call.path("summary").asString(""))
                            .as(path.getKey())
                            .isNotBlank();
                });
            }
        });
        assertThat(used).isEqualTo(headings);
    }

    private JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, BodyPublishers.ofString(body), "application/json");
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body)
                .header("Content-Type", type)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    record Line(int line, int quantity) {

        Line {
            Rules.require(quantity >= 0, "quantity", quantity, "must be at least 0");
        }
    }

    record Order(Instant placedAt, ItemId item, Money margin, List<Line> lines) {}

    static class Models implements ReadinessPart {

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public Optional<String> missing() {
            return Optional.of("a model");
        }
    }

    @RestController
    @RequestMapping("/probe")
    static class Orders {

        @PostMapping("/orders")
        Order echo(@RequestBody Order order) {
            return order;
        }

        @GetMapping("/orders/unknown")
        Order unknown() {
            throw new UnknownIdException("orderId", "unknown", "order");
        }

        @GetMapping("/orders/taken")
        Order taken() {
            throw new ConflictException("orderId", "taken", "must be free");
        }

        @GetMapping("/limit")
        int limit(@RequestParam("limit") int limit) {
            return limit;
        }

        @GetMapping("/since")
        Instant since(@RequestParam("at") Instant at) {
            return at;
        }

        @GetMapping("/nodes/{nodeId}")
        NodeId node(@PathVariable("nodeId") NodeId nodeId) {
            return nodeId;
        }

        @GetMapping("/failure")
        String failure() {
            throw new IllegalStateException("secret");
        }
    }
}
