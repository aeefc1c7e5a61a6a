package io.chargehand.training;

import io.chargehand.registry.FolderRegistry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job files of the three real histories, on the time split each names. The bounds are above what
 * an untuned booster or the rate table reach on the same rows.
 */
class SharedSetsTest {

    @TempDir
    private Path models = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "scms-late-receipts, scms/deliveries-before-2013.csv.gz, 1782, 0.68, 0.0880, 0.04",
        "incident-sla, incidents/events-opened-before-2016-04-15.csv.gz, 3536, 0.72, 0.20, 0.10",
        "dataco-late, dataco/orders-6000.csv.gz, 1800, 0.725, 0.2025, 0.04"
    })
    void reachesWhatIsAskedFor(String job, String data, int rows, double auc, double brier, double calibration) {
        Path file = shared().resolve("data").resolve(data);
        Assumptions.assumeTrue(Files.exists(file), "skipped: the shared history " + file + " is not here");

        ModelTraining.Trained trained = new ModelTraining(new FolderRegistry(models), List.of(), Clock.systemUTC())
                .train(Path.of("training", job + ".yaml"), Optional.of(file), Optional.empty(), Progress.SILENT);

        Metrics test = trained.heads().get(0).test();
        assertThat(test.rows()).isEqualTo(rows);
        assertThat(test.auc()).isGreaterThanOrEqualTo(auc);
        assertThat(test.brier()).isLessThanOrEqualTo(brier);
        assertThat(test.calibrationError()).isLessThanOrEqualTo(calibration);
    }

    private static Path shared() {
        String named = System.getenv("CHARGEHAND_SHARED");
        return named == null ? Path.of("..", "shared") : Path.of(named);
    }
}
