package io.chargehand.bench;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BenchTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void printsALinePerInstanceAndASummary() throws IOException {
        Path file = Files.writeString(folder.resolve("wt2.txt"), "2 3\n1 10\n4 4\n2 3\n1 1\n9 9\n2 2\n9 9\n0 0\n");
        Files.writeString(folder.resolve("wt2.best.txt"), "1\n0\n9\n");
        int code = run("sequencing --format wt --seconds 1 --warm-up 0 --peer fifo --json --from 1 --to 2 --instance "
                + file + " --best " + folder + " --solutions " + folder.resolve("solutions"));
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(code).isZero();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).propertyNames())
                .containsExactly("instance", "value", "best", "gapPercent", "seconds", "engine", "feasible");
        assertThat(lines.get(0).get("value").asLong()).isEqualTo(10);
        assertThat(lines.get(0).get("gapPercent").asDouble()).isEqualTo(900);
        assertThat(lines.get(1).get("gapPercent").asDouble()).isZero();
        assertThat(lines.get(2).get("meanGapPercent").asDouble()).isEqualTo(900);
        assertThat(folder.resolve("solutions/wt2-1.sol")).hasContent("Sequence: 0 1\nCost: 10\n");
    }

    @Test
    void answersBadUsageWithTwoAndBadFilesWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("wt2.txt"), "2 3\n1 10\n4 4\n");
        assertThat(run("sequencing --format wt --seconds 1 --instance " + file + " --to 2"))
                .isEqualTo(2);
        assertThat(run("sequencing --format nosuch --seconds 1 --instance " + file))
                .isEqualTo(2);
        assertThat(run("sequencing --format wtsds --seconds 1 --warm-up 0 --instance " + file))
                .isEqualTo(1);
        assertThat(run("sequencing --format wt --seconds 1 --warm-up 0 --instance " + folder.resolve("none")))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void measuresANodeUnderChange() {
        int code = run("node --workers 3 --tasks 20 --nodes 1 --changes 2 --checked 2 --seconds 0.05 --reference 0.2"
                + " --seeds 1 --json");
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(code).isZero();
        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 3)).allSatisfy(line -> {
            assertThat(line.get("count").asInt()).isEqualTo(2);
            assertThat(line.get("checked").asInt()).isEqualTo(2);
            assertThat(line.get("dearer").asInt()).isZero();
        });
        assertThat(lines.get(4).get("instance").asString()).isEqualTo("summary");
        assertThat(lines.get(4).get("excessPercent").asDouble()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void measuresANetworkUnderChange() {
        int code =
                run("network --nodes 3 --tasks 12 --workers 3 --changes-per-second 20 --minutes 0.03 --first-steps 20"
                        + " --checked 2 --reference-seconds 0.1 --json");
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(code).isZero();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).get("nodes").asInt()).isEqualTo(3);
        assertThat(lines.get(1).get("changes").asInt()).isEqualTo(36);
        assertThat(lines.get(1).get("refused").asInt()).isZero();
        assertThat(lines.get(1).get("p99Millis").asDouble()).isPositive();
        assertThat(lines.get(2).get("usedMebibytes").asDouble()).isPositive();
        assertThat(lines.get(3).get("excessPercent").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(lines.get(5).get("line").asString()).isEqualTo("mean of 2");
    }

    @Test
    void measuresScoring() {
        int code = run("scoring --rows 200 --passes 2 --training-rows 2000 --trainings 1 --threads 1 --few 500"
                + " --many 2000 --feature-passes 1 --json");
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(code).isZero();
        assertThat(lines).hasSize(10);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("ours").asDouble()).isGreaterThanOrEqualTo(0);
            assertThat(line.get("target").isNumber()).isTrue();
            assertThat(line.get("holds").isBoolean()).isTrue();
        });
        assertThat(lines.get(5).get("holds").asBoolean()).as("attributions").isTrue();
        assertThat(lines.get(6).get("holds").asBoolean()).as("sum").isTrue();
    }

    @Test
    void measuresDaysOfTechniciansAndMachines() {
        assertThat(run("technicians --kind fitting,machines --instances 1 --seeds 2 --steps 500 --warm-up 0 --json"))
                .isZero();
        assertThat(run("technicians --kind fitting --instances 1 --peer regret --json"))
                .isZero();
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).hasSize(5).allSatisfy(line -> {
            assertThat(line.get("feasible").asBoolean()).isTrue();
            assertThat(line.get("value").asDouble()).isPositive();
        });
        assertThat(lines.get(0).get("value").asDouble())
                .isLessThan(lines.get(4).get("value").asDouble());
    }

    private int run(String line) {
        return Bench.run(new PrintStream(out, true, StandardCharsets.UTF_8), line.split(" "));
    }
}
