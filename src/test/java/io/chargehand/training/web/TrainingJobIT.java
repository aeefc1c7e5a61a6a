package io.chargehand.training.web;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.ServiceCalls;
import io.chargehand.training.SmallJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A data scientist posts jobs, follows them, and uses what they become. */
@ChargehandIT(properties = "chargehand.training-jobs.most-open=4")
class TrainingJobIT {

    private static final String JOBS = "/v1/training-jobs";
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final String JOB = SmallJob.JOB.replace("csv: {}", "csv: {path: small.csv}");
    private static final String SEARCH = JOB.replace("name: small", "name: searched")
            + "search: {folds: 4, grid: {trainer.depth: [1, 2, 3, 4, 5, 6], trainer.learningRate: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08],"
            + " trainer.l2: [1, 2, 3, 4, 5]}}\n";
    private static final String LONG =
            JOB.replace("name: small", "name: long").replace("rounds: 20, depth: 2", "rounds: 3000, depth: 6")
                    + "evaluation: {folds: 20}\n";

    private static final String ON_HISTORY = """
            name: short-lines
            source: {history: receipt-lines}
            key: [rowKey]
            group: [asn]
            label: {name: short, kind: above, column: short, bound: 0.5}
            features:
              - {name: short_supplier, kind: rate, by: [supplier], smoothing: 5}
              - {name: advised, kind: number, transform: log}
            trainer: {kind: cart, depth: 3, classWeights: balanced}
            calibration: {kind: platt}
            split: {column: expectedAt, last: P5D}
            baselines: {rateTable: {by: [supplier]}}
            bootstrap: 20
            """;

    @TempDir
    private static Path root;

    @Autowired
    private ServiceCalls service;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventIntake intake;

    @Autowired
    private ModelRegistry registry;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry settings) throws IOException {
        Path data = Files.createDirectories(root.resolve("data"));
        Files.writeString(data.resolve("small.csv"), SmallJob.rows(600));
        Files.writeString(data.resolve("leaky.csv"), SmallJob.leakingRows(600));
        Files.writeString(root.resolve("outside.csv"), SmallJob.rows(600));
        settings.add("chargehand.main-job.models", () -> root.resolve("models").toString());
        settings.add("chargehand.training-jobs.data", data::toString);
    }

    @Test
    void aPostedJobBecomesAVersionThatScores() throws Exception {
        HttpResponse<String> posted = post(JOB, "text/yaml");
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        String location = posted.headers().firstValue("Location").orElseThrow();
        JsonNode job = await(id(posted), "DONE");
        assertThat(location).isEqualTo(JOBS + "/" + job.path("id").asString());
        assertThat(job.path("model").asString()).isEqualTo("small");
        assertThat(job.path("attempts").asInt()).isOne();
        assertThat(job.path("progress").path("stage").asString()).isNotEmpty();
        assertThat(job.path("errors")).isEmpty();
        assertThat(job.path("figures").path("test").path("auc").asDouble()).isBetween(0.5, 0.9);
        JsonNode version = job.path("version");
        assertThat(version.path("alias").asString()).isIn("champion", "challenger");
        assertThat(version.path("reason").asString()).isNotEmpty();
        assertThat(service.get(version.path("report").asString()).statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/models/small").body())
                .contains(version.path("name").asString());
        HttpResponse<String> scored = service.post(version.path("infer").asString(), """
                {"inputs": [{"name": "supplier_rate", "shape": [2], "datatype": "FP64", "data": [0.1, 0.7]},
                  {"name": "units", "shape": [2], "datatype": "FP64", "data": [10, 10]}]}""");
        assertThat(scored.statusCode()).as(scored.body()).isEqualTo(200);
        JsonNode risks = JsonMapper.shared()
                .readTree(scored.body())
                .path("outputs")
                .path(0)
                .path("data");
        assertThat(risks.path(1).asDouble()).isGreaterThan(risks.path(0).asDouble());
        assertThat(JsonMapper.shared()
                        .readTree(service.get(JOBS + "?limit=1000").body())
                        .path("jobs")
                        .toString())
                .contains(job.path("id").asString())
                .doesNotContain("figures");
    }

    @Test
    void jsonOfTheSameSchemaIsTakenToo() throws Exception {
        String json = JsonMapper.shared()
                .writeValueAsString(new YAMLMapper().readTree(JOB.replace("name: small", "name: by-json")));
        JsonNode job = await(id(post(json, "application/json")), "DONE");
        assertThat(job.path("version").path("alias").asString()).isEqualTo("champion");
    }

    @Test
    void aJobOnTheOperationalHistoryIsTrained() throws Exception {
        assertThat(intake.accept(ReceiptHistory.events())).hasOnlyElementsOfType(EventVerdict.Accepted.class);
        JsonNode done = await(id(post(ON_HISTORY, "application/yaml")), "DONE");
        assertThat(done.path("figures").path("rows").path("tested").asInt()).isGreaterThan(50);
        assertThat(done.path("figures").path("trainer").asString()).isEqualTo("cart");
        assertThat(done.path("figures").path("test").path("auc").asDouble()).isGreaterThan(0.6);
    }

    @Test
    void aLeakIsToldWithItsPlace() throws Exception {
        JsonNode job = await(
                id(post(JOB.replace("small.csv", "leaky.csv").replace("name: small", "name: leaky"), "text/yaml")),
                "FAILED");
        JsonNode error = job.path("errors").path(0);
        assertThat(error.path("key").asString()).isEqualTo("features[1]");
        assertThat(error.path("line").asInt()).isEqualTo(15);
        assertThat(error.path("rule").asString()).contains("must not give the label away");
        assertThat(error.path("value").asString()).contains("units with AUC");
        assertThat(job.has("version")).isFalse();
        assertThat(registry.listVersions("leaky")).isEmpty();
    }

    @Test
    void whatIsWrongWithAJobIsToldAtOnceWithLines() throws Exception {
        JsonNode problem = refused(JOB.replace("depth: 2", "dept: 2").replace("from: 2024-06-01", "from: soon"));
        assertThat(problem.path("errors")).hasSize(2);
        JsonNode first = problem.path("errors").path(0);
        assertThat(first.path("line").asInt()).isEqualTo(16);
        assertThat(first.path("key").asString()).isEqualTo("trainer.dept");
        assertThat(first.path("rule").asString()).contains("nearest: depth");
        assertThat(first.path("value").asString()).isEqualTo("2");
        assertThat(problem.path("errors").path(1).path("line").asInt()).isEqualTo(18);
        assertThat(problem.path("field").asString()).isEqualTo("job:16: trainer.dept");
        assertThat(refused("name: [small\n\n")
                        .path("errors")
                        .path(0)
                        .path("rule")
                        .asString())
                .isEqualTo("must be valid YAML");
        assertThat(refused("").path("field").asString()).isEqualTo("body");
    }

    @Test
    void filesOutsideTheDataFolderAreNotRead() throws Exception {
        for (String path : List.of("../outside.csv", root.resolve("outside.csv").toString(), "/etc/passwd")) {
            JsonNode error =
                    refused(JOB.replace("small.csv", path)).path("errors").path(0);
            assertThat(error.path("key").asString()).isEqualTo("source.csv.path");
            assertThat(error.path("rule").asString()).contains("must stay below the data folder");
        }
    }

    @Test
    void aSearchIsEndedWithItsBest() throws Exception {
        String id = id(post(SEARCH, "text/yaml"));
        awaitProgress(id, "search");
        assertThat(service.send("POST", JOBS + "/" + id + "/terminate", "").statusCode())
                .isEqualTo(200);
        JsonNode job = await(id, "TERMINATED");
        assertThat(job.path("endRequested").asBoolean()).isTrue();
        assertThat(job.path("figures").path("search").path("ended").asString()).isEqualTo("stopped");
        assertThat(registry.getVersion(
                        "searched", job.path("version").path("name").asString()))
                .isNotNull();
        assertThat(service.send("POST", JOBS + "/" + id + "/terminate", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void outsideASearchAJobEndsWithoutAVersion() throws Exception {
        String id = id(post(LONG, "text/yaml"));
        awaitProgress(id, "folds");
        String waiting = id(post(JOB.replace("name: small", "name: waiting"), "text/yaml"));
        service.send("POST", JOBS + "/" + waiting + "/terminate", "");
        assertThat(await(waiting, "TERMINATED").has("startedAt")).isFalse();
        service.send("POST", JOBS + "/" + id + "/terminate", "");
        assertThat(await(id, "TERMINATED").has("version")).isFalse();
        assertThat(registry.listVersions("long")).isEmpty();
    }

    @Test
    void aDeletedJobIsGoneAndKeepsNothing() throws Exception {
        String id = id(post(LONG.replace("name: long", "name: gone"), "text/yaml"));
        awaitProgress(id, "folds");
        assertThat(service.send("DELETE", JOBS + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(service.get(JOBS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(service.send("DELETE", JOBS + "/" + id, "").statusCode()).isEqualTo(404);
        await(id(post(JOB.replace("name: small", "name: after"), "text/yaml")), "DONE");
        assertThat(registry.listVersions("gone")).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsBegunAnew() throws Exception {
        String id = id(post(JOB.replace("name: small", "name: killed"), "text/yaml"));
        await(id, "DONE");
        left(id, 1);
        JsonNode again = await(id, "DONE");
        assertThat(again.path("attempts").asInt()).isEqualTo(2);
        left(id, 3);
        JsonNode failed = await(id, "FAILED");
        assertThat(failed.path("errors").path(0).path("rule").asString()).contains("ended with their process");
    }

    /** As a killed process leaves a job: running, with a lease that has run out. */
    private void left(String id, int attempts) {
        jdbc.sql("""
                        UPDATE training_posted_job SET state = 'RUNNING', ended_at = NULL, version = NULL, attempts = ?,
                            lease = gen_random_uuid(), lease_until = clock_timestamp() - interval '1 second' WHERE id = ?""").params(attempts, UUID.fromString(id)).update();
    }

    @Test
    void aKeySentAgainFindsTheSameJobAndNothingGrowsWithoutLimit() throws Exception {
        String job = LONG.replace("name: long", "name: many");
        String first = id(post(job, "text/yaml", "Idempotency-Key", "k-1"));
        assertThat(id(post(job, "text/yaml", "Idempotency-Key", "k-1"))).isEqualTo(first);
        assertThat(post(JOB, "text/yaml", "Idempotency-Key", "k-1").statusCode())
                .isEqualTo(409);
        List<String> open = new ArrayList<>(List.of(first));
        HttpResponse<String> last = post(job, "text/yaml");
        while (last.statusCode() == 202) {
            open.add(id(last));
            last = post(job, "text/yaml");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(open).hasSizeLessThanOrEqualTo(4);
        for (String id : open) {
            service.send("DELETE", JOBS + "/" + id, "");
        }
        HttpResponse<String> large = post(JOB + "#".repeat(1_000_000), "text/yaml");
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(large.body()).contains("must be at most 1000000 bytes");
    }

    @Test
    void unknownJobsAndBadQuestionsAreNamed() throws Exception {
        assertThat(service.get(JOBS + "/none").statusCode()).isEqualTo(404);
        assertThat(service.get(JOBS + "/" + new UUID(1, 1)).body()).contains("must name a known training job");
        assertThat(service.send("POST", JOBS + "/" + new UUID(1, 1) + "/terminate", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get(JOBS + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(service.get(JOBS + "?limit=ten").body()).contains("must be a whole number");
        assertThat(post(JOB, "text/csv").statusCode()).isEqualTo(415);
        assertThat(service.get("/openapi").body()).contains("/v1/training-jobs/{id}/terminate");
    }

    private JsonNode refused(String job) throws Exception {
        HttpResponse<String> answer = post(job, "text/yaml");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String id(HttpResponse<String> posted) {
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(posted.body()).path("id").asString();
    }

    private JsonNode await(String id, String state) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        JsonNode job = read(id);
        while (!job.path("state").asString().equals(state)) {
            boolean goesOn =
                    List.of("QUEUED", "RUNNING").contains(job.path("state").asString());
            assertThat(goesOn && System.nanoTime() < end).as(job.toString()).isTrue();
            Thread.sleep(50);
            job = read(id);
        }
        return job;
    }

    private void awaitProgress(String id, String stage) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        JsonNode progress = read(id).path("progress");
        while (!progress.path("stage").asString().equals(stage)
                || progress.path("done").asInt() < 1) {
            assertThat(System.nanoTime()).as("deadline at " + progress).isLessThan(end);
            Thread.sleep(50);
            progress = read(id).path("progress");
        }
    }

    private JsonNode read(String id) throws Exception {
        HttpResponse<String> answer = service.get(JOBS + "/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String job, String type, String... headers) throws Exception {
        String[] all = Stream.concat(Stream.of("Content-Type", type), Stream.of(headers))
                .toArray(String[]::new);
        return service.post(JOBS, job, all);
    }
}
