package io.chargehand.scenario;

import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The day of the tutorial works as pasted, and shows what the tutorial says. */
@ChargehandIT
class TutorialIT {

    private static final Path SCRIPT = Path.of("src", "test", "resources", "tutorial", "a-day-over-http.sh");
    private static final Path PAGE = Path.of("docs", "tutorial", "a-day-over-http.md");
    private static final Pattern REGION = Pattern.compile("# tag::([a-z-]+)\\[]\\R(.*?)# end::\\1\\[]", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("^```bash\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @LocalServerPort
    private int port;

    @Test
    void everySnippetIsARegionOfTheScript() throws IOException {
        List<String> snippets = new ArrayList<>();
        for (Matcher snippet = SNIPPET.matcher(Files.readString(PAGE)); snippet.find(); ) {
            snippets.add(snippet.group(1));
        }
        assertThat(snippets)
                .as("snippets of %s, in order", PAGE)
                .containsExactlyElementsOf(regions().values());
    }

    @Test
    void dayShowsWhatTheTutorialSays(@TempDir Path folder) throws Exception {
        Map<String, List<JsonNode>> shown = run(folder);

        assertThat(shown.get("where").get(0).path("now").asString()).endsWith("Z");
        assertThat(shown.get("store").get(0).path("verdicts").valueStream())
                .hasSize(7)
                .allSatisfy(event -> assertThat(verdict(event)).isEqualTo("accepted"));
        assertThat(verdict(shown.get("asn").get(0))).isEqualTo("accepted");
        assertReceiptRisk(shown.get("receipt-risk").get(0).path("scores").path(0));
        assertThat(verdict(shown.get("order").get(0))).isEqualTo("accepted");
        JsonNode score = shown.get("promise-risk").get(0).path("scores").path(0);
        assertThat(score.path("nodeId").asString()).isEqualTo("corner");
        assertProbability(score.path("missProbability"));
        assertThat(score.path("curve").size()).isPositive();

        JsonNode decision = shown.get("sourcing").get(0);
        assertThat(decision.path("committed").asBoolean()).isTrue();
        assertThat(decision.path("unfilled").isEmpty()).isTrue();
        assertThat(decision.path("allocations").path(0).path("node").asString()).isEqualTo("corner");
        String reservation =
                decision.path("allocations").path(0).path("reservation").asString();
        assertThat(reservation).isNotBlank();
        assertWork(shown, "pick-" + reservation, "stage-" + reservation);
    }

    private static void assertReceiptRisk(JsonNode score) {
        assertThat(score.path("asnId").asString()).startsWith("hillside-");
        assertThat(score.path("advised").asLong()).isEqualTo(120);
        for (String kind : List.of("shortage", "overage", "damaged", "late")) {
            assertProbability(score.path("probabilities").path(kind));
        }
        assertThat(score.path("received").size()).isPositive();
    }

    private static void assertWork(Map<String, List<JsonNode>> shown, String pick, String stage) {
        assertThat(taskIds(shown.get("queue").get(0))).containsExactly(pick, stage);
        assertThat(shown.get("queue")
                        .get(0)
                        .path("tasks")
                        .path(0)
                        .path("reason")
                        .asString())
                .isNotBlank();
        JsonNode node =
                shown.get("queue").get(1).path("lines").path(0).path("nodes").path(0);
        assertThat(node.path("nodeId").asString()).isEqualTo("corner");
        assertProbability(node.path("missProbability"));

        List<JsonNode> work = shown.get("work");
        assertThat(work).extracting(task -> task.path("taskId").asString()).containsExactly(pick, pick);
        assertThat(work).extracting(task -> task.path("state").asString()).containsExactly("STARTED", "COMPLETED");
        assertThat(taskIds(shown.get("next").get(0))).containsExactly(stage);
    }

    private static List<String> taskIds(JsonNode queue) {
        return queue.path("tasks")
                .valueStream()
                .map(task -> task.path("taskId").asString())
                .toList();
    }

    private static String verdict(JsonNode event) {
        return event.path("verdict").asString();
    }

    private static void assertProbability(JsonNode probability) {
        assertThat(probability.isNumber()).isTrue();
        assertThat(probability.asDouble()).isBetween(0.0, 1.0);
    }

    /** Runs the regions one after the other in one shell; returns the JSON that each wrote. */
    private Map<String, List<JsonNode>> run(Path folder) throws IOException, InterruptedException {
        boolean able = isPresent("bash") && isPresent("curl");
        Assumptions.assumeTrue(able || System.getenv("CI") != null, "bash and curl are needed to run the tutorial");
        Map<String, String> regions = regions();
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        regions.forEach((name, text) -> script.append("exec >'")
                .append(folder.resolve(name + ".out"))
                .append("'\n")
                .append(text));
        Path log = folder.resolve("log");
        ProcessBuilder shell = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("day.sh"), script).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("BASE", "http://127.0.0.1:" + port);
        Process day = shell.start();
        try {
            assertThat(day.waitFor(2, TimeUnit.MINUTES)).as("the day ends").isTrue();
        } finally {
            day.destroyForcibly();
        }
        Map<String, List<JsonNode>> shown = new LinkedHashMap<>();
        StringBuilder outputs = new StringBuilder(Files.readString(log));
        for (String name : regions.keySet()) {
            Path out = folder.resolve(name + ".out");
            List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
            outputs.append('\n').append(name).append('\n').append(String.join("\n", lines));
            shown.put(name, answers(lines));
        }
        if (System.getenv("TUTORIAL_OUT") != null) {
            Files.writeString(Path.of(System.getenv("TUTORIAL_OUT")), outputs);
        }
        assertThat(day.exitValue()).as("%s", outputs).isZero();
        return shown;
    }

    private static List<JsonNode> answers(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static Map<String, String> regions() throws IOException {
        Map<String, String> regions = new LinkedHashMap<>();
        for (Matcher region = REGION.matcher(Files.readString(SCRIPT)); region.find(); ) {
            regions.put(region.group(1), region.group(2));
        }
        assertThat(regions).isNotEmpty();
        return regions;
    }

    private static boolean isPresent(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
