package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.RateTable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tests the whole of a job again at earlier times: the later half of the training rows is cut into blocks of equal count,
 * and each is answered by a model and a rate table of rows that were decided, and whose label was known, before it, of
 * groups that have no row in it. Rounds and calibration are chosen anew within each. Stateless.
 */
final class ForwardFolds {

    private ForwardFolds() {}

    /** The folds in order of time; none where the job asks for none. */
    static List<FoldFigures> of(
            TrainingJob job, FrozenHistory history, Partition partition, LearnerFactory learners, Progress progress) {
        int count = job.evaluation().folds();
        FrozenHistory taught = history.taught(job);
        List<FoldFigures> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            progress.at("folds", fold, count);
            folds.add(fold(job, history, taught, partition, learners, fold));
        }
        if (count > 0) {
            progress.at("folds", count, count);
        }
        return folds;
    }

    private static FoldFigures fold(
            TrainingJob job,
            FrozenHistory history,
            FrozenHistory taught,
            Partition partition,
            LearnerFactory learners,
            int fold) {
        int[] labelled = partition.labelled();
        int count = job.evaluation().folds();
        int first = labelled.length / 2;
        int from = first + (int) ((long) (labelled.length - first) * fold / count);
        int to = first + (int) ((long) (labelled.length - first) * (fold + 1) / count);
        int[] rows = Arrays.copyOfRange(labelled, from, to);
        if (rows.length == 0) {
            return FoldFigures.without(fold + 1, "", 0, 0, "it has no rows");
        }
        long start = history.decided()[rows[0]];
        int[] before = before(taught, partition.train(), rows, start);
        int[] labelledBefore = before(history, labelled, rows, start);
        String name = Instant.ofEpochMilli(start).toString();
        if (labelledBefore.length == 0) {
            return FoldFigures.without(fold + 1, name, before.length, rows.length, "no label was known before it");
        }
        try {
            Partition part = new Partition(start, before, rows);
            part.checkClasses(history, taught);
            ModelFitting.Fitted fitted = new ModelFitting(job, taught, part, learners, Progress.SILENT).fit();
            RateTable table = rateTable(job, history, labelledBefore);
            Measured measured = Measured.of(history, rows, fitted.model(), table);
            return new FoldFigures(
                    fold + 1,
                    name,
                    before.length,
                    rows.length,
                    Optional.of(Metrics.of(measured.labels(), measured.probabilities())),
                    Optional.of(Metrics.of(measured.labels(), measured.rateTable())),
                    Optional.of(Metrics.of(measured.labels(), measured.priors())),
                    Bootstrap.intervals(measured, Math.min(job.resamples(), FoldFigures.MOST_RESAMPLES), job.seed()),
                    "");
        } catch (InvalidInputException e) {
            return FoldFigures.without(fold + 1, name, before.length, rows.length, String.valueOf(e.getMessage()));
        }
    }

    private static int[] before(FrozenHistory history, int[] train, int[] rows, long start) {
        Set<String> groups = new HashSet<>();
        IntStream.of(rows).forEach(row -> groups.add(history.groups().get(row)));
        return IntStream.of(train)
                .filter(i -> history.known()[i] < start
                        && history.decided()[i] < start
                        && !groups.contains(history.groups().get(i)))
                .toArray();
    }

    /** The rate table of a job from some rows. */
    static RateTable rateTable(TrainingJob job, FrozenHistory history, int[] rows) {
        boolean[] labels = new boolean[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = history.labels()[rows[i]] == 1;
        }
        return RateTable.fit(
                job.rateTable(),
                job.rateSmoothing(),
                Arrays.stream(rows).mapToObj(history.rows()::get).toList(),
                labels);
    }
}
