package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A base rate that moves on the slice is no error of the model: {@code auto} does not correct twice for it. */
class LevelDriftTest {

    private static final String JOB = SmallJob.JOB
            .replace("calibration: {kind: platt}\n", "")
            .replace(
                    "  - {name: supplier_rate, kind: rate, by: [supplier], smoothing: 5}",
                    "  - {name: supplier, kind: category}")
            .replace("from: 2024-06-01", "from: 2024-05-15");

    @TempDir
    private Path folder;

    @Test
    void afterAStepTheLevelIsThatOfTheLatestBlock() throws IOException {
        assertThat(meanScore(0.1, 0.4)).isCloseTo(0.4, within(0.04));
        assertThat(meanScore(0.4, 0.1)).isCloseTo(0.1, within(0.04));
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
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("id,supplier,units,due,arrived\n");
        for (int i = 0; i < 6000; i++) {
            LocalDate due = LocalDate.parse("2024-01-01").plusDays(i * 180L / 6000);
            boolean late = random.nextDouble() < (due.isBefore(LocalDate.parse("2024-03-26")) ? before : after);
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
