package io.chargehand.training;

import io.chargehand.feature.Column;
import io.chargehand.feature.Row;
import io.chargehand.feature.Schema;
import io.chargehand.scoring.RiskModel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run shows beside the figures of its test rows. Immutable.
 *
 * @param folds figures at earlier times; none where the job asks for none, or the model was not trained in this run
 * @param champion how the model stands to the present champion
 * @param slices figures of parts of the test rows, the months last
 * @param costs what decisions by the score cost; empty where the job states no costs
 * @param curves gain, precision and recall, histogram
 * @param effects what the features do
 * @param drift how test rows differ from training rows
 */
public record Evaluation(
        List<FoldFigures> folds,
        ChampionComparison champion,
        List<Slices> slices,
        Optional<CostCurve> costs,
        CurvePoints curves,
        FeatureEffects effects,
        DriftFigures drift) {

    /** Why there is no cost curve. */
    public static final String NO_COSTS = "the job states no costs of false alarms and misses";

    private static final List<String> USUAL = List.of("node", "supplier", "method");

    /** Copies the lists. */
    public Evaluation {
        folds = List.copyOf(folds);
        slices = List.copyOf(slices);
    }

    static Evaluation of(
            TrainingJob job,
            FrozenHistory history,
            Partition partition,
            RiskModel model,
            Measured measured,
            List<FoldFigures> folds,
            ChampionComparison champion) {
        int[] test = partition.test();
        double[] trained = Arrays.stream(partition.train())
                .mapToDouble(row -> model.score(history.vectors().get(row)).value())
                .toArray();
        return new Evaluation(
                folds,
                champion,
                slices(job, history, test, measured),
                job.evaluation().costs().map(costs -> CostCurve.of(measured, costs, job.resamples(), job.seed())),
                CurvePoints.of(measured),
                FeatureEffects.of(
                        model,
                        IntStream.of(test).mapToObj(history.vectors()::get).toList(),
                        job.evaluation().sample()),
                DriftFigures.of(job, history, partition, trained, measured));
    }

    private static List<Slices> slices(TrainingJob job, FrozenHistory history, int[] test, Measured measured) {
        Slices.Draws draws = new Slices.Draws(job.resamples(), job.seed());
        List<Slices> slices = new ArrayList<>();
        for (String column : columns(job)) {
            slices.add(Slices.of(
                    column,
                    measured,
                    job.evaluation(),
                    draws,
                    i -> row(history, test, i).show(column),
                    false));
        }
        slices.add(Slices.of(
                "month",
                measured,
                job.evaluation(),
                draws,
                i -> DriftFigures.month(
                        history.decided()[test[i]], job.features().zone()),
                true));
        return slices;
    }

    private static Row row(FrozenHistory history, int[] test, int i) {
        return history.rows().get(test[i]);
    }

    /** Those the job names; of an operational history without, node, supplier and method as far as it has them. */
    private static List<String> columns(TrainingJob job) {
        Schema schema = job.features().rows().schema();
        if (!job.evaluation().by().isEmpty() || job.source() instanceof SourceSettings.Csv) {
            return job.evaluation().by();
        }
        return schema.columns().stream()
                .map(Column::name)
                .filter(USUAL::contains)
                .toList();
    }
}
