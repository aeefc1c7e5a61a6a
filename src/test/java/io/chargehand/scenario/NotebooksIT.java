package io.chargehand.scenario;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;
import io.chargehand.simulation.TwinHistory;
import io.chargehand.simulation.TwinSettings;
import io.chargehand.testing.ChargehandIT;
import io.chargehand.testing.PythonEnvironment;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import io.chargehand.training.ShippedJobs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The notebooks run from top to bottom in a real kernel, on the jar that the build made, and give what they say they give.
 * Their outputs are written anew with {@code -Dchargehand.docs.write=true}.
 */
@ChargehandIT
class NotebooksIT {

    private static final Path NOTEBOOKS = Path.of("notebooks");
    /** Those whose outputs are kept; the other one's are of a running service. */
    private static final Set<String> KEPT = Set.of("explore-the-history", "train-and-compare");

    private static final Path CLASSES = Path.of("target", "notebook");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TempDir
    private static Path folder;

    private static Path python = Path.of("");

    @LocalServerPort
    private int port;

    @Autowired
    private ModelRegistry registry;

    @Autowired
    private ServingModels serving;

    @Autowired
    private EventIntake intake;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void kernel() throws Exception {
        try {
            python =
                    PythonEnvironment.python(Path.of("target", "notebook-venv"), NOTEBOOKS.resolve("requirements.txt"));
        } catch (PythonEnvironment.UnavailableException e) {
            e.skip("a Jupyter kernel");
        }
        run(
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        "target/chargehand.jar",
                        "extract",
                        "--destination",
                        CLASSES.toString(),
                        "--force"),
                Map.of());
    }

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry settings) {
        settings.add(
                "chargehand.main-job.models", () -> folder.resolve("models").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explore-the-history", "train-and-compare"})
    void givesWhatIsKept(String name) throws Exception {
        NotebookOutputs given = NotebookOutputs.of(run(name, Map.of()));
        given.assertLike(NotebookOutputs.of(NOTEBOOKS.resolve(name + ".ipynb")));
    }

    @Test
    void readsTheDriftOfAService() throws Exception {
        String version = serveAWatchedModel();
        JsonNode before = drift();
        NotebookOutputs given =
                NotebookOutputs.of(run("read-drift", Map.of("CHARGEHAND_URL", "http://127.0.0.1:" + port)));
        JsonNode drift = drift();
        assertThat(given.of("models")).contains(ScoringNames.SLA_RISK, version);
        assertThat(given.of("status")).contains(drift.path("status").asString());
        assertThat(numberBehind("<td>" + drift.path("status").asString() + "</td>", given.of("status")))
                .isBetween(decisions(before), decisions(drift));
        JsonNode farthest = drift.path("features")
                .valueStream()
                .filter(feature -> feature.path("read").asBoolean())
                .findFirst()
                .orElseThrow();
        String row = "<td>" + farthest.path("name").asString() + "</td><td>"
                + farthest.at("/shift/verdict").asString() + "</td>";
        double psi = farthest.at("/shift/psi").asDouble();
        assertThat(numberBehind(row, given.of("features"))).isCloseTo(psi, within(0.1 * psi));
        assertThat(given.of("psi-chart")).contains("image/png");
        assertThat(given.of("outcomes"))
                .contains("missed")
                .contains(drift.at("/outcomes/0/score/verdict").asString());
        assertThat(given.of("shadow")).contains("no challenger");
    }

    private static double decisions(JsonNode drift) {
        return drift.at("/window/decisions").asDouble();
    }

    /** The number in the cell behind these; decisions may still come in, so it need not be that of another look. */
    private static double numberBehind(String cells, String table) {
        String next = cells + "<td style=\"text-align:right\">";
        assertThat(table).contains(next);
        return Double.parseDouble(table.split(Pattern.quote(next), 2)[1].split("<", 2)[0]);
    }

    /** A champion trained on a small network's history, and decisions of the days since, which come all at once. */
    private String serveAWatchedModel() throws Exception {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant served = now.minus(Duration.ofDays(9));
        List<OperationalEvent> events = new ArrayList<>();
        TwinHistory.generate(new TwinSettings(7, now, 30, 2, 0.3), events::addAll);
        List<OperationalEvent> before =
                events.stream().filter(event -> event.time().isBefore(served)).toList();
        accept(before);
        Path job = Files.writeString(folder.resolve("sla-risk.yaml"), ShippedJobs.smaller("sla-risk", 20, "P7D"));
        ModelTraining.Trained trained = new ModelTraining(registry, HistoryRows.of(before::forEach), clock)
                .train(job, Optional.empty(), Optional.empty(), Progress.SILENT);
        assertThat(trained.alias()).as(trained.reason()).isEqualTo("champion");
        serving.refresh();
        accept(events.subList(before.size(), events.size()));
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        JsonNode seen = drift();
        for (JsonNode last = JsonMapper.shared().missingNode(); isEmpty(seen) || isFewer(last, seen); seen = drift()) {
            assertThat(System.nanoTime()).as("watched in time: %s", seen).isLessThan(deadline);
            last = seen;
            Thread.sleep(1_500);
        }
        return trained.version();
    }

    private static boolean isEmpty(JsonNode drift) {
        return drift.at("/window/decisions").asInt(0) == 0;
    }

    /** Whether more decisions were seen than a look before. */
    private static boolean isFewer(JsonNode last, JsonNode now) {
        return last.at("/window/decisions").asInt(0)
                < now.at("/window/decisions").asInt(0);
    }

    private void accept(List<OperationalEvent> events) {
        for (int from = 0; from < events.size(); from += 1_000) {
            intake.accept(events.subList(from, Math.min(events.size(), from + 1_000)))
                    .forEach(verdict -> assertThat(verdict).isInstanceOf(EventVerdict.Accepted.class));
        }
    }

    private JsonNode drift() throws Exception {
        URI drift = URI.create("http://127.0.0.1:" + port + "/v1/models/" + ScoringNames.SLA_RISK + "/drift");
        return JsonMapper.shared()
                .readTree(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(drift).build(), BodyHandlers.ofString())
                        .body());
    }

    /** Runs a notebook and returns the file with what its cells gave. */
    private static Path run(String name, Map<String, String> environment) throws Exception {
        Path given = Files.createDirectories(Path.of("target", "notebooks-run")).resolve(name + ".ipynb");
        run(
                List.of(
                        python.toString(),
                        "src/test/python/run_notebook.py",
                        NOTEBOOKS.resolve(name + ".ipynb").toString(),
                        given.toString()),
                environment);
        if (KEPT.contains(name) && Boolean.getBoolean("chargehand.docs.write")) {
            Files.copy(given, NOTEBOOKS.resolve(name + ".ipynb"), StandardCopyOption.REPLACE_EXISTING);
        }
        return given;
    }

    private static void run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = folder.resolve("process.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("CHARGEHAND_HISTORY");
        builder.environment().remove("MLFLOW_TRACKING_URI");
        builder.environment().merge("PATH", Path.of(java()).getParent().toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends in time: %s", command, Files.readString(log))
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s said %s", command, Files.readString(log))
                    .isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
