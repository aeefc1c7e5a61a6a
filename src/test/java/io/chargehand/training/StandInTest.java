package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.report.RunFigures;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An outcome that is told early trains in the place of a label that is known too late; the label alone is tested. */
class StandInTest {

    /** Tickets break their SLA when they take longer than four days; that is written down 40 days after they end. */
    private static final String JOB = """
            name: tickets
            source: {csv: {}}
            columns:
              - {name: id}
              - {name: team}
              - {name: opened, type: instant}
              - {name: resolved, type: instant, known: label}
              - {name: closed, type: instant, known: label}
              - {name: broken, known: label}
            key: [id]
            decision: opened
            labelKnown: closed
            label: {name: broken, kind: "true", column: broken}
            outcomes:
              slow: {kind: later, column: resolved, than: opened, toleranceDays: 4, told: at-limit}
            standIn: slow
            features:
              - {name: team, kind: category}
            trainer: {kind: xgboost, rounds: 20, fixedRounds: true, depth: 2, threads: 1, minChildWeight: 1}
            calibration: {kind: none}
            split: {column: opened, from: 2024-03-01}
            baselines: {rateTable: {by: [team], smoothing: 5}}
            bootstrap: 20
            evaluation: {folds: 2}
            """;

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    /** On 16 January the slow team becomes the fast one: labels do not say so by the split, the stand-in does. */
    @Test
    void itKnowsWhatLabelsDoNotSayYet() throws IOException {
        TrainingResult plain = run(JOB.replace("standIn: slow\n", ""));
        TrainingResult taught = run(JOB);
        assertThat(plain.test().auc()).isLessThan(0.4);
        assertThat(taught.test().auc()).isGreaterThan(0.6);
        assertThat(taught.rateTable()).as("the baseline learns from labels").isEqualTo(plain.rateTable());
        assertThat(taught.test().rows()).isEqualTo(plain.test().rows());
        assertThat(taught.predictions().stream().map(ScoredRow::label))
                .as("tested on labels")
                .isEqualTo(plain.predictions().stream().map(ScoredRow::label).toList());
    }

    @Test
    void whatTrainedIsTold() throws IOException {
        TrainingResult taught = run(JOB);
        StandInFigures figures = taught.origin().standIn().orElseThrow();
        assertThat(figures.outcome()).isEqualTo("slow");
        assertThat(figures.rows()).isBetween(1_000, taught.origin().trainRows());
        assertThat(figures.labelNotKnown()).isGreaterThan(500);
        assertThat(figures.compared()).isBetween(100, figures.rows() - figures.labelNotKnown());
        assertThat(figures.agreed()).isBetween(figures.compared() * 9 / 10, figures.compared() - 1);
        assertThat(RunFigures.of(taught).get("rows"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("standIn", figures);
        assertThat(figures.told("broken")).contains("slow in place of broken").contains(" % of the ");
        assertThat(run(JOB.replace("standIn: slow\n", "")).origin().standIn()).isEmpty();
    }

    /** What is not over by the split, or lacks the instant, trains by its label or not at all. */
    @Test
    void nothingToldAtOrPastTheSplitTrains() throws IOException {
        TrainingResult taught = run(JOB);
        long told = rows().lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> Instant.parse(cells[2])
                        .plus(4, ChronoUnit.DAYS)
                        .isBefore(Instant.parse("2024-03-01T00:00:00Z")))
                .filter(cells -> !cells[3].isEmpty())
                .count();
        assertThat(taught.origin().standIn().orElseThrow().rows()).isEqualTo((int) told);
        assertThat(taught.origin().trainRows()).isGreaterThan((int) told);
    }

    @Test
    void foldsAreTestedOnLabels() throws IOException {
        List<FoldFigures> folds = run(JOB).evaluation().folds();
        assertThat(folds).hasSize(2);
        assertThat(folds)
                .allSatisfy(fold -> assertThat(fold.model().orElseThrow().rows())
                        .isEqualTo(fold.rateTable().orElseThrow().rows()));
    }

    /** A rate table of no labels would say nothing, and is what answers where a model cannot. */
    @Test
    void someLabelMustBeKnownBeforeTheSplit() {
        assertThatThrownBy(() -> run(JOB.replace("labelKnown: closed", "labelKnown: {column: closed, offset: P90D}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("split")
                .hasMessageContaining("whose label was known");
    }

    @Test
    void aFoldBeforeWhichNoLabelWasKnownSaysSo() throws IOException {
        List<FoldFigures> folds = run(JOB.replace("labelKnown: closed", "labelKnown: {column: closed, offset: P20D}"))
                .evaluation()
                .folds();
        assertThat(folds.get(0).model()).isEmpty();
        assertThat(folds.get(0).reason()).isEqualTo("no label was known before it");
        assertThat(folds.get(1).rateTable().orElseThrow().brier()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            standIn: slow       | standIn: slw                                 | standIn     | nearest: slow
            than: opened        | than: closed                                 | than        | must be known at the decision instant
            standIn: slow       | standIn: days                                | days        | must be an outcome of 0 or 1
            kind: xgboost       | kind: linear, bags: 3                        | trainer.bags| must not be given but for kind xgboost
            kind: xgboost       | kind: xgboost, bags: 3, subsample: 1, columnSample: 1 | trainer.bags | must be 1 where
            """)
    void whatCannotBeIsRefused(String part, String wrong, String field, String rule) {
        String job = JOB.replace("outcomes:\n", "outcomes:\n  days: {kind: days, from: opened, to: resolved}\n")
                .replace(part, wrong);
        assertThatThrownBy(() -> run(job))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(field)
                .hasMessageContaining(rule);
    }

    @Test
    void headsAndHistoriesHaveNone() throws IOException {
        String history = Files.readString(Path.of("training", "sla-risk.yaml"));
        JobFile reader = new JobFile(HistoryRows.of((HistoryRows.Events) each -> {}));
        assertThatThrownBy(() -> reader.read(
                        history + "outcomes: {slow: {kind: later, column: knownAt, than: dueAt, told: at-limit}}\n"))
                .hasMessageContaining("must be with-label on an operational history");
        assertThatThrownBy(() -> reader.read(
                        JOB.replace("label: {name: broken, kind: \"true\", column: broken}", "heads: [slow]")))
                .hasMessageContaining("must stand beside a label, not beside heads");
    }

    private TrainingResult run(String job) throws IOException {
        return SmallRuns.run(job, rows(), folder, Progress.SILENT);
    }

    /** A ticket every forty minutes; each twentieth was resolved when it was opened and lacks the instant. */
    private static String rows() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("id,team,opened,resolved,closed,broken\n");
        for (int i = 0; i < 2_700; i++) {
            Instant opened = START.plus(i * 40L, ChronoUnit.MINUTES);
            boolean before = opened.isBefore(Instant.parse("2024-01-16T00:00:00Z"));
            int team = random.nextInt(2);
            boolean slow = random.nextDouble() < (before == (team == 0) ? 0.6 : 0.2);
            Instant resolved = opened.plus((slow ? 100 : 1) + random.nextInt(60), ChronoUnit.HOURS);
            boolean broken = random.nextInt(25) == 0 ? !slow : slow;
            text.append(i).append(",t").append(team).append(',').append(opened).append(',');
            text.append(i % 20 == 0 ? "" : resolved).append(',');
            text.append(resolved.plus(i % 20 == 0 ? 1 : 40, ChronoUnit.DAYS))
                    .append(',')
                    .append(broken)
                    .append('\n');
        }
        return text.toString();
    }
}
