package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.training.report.RunFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A single tree goes through all that a job may ask for. */
class CartJobTest {

    private static final String CART =
            SmallJob.JOB.replace("kind: xgboost, rounds: 20, depth: 2", "kind: cart, depth: 3");

    @TempDir
    private Path folder;

    @Test
    void aTreeIsTrainedCalibratedMeasuredAndKept() throws IOException {
        TrainingResult result = run(CART + "evaluation: {folds: 2, smallestSlice: 5}\n");
        assertThat(result.test().auc()).isGreaterThan(0.55);
        assertThat(result.rounds()).isZero();
        assertThat(result.evaluation().folds())
                .hasSize(2)
                .allSatisfy(fold -> assertThat(fold.model()).isPresent());
        assertThat(result.evaluation().effects().features()).isNotEmpty();
        assertThat(RunFigures.of(result)).containsEntry("trainer", "cart");
        ModelArtifact again = ModelArtifact.read(result.artifact().write());
        assertThat(again.write()).isEqualTo(result.artifact().write());
    }

    @Test
    void kindsAreTriedSideBySide() throws IOException {
        SearchReport report = run(SmallJob.JOB
                        + "search: {grid: {trainer.kind: [xgboost, cart, linear], trainer.depth: [1, 3]}, folds: 2}\n")
                .search()
                .orElseThrow();
        assertThat(report.tried())
                .hasSize(6)
                .extracting(tried -> tried.values().get("trainer.kind"))
                .contains("cart");
    }

    @Test
    void rowsMayWeighByAge() throws IOException {
        TrainingResult plain = run(CART);
        TrainingResult recent = run(CART.replace("depth: 3", "depth: 3, recencyHalfLife: P10D"));
        assertThat(recent.predictions()).isNotEqualTo(plain.predictions());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: cart, depth: 3 | kind: cart, monotone: {units: increasing}  | trainer.monotone must not be given for a single tree
            kind: cart, depth: 3 | kind: cart, driftHalfLife: P30D            | trainer.driftHalfLife must not be given for a single tree
            kind: cart, depth: 3 | kind: cart, impurity: gain                 | trainer.impurity must be
            kind: cart, depth: 3 | kind: xgboost, leafSmoothing: 3            | trainer.leafSmoothing must be given for trainer.kind cart only
            kind: cart, depth: 3 | kind: linear, impurity: gini               | trainer.impurity must be given for trainer.kind cart only
            """)
    void whatAKindCannotHeedIsRefused(String part, String wrong, String error) {
        assertThatThrownBy(() -> new JobFile(List.of()).read(CART.replace(part, wrong)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(error)
                .hasMessageContaining("job:16");
    }

    private TrainingResult run(String job) throws IOException {
        return SmallRuns.run(job, SmallJob.rows(600), folder, Progress.SILENT);
    }
}
