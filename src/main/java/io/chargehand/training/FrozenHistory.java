package io.chargehand.training;

import io.chargehand.feature.AsOfState;
import io.chargehand.feature.Fact;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.HistoryReplay;
import io.chargehand.feature.Moment;
import io.chargehand.feature.Outcome;
import io.chargehand.feature.Row;
import io.chargehand.kernel.Rules;
import io.chargehand.scoring.RateTable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A history with its features evaluated as of each decision. Immutable; the arrays are not to be changed.
 *
 * @param rows the usable rows, by decision instant
 * @param vectors their features
 * @param decided decision instants in milliseconds of the epoch
 * @param known when labels became known; {@link Long#MAX_VALUE} for never
 * @param split the split column's instants
 * @param labels the outcomes, 0 or 1; {@code NaN} where they cannot be told
 * @param groups the groups
 * @param dropped rows left out, by reason
 */
record FrozenHistory(
        List<Row> rows,
        List<FeatureVector> vectors,
        long[] decided,
        long[] known,
        long[] split,
        double[] labels,
        List<String> groups,
        Map<String, Integer> dropped) {

    static FrozenHistory freeze(TrainingJob job, List<Row> all, List<Fact> others) {
        Moment decision = job.features().rows().seen();
        int splitPosition = job.features()
                .rows()
                .schema()
                .position("split.column", job.split().column());
        long until = job.split().until().map(instant -> instant.toEpochMilli()).orElse(Long.MAX_VALUE);
        Map<String, Integer> dropped = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>(all.size());
        for (Row row : all) {
            long at = row.instant(splitPosition);
            if (decision.of(row) == Row.NO_INSTANT) {
                dropped.merge("no decision instant", 1, Integer::sum);
            } else if (at == Row.NO_INSTANT) {
                dropped.merge("no split instant", 1, Integer::sum);
            } else if (at >= until) {
                dropped.merge("at or past split.until", 1, Integer::sum);
            } else {
                rows.add(row);
            }
        }
        Rules.require(!rows.isEmpty(), "source", dropped, "must give at least one row with a decision instant");
        rows.sort(Comparator.comparingLong(decision::of));
        List<FeatureVector> vectors = HistoryReplay.run(new AsOfState(job.features()), rows, others);
        return instants(job, rows, vectors, splitPosition, dropped);
    }

    private static FrozenHistory instants(
            TrainingJob job,
            List<Row> rows,
            List<FeatureVector> vectors,
            int splitPosition,
            Map<String, Integer> dropped) {
        Moment decision = job.features().rows().seen();
        int size = rows.size();
        long[] decided = new long[size];
        long[] split = new long[size];
        List<String> groups = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Row row = rows.get(i);
            decided[i] = decision.of(row);
            split[i] = row.instant(splitPosition);
            groups.add(RateTable.joined(row, job.group().isEmpty() ? job.key() : job.group()));
        }
        Told told = told(job, job.label(), rows);
        return new FrozenHistory(
                List.copyOf(rows), vectors, decided, told.known(), split, told.labels(), groups, dropped);
    }

    /** An outcome of each row, and when it is told. */
    private record Told(double[] labels, long[] known) {}

    private static Told told(TrainingJob job, String name, List<Row> rows) {
        Outcome outcome = job.features().getOutcome(name);
        Moment labelKnown = job.features().rows().labelKnown().orElseThrow();
        Told told = new Told(new double[rows.size()], new long[rows.size()]);
        for (int i = 0; i < rows.size(); i++) {
            double label = outcome.of(rows.get(i));
            Rules.require(Double.isNaN(label) || label == 0 || label == 1, name, label, "must be an outcome of 0 or 1");
            long at = outcome.toldItself() ? outcome.toldAt(rows.get(i)) : labelKnown.of(rows.get(i));
            told.labels()[i] = label;
            told.known()[i] = at == Row.NO_INSTANT ? Long.MAX_VALUE : at;
        }
        return told;
    }

    /** The same history with the label of a job that differs in nothing else. */
    FrozenHistory withLabel(TrainingJob job) {
        return with(told(job, job.label(), rows));
    }

    /** What trains: the stand-in's outcome of the rows that it is told of, the label of the others. */
    FrozenHistory taught(TrainingJob job) {
        if (job.standIn().isEmpty()) {
            return this;
        }
        Told taught = told(job, job.standIn().get(), rows);
        for (int i = 0; i < rows.size(); i++) {
            if (Double.isNaN(taught.labels()[i])) {
                taught.labels()[i] = labels[i];
                taught.known()[i] = known[i];
            }
        }
        return with(taught);
    }

    private FrozenHistory with(Told told) {
        return new FrozenHistory(rows, vectors, decided, told.known(), split, told.labels(), groups, dropped);
    }

    int size() {
        return decided.length;
    }
}
