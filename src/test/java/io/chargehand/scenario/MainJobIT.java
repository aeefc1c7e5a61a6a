package io.chargehand.scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job as its user runs it, on a small network: a first start makes history, models, plans and a printout; after a
 * {@code kill -9} in the middle of live work, and after a plain stop, the next start goes on from the same rows and models.
 */
class MainJobIT {

    private static final List<String> SMALL = List.of(
            "--chargehand.main-job.stores=2",
            "--chargehand.main-job.history-days=24",
            "--chargehand.main-job.volume=0.3",
            "--chargehand.main-job.factor=60");
    private static final String STORE = "ST01";
    private static final String KEY = "main-job-order-1";
    private static final int EVENTS_OF_LIVE_WORK = 60;

    @TempDir
    Path folder;

    @Test
    void everythingKnownComesThroughAKillAndAStop() throws Exception {
        KnownRows atKill;
        Map<String, String> models;
        JsonNode decision;
        String order;
        try (ServiceProcess first = start("first").awaitReady()) {
            assertPrintout(first);
            assertThat(first.log()).contains("Training receipt-variance and sla-risk");
            models = models();
            assertThat(models.keySet())
                    .anyMatch(file -> file.startsWith("receipt-variance/"))
                    .anyMatch(file -> file.startsWith("sla-risk/"));
            awaitLiveWork(0);
            order = order(first);
            decision = committed(first, order);
            first.kill();
            atKill = KnownRows.of(home());
        }
        assertThat(atKill.rows().get(KnownRows.Table.ORDERS)).containsKey("own-1");
        KnownRows atStop;
        try (ServiceProcess second = start("second").awaitReady()) {
            atKill.assertStillThere(home());
            assertGoesOn(second, order, decision, models);
            awaitLiveWork(atKill.position());
            atStop = KnownRows.of(home());
            assertThat(second.stop())
                    .as("exit code of a stop: %s", second.log())
                    .isIn(0, 143);
            assertThat(home().resolve("postgres").resolve("postmaster.pid"))
                    .as("the database stops with the service")
                    .doesNotExist();
            assertThat(second.log()).doesNotContain(" ERROR ", "Exception");
        }
        try (ServiceProcess third = start("third").awaitReady()) {
            atStop.assertStillThere(home());
            assertGoesOn(third, order, decision, models);
        }
    }

    private ServiceProcess start(String name) throws IOException {
        return ServiceProcess.start(folder, name, SMALL);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static void assertPrintout(ServiceProcess service) throws IOException {
        String log = service.log();
        assertThat(log).contains("Chargehand listens on " + service.base());
        for (String head : List.of("short", "over", "damaged", "late")) {
            assertThat(log).containsPattern("receipt-variance " + head + figures());
        }
        assertThat(log).containsPattern("sla-risk missed" + figures());
        assertThat(log).containsPattern("Queue of ST0\\d, .*busiest store: \\d+ minutes of open work, \\d+ on shift");
        assertThat(log)
                .containsPattern("\\R +1  [A-Z_]+ +\\S+ +ST0\\d-\\S+ +\\d\\d:\\d\\d–\\d\\d:\\d\\d\\R +.*delay.*\\$");
        assertThat(log.lines()
                        .filter(line ->
                                line.matches("  \\S+\\.again, [A-Z_]+, \\d+ line\\(s\\): expected loss -?\\$.*")))
                .hasSize(3);
        assertThat(log.lines().filter(line -> line.matches(" +line \\d+: \\d+ of \\S+ from \\S+, \\S+ \\(.*\\)")))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(log.lines().filter(line -> line.matches(" +runner-up \\S+ at -?\\$.*")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    /** Rows, AUC and Brier each with the rate table's, calibration error. */
    private static String figures() {
        return " +\\d+ +\\d\\.\\d{3} \\(\\d\\.\\d{3}\\) +\\d\\.\\d{4} \\(\\d\\.\\d{4}\\) +\\d\\.\\d{3}";
    }

    /** Waits until the live day has brought events after a position of the log. */
    private void awaitLiveWork(long position) throws Exception {
        long from = position == 0 ? KnownRows.of(home()).position() : position;
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (KnownRows.lastPosition(home()) < from + EVENTS_OF_LIVE_WORK) {
            assertThat(System.nanoTime()).as("live work goes on").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** A call that places an order of a customer of one's own and reserves for it. */
    private String order(ServiceProcess service) throws Exception {
        Instant now = Instant.parse(json(service.get("/v1/clock")).path("now").asString());
        return """
                {"order": {"orderId": "own-1", "method": "PICKUP", "pickupNodeId": "%s", "placedAt": "%s",
                  "promisedAt": "%s", "latitude": 41.9, "longitude": -87.7,
                  "lines": [{"line": 1, "itemId": "%s", "quantity": 1,
                             "unitPrice": {"amount": "5.00", "currency": "USD"}}]}, "commit": true}""".formatted(STORE, now, now.plus(Duration.ofHours(8)), KnownRows.itemInStock(home(), STORE));
    }

    private static JsonNode committed(ServiceProcess service, String order) throws Exception {
        HttpResponse<String> answer = service.post("/v1/sourcing-suggestions", order, "Idempotency-Key", KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode decision = json(answer);
        assertThat(decision.path("committed").asBoolean()).as(answer.body()).isTrue();
        assertThat(decision.path("allocations").path(0).path("node").asString()).isEqualTo(STORE);
        return decision;
    }

    /** What was answered before holds, no model is trained again, and work is handed out. */
    private void assertGoesOn(ServiceProcess service, String order, JsonNode decision, Map<String, String> models)
            throws Exception {
        assertThat(service.log())
                .doesNotContain("Training ", "History of")
                .contains("Chargehand listens on " + service.base());
        assertThat(models()).isEqualTo(models);
        assertThat(committed(service, order))
                .as("the same key, the same decision")
                .isEqualTo(decision);
        assertThat(json(service.get("/v1/orders/own-1/promise-risk"))
                        .path("lines")
                        .size())
                .isEqualTo(1);
        String reservation =
                decision.path("allocations").path(0).path("reservation").asString();
        JsonNode task = json(service.get("/v1/nodes/" + STORE + "/task-queue?limit=200"));
        assertThat(task.path("tasks").size()).isPositive();
        assertThat(KnownRows.of(home()).rows().get(KnownRows.Table.TASKS)).containsKey("pick-" + reservation);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The files of the model folder, with their times. */
    private Map<String, String> models() throws IOException {
        Path root = folder.resolve("models");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Files.getLastModifiedTime(file).toString());
            }
        }
        return files;
    }
}
