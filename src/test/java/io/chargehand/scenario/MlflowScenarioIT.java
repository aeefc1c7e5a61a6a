package io.chargehand.scenario;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.RandomOperation;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.NodeKind;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.Registries;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.MlflowServer;
import io.chargehand.testing.PythonEnvironment;
import io.chargehand.testing.ServiceCalls;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import io.chargehand.training.ShippedJobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.chargehand.testing.ServiceCalls.json;
import static io.chargehand.testing.StoreFacts.carries;
import static io.chargehand.testing.StoreFacts.counted;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A model's life with MLflow as its record: trained, registered, shadowed, refused by gates, promoted and taken back while
 * clients keep asking, moved by another user of MLflow, and served on while MLflow is down.
 */
@ChargehandIT
class MlflowScenarioIT {

    private static final String NAME = ScoringNames.SLA_RISK;
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private static final String API = "/api/2.0/mlflow/";

    @TempDir
    private static Path folder;

    private static MlflowServer mlflow;

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceCalls service;

    @Autowired
    private ModelRegistry registry;

    @Autowired
    private ServingModels serving;

    @Autowired
    private EventIntake intake;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void startMlflow() throws Exception {
        try {
            mlflow = MlflowServer.start(folder);
        } catch (PythonEnvironment.UnavailableException e) {
            e.skip("an MLflow server");
        }
    }

    @AfterAll
    static void stopMlflow() throws Exception {
        if (mlflow != null) {
            mlflow.close();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("MLFLOW_TRACKING_URI", () -> mlflow.uri().toString());
        settings.add(
                "chargehand.main-job.models", () -> folder.resolve("models").toString());
    }

    @Test
    void aModelLivesInMlflow() throws Exception {
        openAStore();
        EventsInMemory history = new EventsInMemory();
        RandomOperation.events(42, 14, 60).forEach(history::append);
        String first = train(history, 3, 0.1, "P4D", "champion");
        assertLineage(first);
        serving.refresh();
        assertThat(version(score())).isEqualTo(first);

        String worse = train(history, 1, 0.0001, "P4D", "challenger");
        assertShadowed(first, worse);
        HttpResponse<String> refused = promote(worse);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body())
                .contains("gates.championBrier", "must be at most", "the Brier score of champion " + first);
        assertThat(version(score())).isEqualTo(first);

        String better;
        try (ScoringClients clients = ScoringClients.start(port, body(), 4)) {
            clients.awaitAnswersOf(first, RELOAD);
            better = train(history, 30, 0.1, "P3D", "champion");
            clients.awaitAnswersOf(better, RELOAD);
            assertThat(rollback().statusCode()).isEqualTo(200);
            clients.awaitAnswersOf(first, RELOAD);
            assertThat(promote(better).statusCode()).isEqualTo(200);
            clients.awaitAnswersOf(better, RELOAD);
            assertThat(rollback().statusCode()).isEqualTo(200);
            clients.awaitAnswersOf(first, RELOAD);
            moveAliasAsAnotherUserOfMlflow(better);
            clients.awaitAnswersOf(better, RELOAD);
            assertThat(clients.failures()).isEmpty();
            assertThat(clients.answers()).isGreaterThan(100);
        }
        assertMovesAreRecorded(first, better);
        assertFilesAreChecked(better);
        assertServesWithoutMlflow(better);
    }

    private void openAStore() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        OperationalFact[] facts = {
            node("S1", NodeKind.STORE, 0.5, 0),
            item("milk", 10, 6),
            carries("S1", "milk", 0),
            counted("S1", "back", "milk", 50)
        };
        for (int i = 0; i < facts.length; i++) {
            EventVerdict verdict = intake.accept(
                            List.of(new OperationalEvent("scenario-" + i, "test", now.minusSeconds(60), facts[i])))
                    .get(0);
            assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class);
        }
    }

    private String train(EventsInMemory history, int rounds, double rate, String test, String alias)
            throws IOException {
        String job = ShippedJobs.smaller(NAME, rounds, test)
                .replaceAll("learningRate: [0-9.]+", "learningRate: " + rate)
                .replaceAll("minChildWeight: \\d+", "minChildWeight: 5")
                .replace("bootstrap: 10", "gates: {maxCalibrationError: 0.9}\nbootstrap: 10");
        Path file = Files.writeString(folder.resolve(NAME + ".yaml"), job);
        ModelTraining.Trained trained = new ModelTraining(registry, HistoryRows.of(history), Clock.systemUTC())
                .train(file, Optional.empty(), Optional.empty(), Progress.SILENT);
        assertThat(trained.alias()).as(trained.reason()).isEqualTo(alias);
        return trained.version();
    }

    /** The version's run in MLflow names data, code, parameters and figures. */
    private void assertLineage(String version) throws Exception {
        JsonNode found = json(mlflow.get(API + "model-versions/search?filter=name%3D%27" + NAME + "%27"))
                .path("model_versions")
                .path(0);
        assertThat(found.path("tags").toString()).contains(version, "chargehand.manifest.sha256");
        JsonNode run = json(mlflow.get(
                        API + "runs/get?run_id=" + found.path("run_id").asString()))
                .path("run");
        assertThat(run.path("info").path("status").asString()).isEqualTo("FINISHED");
        assertThat(run.path("data").path("tags").toString())
                .contains("mlflow.source.git.commit", "chargehand.data.sha256");
        assertThat(run.path("data").path("params").toString()).contains("trainer.rounds");
        assertThat(run.path("data").path("metrics").toString()).contains("test.brier");
    }

    private void assertShadowed(String champion, String challenger) throws Exception {
        JsonNode comparison = JsonMapper.shared().missingNode();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!comparison.path("challenger").asString("").equals(challenger)) {
            assertThat(System.nanoTime()).as("shadowed in time").isLessThan(deadline);
            assertThat(version(score())).as("a challenger never answers").isEqualTo(champion);
            Thread.sleep(200);
            comparison = json(service.get("/v1/models/" + NAME + "/shadow")).path("comparison");
        }
        assertThat(comparison.path("champion").asString()).isEqualTo(champion);
        JsonNode missed = comparison.path("outcomes").path("missed");
        assertThat(missed.path("rows").asInt()).isPositive();
        assertThat(missed.path("meanDifference").asDouble())
                .isEqualTo(missed.path("meanChallenger").asDouble()
                        - missed.path("meanChampion").asDouble());
    }

    private static void moveAliasAsAnotherUserOfMlflow(String version) throws Exception {
        JsonNode versions = json(mlflow.get(API + "model-versions/search?filter=name%3D%27" + NAME + "%27"))
                .path("model_versions");
        String number = versions.valueStream()
                .filter(each -> each.path("tags").toString().contains(version))
                .map(each -> each.path("version").asString())
                .findFirst()
                .orElseThrow();
        HttpResponse<String> moved = mlflow.post(
                API + "registered-models/alias",
                "{\"name\": \"" + NAME + "\", \"alias\": \"champion\", \"version\": \"" + number + "\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    }

    private void assertMovesAreRecorded(String first, String better) throws Exception {
        JsonNode model = json(service.get("/v1/models/" + NAME));
        assertThat(model.path("aliases").path("champion").asString()).isEqualTo(better);
        assertThat(model.path("versions").size()).isEqualTo(3);
        JsonNode last = model.path("moves").path(0);
        assertThat(last.path("kind").asString()).isEqualTo("rollback");
        assertThat(last.path("approver").asString()).isEqualTo("ada");
        assertThat(last.path("to").asString()).isEqualTo(first);
    }

    /** Another machine loads the same files; a file changed in the store is refused. */
    private static void assertFilesAreChecked(String version) throws IOException {
        ModelVersion loaded = elsewhere("other").getVersion(NAME, version);
        assertThat(loaded.folder().resolve("model.json")).isNotEmptyFile();
        try (Stream<Path> files = Files.walk(mlflow.artifacts())) {
            for (Path file : files.filter(each -> each.endsWith("model.json")).toList()) {
                Files.writeString(file, Files.readString(file) + " ");
            }
        }
        assertThatThrownBy(() -> elsewhere("third").getVersion(NAME, version))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.json must have the hash of its manifest");
    }

    private static ModelRegistry elsewhere(String name) {
        return Registries.open(
                variable ->
                        variable.equals("MLFLOW_TRACKING_URI") ? mlflow.uri().toString() : "",
                folder.resolve(name));
    }

    private void assertServesWithoutMlflow(String version) throws Exception {
        String ready = "/v2/models/" + NAME + "/ready";
        assertThat(service.get(ready).body()).contains(version);
        mlflow.close();
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < until) {
            assertThat(version(score())).isEqualTo(version);
        }
        assertThat(service.get(ready).body()).as("by the inference protocol").contains(version);
        HttpResponse<String> models = service.get("/v1/models");
        assertThat(models.statusCode()).isEqualTo(503);
        assertThat(models.body()).contains("Registry unreachable", mlflow.uri().toString());
        assertThat(service.get("/v2/health/ready").body()).doesNotContain("model registry");
    }

    private String body() {
        Instant now = clock.instant();
        return """
                {"orders": [{"orderId": "o-1", "line": 1, "method": "PICKUP", "itemId": "milk", "quantity": 2,
                  "placedAt": "%s", "dueAt": "%s", "candidates": [{"nodeId": "S1", "plannedFinish": "%s"}]}]}
                """.formatted(now.minusSeconds(60), now.plusSeconds(14_400), now.plusSeconds(3_600));
    }

    private HttpResponse<String> score() throws Exception {
        return service.send("POST", "/v1/promise-risk-scores", body());
    }

    private static String version(HttpResponse<String> scores) {
        return ScoringClients.version(json(scores));
    }

    private HttpResponse<String> promote(String version) throws Exception {
        return service.send(
                "PUT",
                "/v1/models/" + NAME + "/aliases/champion",
                "{\"version\": \"" + version + "\", \"approver\": \"ada\"}");
    }

    private HttpResponse<String> rollback() throws Exception {
        return service.send("POST", "/v1/models/" + NAME + "/rollback", "{\"approver\": \"ada\"}");
    }
}
