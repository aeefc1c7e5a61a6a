package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.report.RunFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rounds are chosen on later blocks, by the whole curve or until patience ends, and the choice is told. */
class EarlyStoppingTest {

    private static final String MANY =
            SmallJob.JOB.replace("rounds: 20, depth: 2", "rounds: 150, learningRate: 0.2, depth: 4");
    /** Falls to 3 at the third round, rises, and falls to 1 at the ninth. */
    private static final double[] CURVE = {5, 4, 3, 4, 5, 6, 5, 2, 1, 2};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, 9, 10", "1, 3, 4", "4, 3, 7", "5, 9, 10", "100, 9, 10"})
    void patienceEndsTheLooking(int patience, int chosen, int looked) {
        RoundsChosen found = RoundsChoice.chosen(new EarlyStopping(patience, EarlyStopping.Measure.LOG_LOSS), CURVE, 2);
        assertThat(found.rounds()).isEqualTo(chosen);
        assertThat(found.looked()).isEqualTo(looked);
        assertThat(found.value()).isEqualTo(CURVE[chosen - 1] / 2);
        assertThat(found.bestRounds()).isEqualTo(9);
        assertThat(found.bestValue()).isEqualTo(0.5);
        assertThat(found.most()).isEqualTo(10);
    }

    @Test
    void whatIsUsualNeedNotBeSaid() throws IOException {
        TrainingResult silent = run(MANY);
        TrainingResult said = run(MANY.replace("depth: 4", "depth: 4, earlyStopping: {rounds: 0, measure: log-loss}"));
        assertThat(said.predictions()).isEqualTo(silent.predictions());
        assertThat(said.roundsChosen()).isEqualTo(silent.roundsChosen());
        assertThat(silent.roundsChosen().orElseThrow().rounds())
                .isEqualTo(silent.rounds())
                .isLessThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-loss", "brier", "auc"})
    void theChoiceIsToldWithTheCurvesBest(String measure) throws IOException {
        TrainingResult result =
                run(MANY.replace("depth: 4", "depth: 4, earlyStopping: {rounds: 10, measure: " + measure + "}"));
        RoundsChosen chosen = result.roundsChosen().orElseThrow();
        assertThat(result.rounds()).isEqualTo(chosen.rounds());
        assertThat(chosen.looked()).isLessThanOrEqualTo(chosen.rounds() + 10);
        assertThat(chosen.value()).isBetween(0.05, 0.95);
        if (measure.equals("auc")) {
            assertThat(chosen.bestValue())
                    .isGreaterThanOrEqualTo(chosen.value())
                    .isGreaterThan(0.55);
        } else {
            assertThat(chosen.bestValue()).isLessThanOrEqualTo(chosen.value());
        }
        assertThat(RunFigures.of(result))
                .extractingByKey("earlyStopping")
                .asString()
                .contains("measure=" + chosen.measure().written(), "patience=10", "chosen=" + chosen.rounds());
    }

    @Test
    void aStackUsesAllRoundsUnlessTold() throws IOException {
        String stack = MANY.replace("kind: xgboost", "kind: stack");
        assertThat(run(stack).rounds()).isEqualTo(150);
        TrainingResult told = run(stack.replace("depth: 4", "depth: 4, earlyStopping: {rounds: 5}"));
        assertThat(told.rounds())
                .isEqualTo(told.roundsChosen().orElseThrow().rounds())
                .isLessThan(150);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fixedRounds: true, earlyStopping: {rounds: 3} | must not stand beside fixedRounds: true
            kind: linear, earlyStopping: {rounds: 3}      | must be given for a trainer that has rounds: xgboost or stack
            kind: cart, earlyStopping: {}                 | must be given for a trainer that has rounds: xgboost or stack
            earlyStopping: 30                             | must be a mapping
            earlyStopping: {rounds: 3, measure: gini}     | must be one of
            """)
    void whatCannotBeIsRefused(String keys, String rule) {
        String job = keys.startsWith("kind") ? MANY.replace("kind: xgboost", keys) : MANY.replace("depth: 4", keys);
        assertThatThrownBy(() -> new JobFile(List.of()).read(job))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("job:16: trainer.earlyStopping")
                .hasMessageContaining(rule);
    }

    private TrainingResult run(String job) throws IOException {
        return SmallRuns.run(job, SmallJob.rows(600), folder, Progress.SILENT);
    }
}
