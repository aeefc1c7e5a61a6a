package io.chargehand.training;

import io.chargehand.feature.FeatureVector;
import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.RiskModel;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows that a model in service is compared with: those it was tested on, and the weeks before them, which show how much is
 * usual. Immutable.
 */
record ReferenceRows(FrozenHistory history, Partition partition) {

    private static final int WEEKS = 6;
    /** A week of fewer rows shows chance. */
    private static final int LEAST_OF_A_WEEK = 200;

    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** The reference of one outcome. */
    ModelReference of(String label, RiskModel model, Metrics metrics) {
        int[] test = partition.test();
        List<int[]> weeks = weeks();
        double positives =
                Arrays.stream(test).filter(i -> history.labels()[i] == 1).count();
        ModelReference.Spread scores = ModelReference.Spread.of(
                false,
                scores(model, test),
                weeks.stream().map(week -> scores(model, week)).toList());
        double mean = Arrays.stream(test)
                .mapToDouble(i -> model.score(history.vectors().get(i)).value())
                .average()
                .orElse(0);
        return new ModelReference(
                test.length,
                Instant.ofEpochMilli(history.decided()[test[0]]),
                Instant.ofEpochMilli(history.decided()[test[test.length - 1]]),
                ModelReference.spread(
                        vectors(test), weeks.stream().map(this::vectors).toList()),
                Map.of(
                        label,
                        new ModelReference.Figures(
                                scores, mean, positives / test.length, metrics.brier(), metrics.auc())));
    }

    /** Weeks of the later half before the test: rates as of an instant settle only as a history goes on. */
    private List<int[]> weeks() {
        List<int[]> weeks = new ArrayList<>();
        long settled = history.decided()[0] + (partition.cutoff() - history.decided()[0]) / 2;
        for (int i = 1; i <= WEEKS; i++) {
            long until = partition.cutoff() - (i - 1) * WEEK;
            long from = until - WEEK;
            int[] rows = IntStream.range(0, history.size())
                    .filter(row -> history.decided()[row] >= from && history.decided()[row] < until)
                    .toArray();
            if (from >= settled && rows.length >= LEAST_OF_A_WEEK) {
                weeks.add(rows);
            }
        }
        return weeks;
    }

    private List<FeatureVector> vectors(int[] rows) {
        return Arrays.stream(rows).mapToObj(history.vectors()::get).toList();
    }

    private List<@Nullable Object> scores(RiskModel model, int[] rows) {
        List<@Nullable Object> scores = new ArrayList<>(rows.length);
        for (FeatureVector vector : vectors(rows)) {
            scores.add(model.score(vector).value());
        }
        return scores;
    }
}
