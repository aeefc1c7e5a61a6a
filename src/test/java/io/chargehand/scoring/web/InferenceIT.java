package io.chargehand.scoring.web;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.NodeKind;
import io.chargehand.registry.Alias;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.RecordedVersions;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.ModelInUse;
import io.chargehand.scoring.ReceiptRiskScore;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.RiskModel;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.TrainedOperation;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import io.chargehand.testing.StoreFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.chargehand.testing.ServiceCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The contract of the Open Inference Protocol, on both models, trained small. */
@ChargehandIT
class InferenceIT {

    private static final int ROWS = 25;
    private static TrainedOperation operation;
    private static String[] versions = {};

    @TempDir
    private static Path root;

    @Autowired
    private ServiceCalls service;

    @Autowired
    private EventIntake intake;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry settings) throws IOException {
        operation = new TrainedOperation(root.resolve("models"));
        for (String name : TrainedOperation.MODELS) {
            operation.move(operation.train(name, 20), Alias.CHAMPION);
        }
        operation.train(ScoringNames.SLA_RISK, 5);
        FolderRegistry registry = operation.registry();
        versions = registry.listVersions(ScoringNames.SLA_RISK).stream()
                .map(version -> version.version())
                .toArray(String[]::new);
        RecordedVersions.register(registry, "without-files", "v1", 0.1, 0.02, "2026-01-01T00:00:00Z");
        settings.add("chargehand.main-job.models", () -> root.resolve("models").toString());
    }

    @Test
    void theServerAndItsModelsDescribeThemselves() throws Exception {
        assertThat(json(service.get("/v2")).path("name").asString()).isEqualTo("chargehand");
        JsonNode promise = json(service.get("/v2/models/sla-risk"));
        assertThat(promise.path("versions").size()).isEqualTo(2);
        assertThat(Tensors.form(promise.path("inputs"), "slack")
                        .path("datatype")
                        .asString())
                .isEqualTo("FP64");
        assertThat(Tensors.form(promise.path("inputs"), "method")
                        .path("datatype")
                        .asString())
                .isEqualTo("BYTES");
        assertThat(Tensors.form(promise.path("inputs"), "method")
                        .path("shape")
                        .get(0)
                        .asInt())
                .isEqualTo(-1);
        assertThat(Tensors.form(promise.path("outputs"), "missed")
                        .path("datatype")
                        .asString())
                .isEqualTo("FP64");
        JsonNode receipt = json(service.get("/v2/models/receipt-variance"));
        for (String head : List.of("short", "over", "damaged", "late", "received")) {
            assertThat(Tensors.form(receipt.path("outputs"), head).isMissingNode())
                    .as(head)
                    .isFalse();
        }
        JsonNode ready = json(service.get("/v2/models/sla-risk/ready"));
        assertThat(ready.path("version").asString()).isEqualTo(versions[0]);
        assertThat(json(service.get("/v2/models/sla-risk/versions/" + versions[1] + "/ready"))
                        .path("ready")
                        .asBoolean())
                .isTrue();
        assertThat(json(service.get("/v2/models/sla-risk/versions/" + versions[1]))
                        .path("name")
                        .asString())
                .isEqualTo("sla-risk");
    }

    @Test
    void promisesAreScoredAsByTheModel() throws Exception {
        ModelInUse model = operation.shelf().load(ScoringNames.SLA_RISK, versions[0]);
        List<FeatureVector> vectors =
                operation.features().follow(List.of(model.features())).get(0).promises(operation.promises(ROWS));
        RiskModel head = model.head("missed");
        JsonNode answer = json(infer(
                "sla-risk",
                body(
                        "sla-risk",
                        Tensors.columns(vectors),
                        "\"id\":\"call-1\",\"parameters\":{\"attributions\":true,\"x\":1},")));
        assertThat(answer.path("id").asString()).isEqualTo("call-1");
        assertThat(answer.path("parameters").path("x").asInt()).isEqualTo(1);
        assertThat(answer.path("model_name").asString()).isEqualTo("sla-risk");
        assertThat(answer.path("model_version").asString()).isEqualTo(versions[0]);
        JsonNode missed = Tensors.form(answer.path("outputs"), "missed");
        JsonNode odds = Tensors.form(answer.path("outputs"), "missed.logOdds");
        JsonNode attributions = Tensors.form(answer.path("outputs"), "missed.attributions");
        int width = attributions.path("shape").get(1).asInt();
        assertThat(missed.path("shape").get(0).asInt()).isEqualTo(ROWS);
        for (int row = 0; row < ROWS; row++) {
            FeatureVector vector = vectors.get(row);
            assertThat(missed.path("data").get(row).asDouble())
                    .isCloseTo(head.score(vector).value(), within(1e-12));
            Attribution expected = head.attribution(vector);
            double sum = 0;
            for (int i = 0; i < width; i++) {
                double share = attributions.path("data").get(row * width + i).asDouble();
                String column =
                        attributions.path("parameters").path("columns").get(i).asString();
                assertThat(share).isCloseTo(part(expected, column), within(1e-12));
                sum += share;
            }
            assertThat(sum).isCloseTo(odds.path("data").get(row).asDouble(), within(1e-6));
            assertThat(odds.path("data").get(row).asDouble()).isCloseTo(expected.logOdds(), within(1e-12));
        }
        JsonNode second = json(service.post(
                "/v2/models/sla-risk/versions/" + versions[1] + "/infer",
                body("sla-risk", Tensors.columns(vectors), "")));
        assertThat(second.path("model_version").asString()).isEqualTo(versions[1]);
        assertThat(second.path("outputs").size()).isEqualTo(1);
        RiskModel smaller =
                operation.shelf().load(ScoringNames.SLA_RISK, versions[1]).head("missed");
        assertThat(second.path("outputs").get(0).path("data").get(3).asDouble())
                .isCloseTo(smaller.score(vectors.get(3)).value(), within(1e-12));
    }

    private static double part(Attribution attribution, String column) {
        return column.equals("@base")
                ? attribution.base()
                : attribution.features().stream()
                        .filter(share -> share.name().equals(column))
                        .findFirst()
                        .orElseThrow()
                        .logOdds();
    }

    @Test
    void receiptsAreScoredAsByTheDomainCall() throws Exception {
        List<ReceiptCase> cases = operation.receipts(ROWS);
        List<ReceiptRiskScore> scores = new ReceiptScorer(operation.serving()).score(cases);
        String version =
                operation.shelf().findChampion(ScoringNames.RECEIPT_VARIANCE).orElseThrow();
        ModelInUse model = operation.shelf().load(ScoringNames.RECEIPT_VARIANCE, version);
        List<LiveFeatures.Followed> followed =
                operation.features().follow(List.of(model.features(), OperationalRates.receipt()));
        Map<String, List<@Nullable Object>> columns =
                Tensors.columns(followed.get(0).receipts(cases));
        Tensors.columns(followed.get(1).receipts(cases)).forEach((name, values) -> {
            if (name.contains("-at-least-")) {
                columns.put(name, values);
            }
        });
        JsonNode answer = json(infer("receipt-variance", body("receipt-variance", columns, "")));
        JsonNode received = Tensors.form(answer.path("outputs"), "received");
        int width = received.path("shape").get(1).asInt();
        for (int row = 0; row < ROWS; row++) {
            ReceiptRiskScore score = scores.get(row);
            assertThat(score.model().fallback()).isFalse();
            assertThat(Tensors.data(answer, "short", row))
                    .isCloseTo(score.shortRisk().value(), within(1e-12));
            assertThat(Tensors.data(answer, "over", row))
                    .isCloseTo(score.overRisk().value(), within(1e-12));
            assertThat(Tensors.data(answer, "damaged", row))
                    .isCloseTo(score.damagedRisk().value(), within(1e-12));
            assertThat(Tensors.data(answer, "late", row))
                    .isCloseTo(score.lateRisk().value(), within(1e-12));
            for (int i = 0; i < width; i++) {
                double share = received.path("parameters").path("shares").get(i).asDouble();
                assertThat(received.path("data").get(row * width + i).asDouble())
                        .isCloseTo(score.received().atLeast().at(share), within(1e-12));
            }
        }
    }

    @Test
    void attributionsOfTheScoreCallsAddUp() throws Exception {
        Instant present = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<OperationalEvent> facts = new ArrayList<>();
        for (OperationalFact fact : List.of(
                StoreFacts.node("S1", NodeKind.STORE, 0.5, 0),
                StoreFacts.item("milk", 10, 6),
                StoreFacts.carries("S1", "milk", 0),
                StoreFacts.supplier("dairy"))) {
            facts.add(new OperationalEvent("score-" + facts.size(), "test", present.minusSeconds(60), fact));
        }
        assertThat(intake.accept(facts)).hasOnlyElementsOfType(EventVerdict.Accepted.class);
        JsonNode promise = json(service.post(
                        "/v1/promise-risk-scores", """
                        {"attributions": true, "orders": [{"orderId": "o-1", "line": 1, "method": "PICKUP", "itemId": "milk", "quantity": 1,
                          "placedAt": "%s", "dueAt": "%s", "candidates": [{"nodeId": "S1"}]}]}
                        """.formatted(present.minusSeconds(30), present.plusSeconds(7200))))
                .path("scores")
                .get(0);
        assertThat(promise.path("fallback").asBoolean()).isFalse();
        assertAddsUp(promise.path("attributions"));
        JsonNode receipt = json(service.post("/v1/receipt-risk-scores", """
                        {"attributions": true, "asns": [{"asnId": "a-1", "supplierId": "dairy", "nodeId": "S1", "carrier": "C1",
                          "orderedAt": "%s", "expectedAt": "%s", "lines": [{"line": 1, "itemId": "milk", "advised": 20}]}]}
                        """.formatted(
                                present.minusSeconds(86_400), present.plusSeconds(7200))))
                .path("scores")
                .get(0);
        assertThat(receipt.path("fallback").asBoolean()).isFalse();
        for (String outcome : List.of("short", "over", "damaged", "late")) {
            assertAddsUp(receipt.path("attributions").path(outcome));
        }
    }

    private static void assertAddsUp(JsonNode attribution) {
        double sum = attribution.path("base").asDouble();
        assertThat(attribution.path("features").size()).isPositive();
        for (JsonNode share : attribution.path("features")) {
            sum += share.path("logOdds").asDouble();
        }
        assertThat(sum).isCloseTo(attribution.path("logOdds").asDouble(), within(1e-6));
    }

    @Test
    void outputsAreThoseAskedFor() throws Exception {
        JsonNode answer = json(infer(
                "receipt-variance",
                body(
                        "receipt-variance",
                        nothing("receipt-variance", 2),
                        "\"outputs\":[{\"name\":\"late\"},{\"name\":\"over.logOdds\"}],")));
        assertThat(answer.path("outputs").size()).isEqualTo(2);
        assertThat(answer.path("outputs").get(0).path("name").asString()).isEqualTo("late");
        assertThat(answer.path("outputs").get(1).path("name").asString()).isEqualTo("over.logOdds");
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        Map<String, List<@Nullable Object>> fine = nothing("sla-risk", 2);
        assertThat(json(infer("sla-risk", body("sla-risk", fine, "")))
                        .path("outputs")
                        .size())
                .isEqualTo(1);
        String json = body("sla-risk", fine, "");
        refused(404, infer("no-such", json), "name must name a known model");
        refused(404, service.get("/v2/models/no-such"), "name must name a known model");
        refused(404, service.get("/v2/models/no-such/ready"), "name");
        refused(
                404,
                service.post("/v2/models/sla-risk/versions/none/infer", json),
                "version must name a known version");
        refused(404, service.get("/v2/models/sla-risk/versions/none/ready"), "version");
        refused(503, service.get("/v2/models/without-files/versions/v1/ready"), "cannot be loaded");
        refused(503, infer("without-files", json), "no version of without-files bears the alias champion");
        refused(400, infer("sla-risk", json.replaceFirst("\"FP64\"", "\"BYTES\"")), "inputs[0].datatype must be FP64");
        refused(400, infer("sla-risk", json.replaceFirst("\"BYTES\"", "\"FP64\"")), "datatype must be BYTES");
        refused(400, infer("sla-risk", json.replaceFirst("\"shape\":\\[2]", "\"shape\":[2,2]")), "inputs[0].shape");
        refused(400, infer("sla-risk", json.replaceFirst("\"shape\":\\[2]", "\"shape\":[3]")), "inputs[1].shape[0]");
        refused(400, infer("sla-risk", json.replaceFirst("null,null", "null")), "must hold a value per row, 2");
        refused(
                400,
                infer("sla-risk", json.replaceFirst("null,null", "\"x\",1")),
                "inputs[0].data[0] must be a finite");
        refused(400, infer("sla-risk", json.replaceFirst("\"slack\"", "\"slag\"")), "inputs[0].name");
        refused(400, infer("sla-risk", "{\"inputs\":[]}"), "inputs must hold at least one entry");
        refused(400, infer("sla-risk", "{"), "JSON");
        refused(
                400,
                infer("sla-risk", body("sla-risk", fine, "\"outputs\":[{\"name\":\"lost\"}],")),
                "outputs[0].name");
        refused(
                400,
                infer("sla-risk", body("sla-risk", fine, "\"parameters\":{\"attributions\":\"yes\"},")),
                "attributions");
        Map<String, List<@Nullable Object>> fewer = new LinkedHashMap<>(fine);
        fewer.remove("weekday");
        refused(400, infer("sla-risk", body("sla-risk", fewer, "")), "must hold weekday");
        refused(400, infer("sla-risk", json.replace("\"shape\":[2]", "\"shape\":[10001]")), "inputs[0].shape[0]");
    }

    private static void refused(int status, HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode told = JsonMapper.shared().readTree(answer.body());
        assertThat(told.propertyNames()).containsExactly("error");
        assertThat(told.path("error").asString()).contains(words);
    }

    private String body(String model, Map<String, List<@Nullable Object>> columns, String more) throws Exception {
        return Tensors.body(json(service.get("/v2/models/" + model)).path("inputs"), columns, more);
    }

    private Map<String, List<@Nullable Object>> nothing(String model, int rows) throws Exception {
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        json(service.get("/v2/models/" + model))
                .path("inputs")
                .forEach(input -> columns.put(
                        input.path("name").asString(), new ArrayList<>(Arrays.asList(new @Nullable Object[rows]))));
        return columns;
    }

    private HttpResponse<String> infer(String model, String body) throws Exception {
        return service.post("/v2/models/" + model + "/infer", body);
    }
}
