package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.Predictor;
import io.chargehand.training.tribuo.TribuoLearners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Classes may weigh otherwise than they occur; what is scored stays near how often the outcome comes. */
class ClassWeightsTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void weightsKeepTheirSumAndOnlyTheirRatioCounts() {
        Examples rows = examples();
        ClassWeights.Factors three = new ClassWeights(false, 3, 1).factors(rows);
        assertThat(three).isEqualTo(new ClassWeights(false, 6, 2).factors(rows));
        assertThat(three.outcome() / three.other()).isCloseTo(3, within(1e-12));
        assertThat(sum(three.weigh(rows, false))).isCloseTo(ROWS, within(0.1));
        ClassWeights.Factors balanced = new ClassWeights(true, 1, 1).factors(rows);
        assertThat(balanced.outcome() * rows.positives()).isCloseTo(ROWS / 2.0, within(1e-6));
        assertThat(new ClassWeights(false, 2, 2).factors(rows).weigh(rows, false))
                .isSameAs(rows);
    }

    /** Where nothing tells rows apart, the weighed model says the weighed rate, and the correction gives the rate itself back. */
    @ParameterizedTest
    @ValueSource(strings = {"cart", "linear", "xgboost"})
    void theCorrectionIsExactInLogOdds(String kind) {
        Examples drawn = examples();
        Examples rows =
                new Examples(drawn.names(), new float[ROWS][1], drawn.labels(), drawn.weights(), drawn.offsets());
        double rate = (double) rows.positives() / ROWS;
        ClassWeights.Factors factors = new ClassWeights(false, 8, 1).factors(rows);
        TrainerSettings settings = TrainerSettings.read(
                SettingsTree.of(Map.of("kind", kind, "l2", 1e-4, "learningRate", 1, "subsample", 1)));
        Predictor weighed = TribuoLearners.of(settings, List.of(0), 1)
                .learn(factors.weigh(rows, false), 50)
                .predictor();
        double seen = 8 * rate / (8 * rate + 1 - rate);
        assertThat(Calibration.sigmoid(weighed.margin(new float[1]))).isCloseTo(seen, within(2e-3));
        assertThat(Calibration.sigmoid(factors.undone(weighed).margin(new float[1])))
                .isCloseTo(rate, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost, none",
        "xgboost, auto",
        "xgboost, isotonic",
        "linear, none",
        "linear, platt",
        "stack, none",
        "stack, beta",
        "cart, none",
        "cart, auto"
    })
    void whatIsLearnedChangesAndTheMeanScoreStays(String kind, String calibration) throws IOException {
        String job = SmallJob.JOB
                .replace("kind: xgboost, rounds: 20", "kind: " + kind + ", rounds: 20")
                .replace("kind: platt", "kind: " + calibration);
        TrainingResult plain = run(job);
        TrainingResult weighed = run(job.replace("depth: 2", "depth: 2, classWeights: balanced"));
        assertThat(weighed.predictions()).isNotEqualTo(plain.predictions());
        assertThat(base(weighed)).isBetween(0.1, 0.2);
        assertThat(mean(weighed)).isCloseTo(base(weighed), within(0.03));
    }

    @Test
    void aMovingBaseRateGoesWithWeights() throws IOException {
        String job = SmallJob.JOB.replace("depth: 2", "depth: 2, driftHalfLife: P30D, classWeights: {true: 5}");
        TrainingResult weighed = run(job.replace("kind: platt", "kind: none"));
        assertThat(mean(weighed)).isCloseTo(base(weighed), within(0.04));
    }

    @Test
    void aGridMayTryThem() throws IOException {
        SearchReport report = run(SmallJob.JOB
                        + "search: {grid: {trainer.classWeights: [none, balanced], trainer.earlyStopping.rounds: [0, 5]}, folds: 2}\n")
                .search()
                .orElseThrow();
        assertThat(report.tried()).hasSize(4);
    }

    private TrainingResult run(String job) throws IOException {
        AtomicInteger lates = new AtomicInteger();
        String rare = SmallJob.rows(3 * ROWS)
                .lines()
                .filter(line -> line.startsWith("id") || !late(line) || lates.incrementAndGet() % 4 == 0)
                .collect(Collectors.joining("\n", "", "\n"));
        return SmallRuns.run(job, rare, folder, Progress.SILENT);
    }

    private static boolean late(String line) {
        String[] cells = line.split(",");
        return cells[4].compareTo(cells[3]) > 0;
    }

    private static double mean(TrainingResult result) {
        return result.predictions().stream()
                .mapToDouble(ScoredRow::probability)
                .average()
                .orElseThrow();
    }

    private static double base(TrainingResult result) {
        return result.predictions().stream()
                .mapToDouble(ScoredRow::label)
                .average()
                .orElseThrow();
    }

    private static double sum(Examples rows) {
        double sum = 0;
        for (float weight : rows.weights()) {
            sum += weight;
        }
        return sum;
    }

    private static Examples examples() {
        Random random = new Random(9);
        boolean[] labels = new boolean[ROWS];
        float[] weights = new float[ROWS];
        float[][] inputs = new float[ROWS][1];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = random.nextInt(10) == 0;
            weights[i] = 1;
            inputs[i][0] = random.nextFloat();
        }
        return new Examples(List.of("x"), inputs, labels, weights, new float[ROWS]);
    }
}
