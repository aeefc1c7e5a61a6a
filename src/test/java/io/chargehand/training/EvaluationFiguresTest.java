package io.chargehand.training;

import io.chargehand.kernel.Money;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Figures against examples worked by hand, and against Commons Math where it has them. */
class EvaluationFiguresTest {

    private static final boolean[] LABELS = {true, false, true, false};
    private static final double[] SCORES = {0.8, 0.6, 0.4, 0.2};
    private static final double[] TABLE = {0.5, 0.5, 0.5, 0.5};
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void figuresOfFourRowsAreThoseWorkedByHand() {
        double[] figures = new WeightedFigures(LABELS, SCORES).of(new int[] {1, 1, 1, 1});
        // pairs of one with and one without, ordered right: (.8,.6) (.8,.2) (.4,.2), wrong: (.4,.6)
        assertThat(figures[0]).isCloseTo(0.75, within(1e-12));
        // precision at the first outcome 1/1, at the second 2/3
        assertThat(figures[1]).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
        assertThat(figures[2]).isCloseTo((0.04 + 0.36 + 0.36 + 0.04) / 4, within(1e-12));
        assertThat(figures[3])
                .isCloseTo(-(Math.log(0.8) + Math.log(0.4) + Math.log(0.4) + Math.log(0.8)) / 4, within(1e-12));
        // each row is a bin of its own
        assertThat(figures[4]).isCloseTo((0.2 + 0.6 + 0.6 + 0.2) / 4, within(1e-12));
    }

    @Test
    void countedOnceTheFiguresAreThoseOfMetricsAndCountedTwiceThoseOfRowsWrittenTwice() {
        Random random = new Random(3);
        int size = 230;
        boolean[] labels = new boolean[size];
        double[] scores = new double[size];
        int[] times = new int[size];
        for (int i = 0; i < size; i++) {
            scores[i] = random.nextInt(40) / 40.0;
            labels[i] = random.nextDouble() < scores[i];
            times[i] = random.nextInt(4);
        }
        int[] once = new int[size];
        Arrays.fill(once, 1);
        assertThat(new WeightedFigures(labels, scores).of(once)).containsExactly(figures(labels, scores), within(1e-9));

        int[] rows = IntStream.range(0, size)
                .flatMap(i -> IntStream.range(0, times[i]).map(k -> i))
                .toArray();
        boolean[] written = new boolean[rows.length];
        double[] same = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            written[k] = labels[rows[k]];
            same[k] = scores[rows[k]];
        }
        double[] weighted = new WeightedFigures(labels, scores).of(times);
        assertThat(Arrays.copyOf(weighted, 4)).containsExactly(Arrays.copyOf(figures(written, same), 4), within(1e-9));
    }

    @Test
    void theAucIsMannWhitneysU() {
        Random random = new Random(9);
        double[] with = random.doubles(30).map(Math::sqrt).toArray();
        double[] without = random.doubles(50).toArray();
        boolean[] labels = new boolean[80];
        double[] scores = new double[80];
        for (int i = 0; i < 80; i++) {
            labels[i] = i < 30;
            scores[i] = i < 30 ? with[i] : without[i - 30];
        }
        double larger = new MannWhitneyUTest().mannWhitneyU(with, without);
        double auc = Metrics.of(labels, scores).auc();
        assertThat(Math.max(auc, 1 - auc)).isCloseTo(larger / (30 * 50), within(1e-12));
    }

    private static double[] figures(boolean[] labels, double[] scores) {
        Metrics metrics = Metrics.of(labels, scores);
        return new double[] {
            metrics.auc(), metrics.averagePrecision(), metrics.brier(), metrics.logLoss(), metrics.calibrationError()
        };
    }

    @Test
    void theSkillIsTheShareOfTheReferencesErrorTakenAway() {
        assertThat(Metrics.of(LABELS, SCORES).skill(Metrics.of(LABELS, TABLE)))
                .isCloseTo(1 - 0.2 / 0.25, within(1e-12));
    }

    @Test
    void everyFigureHasAnInterval() {
        Map<String, TrainingResult.Interval> intervals = Bootstrap.intervals(measured(300), 200, 1);
        assertThat(intervals.keySet())
                .contains("auc", "averagePrecision", "brier", "logLoss", "calibrationError", "brierSkill")
                .contains("brierSkillRateTable", "aucMinusRateTable", "logLossMinusRateTable")
                .hasSize(12);
        assertThat(intervals.values()).allMatch(interval -> interval.low() <= interval.high());
        assertThat(Bootstrap.intervals(measured(300), 200, 1)).isEqualTo(intervals);
    }

    @Test
    void thePairedTestIsCommonsMathsOnSumsOfGroups() {
        Measured mine = measured(400);
        double[] other = mine.rateTable();
        List<ChampionComparison.Difference> differences = PairedTest.of(mine, other, 300, 1);
        double[] sums = new double[200];
        for (int i = 0; i < 400; i++) {
            double label = mine.labels()[i] ? 1 : 0;
            sums[i / 2] += Math.pow(mine.probabilities()[i] - label, 2) - Math.pow(other[i] - label, 2);
        }
        assertThat(differences.get(0).figure()).isEqualTo("brier");
        assertThat(differences.get(0).value()).isCloseTo(Arrays.stream(sums).sum() / 400, within(1e-12));
        assertThat(differences.get(0).p()).isCloseTo(new TTest().pairedTTest(sums, new double[200]), within(1e-12));
        assertThat(differences.get(2).value())
                .isCloseTo(
                        Metrics.of(mine.labels(), mine.probabilities()).auc()
                                - Metrics.of(mine.labels(), other).auc(),
                        within(1e-12));
    }

    @Test
    void aModelDiffersFromItselfByNothing() {
        Measured mine = measured(100);
        assertThat(PairedTest.of(mine, mine.probabilities(), 50, 1)).allSatisfy(difference -> {
            assertThat(difference.value()).isZero();
            assertThat(difference.p()).isEqualTo(1);
        });
    }

    @Test
    void costsOfFourRowsAreThoseWorkedByHand() {
        Measured four = new Measured(LABELS, SCORES, TABLE, 0.5, List.of("a", "b", "c", "d"));
        CostSettings settings = new CostSettings(money("4"), money("12"), List.of(0.5));
        CostCurve curve = CostCurve.of(four, settings, 0, 1);
        // at 0.5 the model acts on the first two: one false alarm; it misses the third
        assertThat(curve.policy().get(0).model()).isCloseTo(1000 * (4 + 12) / 4.0, within(1e-9));
        assertThat(curve.policy().get(0).rateTable()).isCloseTo(1000 * 8 / 4.0, within(1e-9));
        assertThat(curve.always()).isCloseTo(1000 * 8 / 4.0, within(1e-9));
        assertThat(curve.never()).isCloseTo(1000 * 24 / 4.0, within(1e-9));
        assertThat(curve.points().get(30).model()).isCloseTo(1000 * 4 / 4.0, within(1e-9));
        assertThat(new CostSettings(money("4"), money("12"), List.of()).thresholds())
                .containsExactly(0.25);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), USD);
    }

    @Test
    void smallSlicesArePooledAndNoRowIsLost() {
        Measured rows = measured(200);
        EvaluationSettings settings = new EvaluationSettings(0, List.of(), 30, 0, Optional.empty());
        Slices slices = Slices.of(
                "node",
                rows,
                settings,
                new Slices.Draws(50, 1),
                i -> i < 100 ? "big" : i < 170 ? "middle" : i < 190 ? "small" : "",
                false);
        assertThat(slices.slices()).extracting(Slices.Slice::name).containsExactly("big", "middle", Slices.OTHERS);
        assertThat(slices.slices()).extracting(Slices.Slice::rows).containsExactly(100, 70, 30);
        assertThat(slices.pooled()).isEqualTo(2);
        Slices.Slice big = slices.slices().get(0);
        Measured alone = rows.only(IntStream.range(0, 100).toArray());
        Metrics metrics = Metrics.of(alone.labels(), alone.probabilities());
        assertThat(big.auc().orElseThrow()).isCloseTo(metrics.auc(), within(1e-12));
        assertThat(big.brierSkill().orElseThrow())
                .isCloseTo(metrics.skill(Metrics.of(alone.labels(), alone.rateTable())), within(1e-12));
        assertThat(big.calibrationDifference())
                .isCloseTo(
                        Arrays.stream(alone.probabilities()).average().orElseThrow() - alone.positives() / 100.0,
                        within(1e-12));
    }

    @Test
    void gainCountsWhatTheFirstRowsHold() {
        CurvePoints curves = CurvePoints.of(new Measured(LABELS, SCORES, TABLE, 0.5, List.of("a", "b", "c", "d")));
        assertThat(curves.gain().get(4).depth()).isCloseTo(0.25, within(1e-12));
        assertThat(curves.gain().get(4).model()).isCloseTo(0.5, within(1e-9));
        assertThat(curves.gain().get(4).lift()).isCloseTo(2, within(1e-9));
        assertThat(curves.gain().get(4).rateTable()).as("a tie of all").isCloseTo(0.25, within(1e-9));
        assertThat(curves.histogram()).hasSize(20);
        assertThat(curves.histogram().stream()
                        .mapToInt(bar -> bar.with() + bar.without())
                        .sum())
                .isEqualTo(4);
    }

    /** Pairs of rows of a group, a good model and a poorer table. */
    private static Measured measured(int size) {
        Random random = new Random(size);
        boolean[] labels = new boolean[size];
        double[] scores = new double[size];
        double[] table = new double[size];
        for (int i = 0; i < size; i++) {
            double chance = random.nextDouble();
            labels[i] = random.nextDouble() < chance;
            scores[i] = chance;
            table[i] = 0.25 + chance / 2 * random.nextDouble();
        }
        return new Measured(
                labels,
                scores,
                table,
                0.5,
                IntStream.range(0, size).mapToObj(i -> "g" + i / 2).toList());
    }
}
