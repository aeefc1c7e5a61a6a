package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.LinearPredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A base rate that moves on the slice is no error of the model: {@code auto} does not correct twice for it. */
class LevelDriftTest {

    private static final String JOB = SmallJob.JOB
            .replace("calibration: {kind: platt}\n", "")
            .replace(
                    "  - {name: supplier_rate, kind: rate, by: [supplier], smoothing: 5}",
                    "  - {name: supplier, kind: category}")
            .replace("rounds: 20", "rounds: 100")
            .replace("from: 2024-06-01", "from: 2024-05-15");

    private static final int ROWS = 1000;

    @TempDir
    private Path folder;

    @Test
    void afterAStepTheLevelIsThatOfTheLatestBlock() throws IOException {
        assertThat(meanScore(0.1, 0.4)).isCloseTo(0.4, within(0.04));
        assertThat(meanScore(0.4, 0.1)).isCloseTo(0.1, within(0.04));
    }

    /** A base rate that comes and goes is not taken for the one to come. */
    @Test
    void aPeakThatPassesIsNotKept() throws IOException {
        assertThat(meanScore(date -> (date.getDayOfYear() / 14) % 2 == 0 ? 0.45 : 0.15))
                .isCloseTo(0.3, within(0.05));
    }

    @Test
    void whatTheBaseRateHasMovedIsTakenOutOfABlock() {
        assertThat(moved(0.1, 0.4, 0.1, 0.25)).isCloseTo(Calibration.logit(0.4) - Calibration.logit(0.1), within(0.02));
        assertThat(moved(0.4, 0.1, 0.4, 0.25)).isCloseTo(Calibration.logit(0.1) - Calibration.logit(0.4), within(0.02));
    }

    @Test
    void anErrorOfTheModelStays() {
        assertThat(moved(0.3, 0.3, 0.2, 0.3)).as("no move").isZero();
        assertThat(moved(0.3, 0.31, 0.2, 0.3)).as("a move by chance").isZero();
        assertThat(moved(0.3, 0.1, 0.05, 0.2)).as("an error against the move").isZero();
        assertThat(moved(0.1, 0.4, 0.25, 0.35))
                .as("a level that boosting has not reached")
                .isCloseTo(1.17, within(0.03));
    }

    @Test
    void theLatestBlockCountsAsFarAsBlocksLast() {
        assertThat(atEnd(0.1, 0.1, 0.1, 0.1, 0.1, 0.4, 0.4, 0.4)).isGreaterThan(0.8);
        assertThat(atEnd(0.1, 0.4, 0.1, 0.4, 0.1, 0.4, 0.1, 0.4)).isLessThan(0.1);
    }

    /** What a block is moved by, of which a model says {@code said} and of its training rows {@code own}. */
    private static double moved(double before, double block, double said, double own) {
        FrozenHistory history = history(before, block);
        int[] rows = IntStream.range(ROWS, 2 * ROWS).toArray();
        boolean[] labels = new boolean[ROWS];
        double[] ones = new double[ROWS];
        double[] margins = new double[ROWS];
        Arrays.fill(ones, 1);
        Arrays.fill(margins, Calibration.logit(said));
        AnsweredBlock answered =
                new AnsweredBlock(rows, labels, ones, new float[ROWS][0], new LinearPredictor(new double[0], 0));
        return new LevelDrift(history, IntStream.range(0, 2 * ROWS).toArray())
                        .without(
                                new Calibrator.Slice(margins, new double[ROWS][0], labels, ones),
                                List.of(answered),
                                row -> Calibration.logit(own))
                        .margins()[0]
                - margins[0];
    }

    /** How much of its distance the latest of several blocks is taken for, where the model says the mean of all. */
    private static double atEnd(double... rates) {
        int count = rates.length * ROWS;
        double mean = Arrays.stream(rates).average().orElseThrow();
        double[] said = new double[ROWS];
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        Arrays.fill(said, Calibration.logit(mean));
        return new LevelDrift(history(rates), IntStream.range(0, count).toArray())
                        .atEnd(IntStream.range(count - ROWS, count).toArray(), said, ones)
                / (Calibration.logit(rates[rates.length - 1]) - Calibration.logit(mean));
    }

    /** Blocks of these base rates, one after the other. */
    private static FrozenHistory history(double... rates) {
        int count = rates.length * ROWS;
        double[] labels = new double[count];
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels[i] = i % ROWS < rates[i / ROWS] * ROWS ? 1 : 0;
            groups.add("g" + i);
        }
        long[] times = LongStream.range(0, count).toArray();
        return new FrozenHistory(List.of(), List.of(), times, times, times, labels, groups, Map.of());
    }

    @Test
    void whereTheBaseRateStaysNothingIsMoved() throws IOException {
        assertThat(meanScore(0.3, 0.3)).isCloseTo(0.3, within(0.04));
    }

    @Test
    void everyKindIsMovedInLogOdds() {
        double[] none = new double[0];
        for (Calibration each : new Calibration[] {
            new Calibration.None(),
            new Calibration.Platt(0.8, 0.1, none),
            new Calibration.Beta(0.9, 1.1, -0.2),
            new Calibration.Isotonic(new double[] {-2, 0, 2}, new double[] {0.1, 0.3, 0.6})
        }) {
            double before = Calibration.logit(each.probability(0, none));
            assertThat(Calibration.logit(each.moved(0.5).probability(0, none)))
                    .as(each.kind())
                    .isCloseTo(before + 0.5, within(1e-9));
        }
    }

    /** The mean score of the test rows, where the base rate steps from one to the other seven weeks before the split. */
    private double meanScore(double before, double after) throws IOException {
        return meanScore(date -> date.isBefore(LocalDate.parse("2024-03-26")) ? before : after);
    }

    private double meanScore(ToDoubleFunction<LocalDate> baseRate) throws IOException {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("id,supplier,units,due,arrived\n");
        for (int i = 0; i < 6000; i++) {
            LocalDate due = LocalDate.parse("2024-01-01").plusDays(i * 180L / 6000);
            boolean late = random.nextDouble() < baseRate.applyAsDouble(due);
            text.append(i).append(",s").append(random.nextInt(3)).append(',').append(random.nextInt(9));
            text.append(',')
                    .append(due)
                    .append(',')
                    .append(due.plusDays(late ? 1 : 0))
                    .append('\n');
        }
        TrainingResult result = SmallRuns.run(JOB, text.toString(), folder, Progress.SILENT);
        return result.predictions().stream()
                .mapToDouble(ScoredRow::probability)
                .average()
                .orElseThrow();
    }
}
