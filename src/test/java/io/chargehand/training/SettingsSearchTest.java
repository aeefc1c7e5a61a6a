package io.chargehand.training;

import io.chargehand.training.csv.CsvRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A search tries what the grid says, before the split only, and trains the best. */
class SettingsSearchTest {

    private static final String SEARCH = """
            search:
              grid: {trainer.depth: [1, 2], calibration.kind: [none, platt]}
              features: {units: [units], all: ["*"]}
              folds: 3
            """;

    @TempDir
    private Path folder;

    @Test
    void theBestMeanIsTrained() throws IOException {
        TrainingResult result = run(SEARCH, SmallJob.rows(600), Progress.SILENT);
        SearchReport report = result.search().orElseThrow();
        assertThat(report.tried()).hasSize(8).allSatisfy(tried -> {
            assertThat(tried.perFold()).hasSize(3);
            assertThat(tried.mean())
                    .isCloseTo(
                            tried.perFold().stream()
                                    .mapToDouble(each -> each)
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
            assertThat(tried.behind()).isNotNegative();
        });
        SearchReport.Tried best = report.tried().get(report.chosen());
        assertThat(best)
                .isEqualTo(report.tried().stream()
                        .min(Comparator.comparingDouble(SearchReport.Tried::mean))
                        .orElseThrow());
        assertThat(best.values()).containsEntry("features", "all");
        assertThat(result.job().trainer().depth()).isEqualTo(best.values().get("trainer.depth"));
        assertThat(result.job().trainer().only()).containsExactly("*");
        assertThat(report.ended()).isEqualTo("complete");
    }

    /** The model is the one that a job with the chosen settings written out gives. */
    @Test
    void whatIsTrainedIsTheJobWithTheChosenSettings() throws IOException {
        TrainingResult searched = run("search: {grid: {trainer.depth: [3]}}\n", SmallJob.rows(600), Progress.SILENT);
        TrainingResult written =
                result(SmallJob.JOB.replace("depth: 2", "depth: 3"), SmallJob.rows(600), Progress.SILENT);
        assertThat(searched.predictions()).isEqualTo(written.predictions());
    }

    /** Labels of test rows, and labels that are known past the split, turned around: every figure of the search is the same. */
    @Test
    void nothingPastTheSplitIsSeen() throws IOException {
        String rows = SmallJob.rows(600);
        String turned = rows.lines()
                .map(line -> {
                    String[] cells = line.split(",");
                    boolean past = cells[4].compareTo("2024-05-25") >= 0 && !cells[0].equals("id");
                    boolean late = cells[4].compareTo(cells[3]) > 0;
                    return past
                            ? String.join(
                                    ",",
                                    cells[0],
                                    cells[1],
                                    cells[2],
                                    cells[3],
                                    late && cells[3].compareTo("2024-06-01") >= 0 ? cells[3] : "2024-12-24")
                            : line;
                })
                .collect(Collectors.joining("\n"));
        assertThat(turned).isNotEqualTo(rows);
        SearchReport one = run(SEARCH, rows, Progress.SILENT).search().orElseThrow();
        SearchReport other = run(SEARCH, turned, Progress.SILENT).search().orElseThrow();
        assertThat(other).isEqualTo(one);
    }

    @Test
    void blocksAreWholeGroupsAnsweredFromLabelsKnownBefore() throws IOException {
        TrainingJob job =
                new JobFile(List.of()).read(SmallJob.JOB.replace("key: [id]", "key: [id]\ngroup: [supplier, units]"));
        FrozenHistory history = FrozenHistory.freeze(
                job,
                new CsvRows()
                        .read(
                                (SourceSettings.Csv) job.source(),
                                Files.writeString(folder.resolve("rows.csv"), SmallJob.rows(600)),
                                job.features().rows().schema(),
                                job.features().zone())
                        .rows(),
                List.of());
        int[] train = Partition.of(history, history, job.split()).train();
        List<FoldBlocks.Block> blocks = FoldBlocks.of(
                new FoldBlocks.Cut("search.folds", 0.5, 2, CalibrationSettings.Labels.AT_BLOCK), history, train);
        for (FoldBlocks.Block block : blocks) {
            Set<String> inside = new HashSet<>();
            for (int row : block.rows()) {
                inside.add(history.groups().get(row));
            }
            for (int row : block.before()) {
                assertThat(history.known()[row]).isLessThan(block.start());
                assertThat(inside).doesNotContain(history.groups().get(row));
            }
        }
    }

    @Test
    void drawsAreWithoutRepetitionAndFollowTheSeed() throws IOException {
        String drawn = "search: {grid: {trainer.depth: [1, 2, 3], trainer.l2: [1, 2, 3]}, draws: 5, folds: 2}\n";
        List<Map<String, Object>> one = values(drawn + "seed: 3\n");
        assertThat(one).hasSize(5).doesNotHaveDuplicates().isEqualTo(values(drawn + "seed: 3\n"));
        assertThat(one).isNotEqualTo(values(drawn + "seed: 4\n"));
    }

    @Test
    void aStopKeepsTheBestSoFar() throws IOException {
        AtomicLong tried = new AtomicLong();
        Progress stopping = new Progress() {
            @Override
            public void at(String stage, long done, long total) {
                if (stage.equals(SEARCH)) {
                    tried.set(done);
                }
            }

            @Override
            public boolean stopped() {
                return tried.get() >= 3;
            }
        };
        SearchReport report = run(SEARCH, SmallJob.rows(600), stopping).search().orElseThrow();
        assertThat(report.ended()).isEqualTo("stopped");
        assertThat(report.planned()).isEqualTo(8);
        assertThat(report.tried()).hasSize(3);
        assertThat(report.chosen()).isBetween(0, 2);
    }

    @Test
    void aLimitBeforeAnySettingTrainsTheJobAsWritten() throws IOException {
        TrainingResult result =
                run("search: {grid: {trainer.depth: [5]}, minutes: 1.0e-9}\n", SmallJob.rows(600), Progress.SILENT);
        assertThat(result.search().orElseThrow().chosen()).isEqualTo(-1);
        assertThat(result.search().orElseThrow().ended()).isEqualTo("minutes");
        assertThat(result.job().trainer().depth()).isEqualTo(2);
    }

    private List<Map<String, Object>> values(String more) {
        TrainingJob job = new JobFile(List.of()).read(SmallJob.JOB + more);
        return new SearchGrid(job, job.search().orElseThrow())
                .settings().stream().map(SearchGrid.Setting::values).toList();
    }

    private TrainingResult run(String search, String rows, Progress progress) throws IOException {
        return result(SmallJob.JOB + search, rows, progress);
    }

    private TrainingResult result(String job, String rows, Progress progress) throws IOException {
        return SmallRuns.run(job, rows, folder, progress);
    }
}
