package io.chargehand.training;

import io.chargehand.feature.ColumnType;
import io.chargehand.feature.FeatureSet;
import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Map;

/**
 * A training job, checked. Immutable.
 *
 * @param name the model's name
 * @param description one sentence for the model card
 * @param source where rows come from
 * @param features what is computed, and the streams it is computed from
 * @param key columns that name a row
 * @param group columns whose equal values stay on one side of the split; none for every row on its own
 * @param label the outcome that is learned
 * @param trainer how it is learned
 * @param calibration how probabilities are calibrated
 * @param split where testing begins
 * @param rateTable keys of the baseline
 * @param rateSmoothing rows' worth of prior in the baseline
 * @param gates bounds for use
 * @param resamples draws of the bootstrap
 * @param seed of every random draw
 * @param settings the job as written, for the record
 */
public record TrainingJob(
        String name,
        String description,
        SourceSettings source,
        FeatureSet features,
        List<String> key,
        List<String> group,
        String label,
        TrainerSettings trainer,
        CalibrationSettings calibration,
        SplitSettings split,
        List<String> rateTable,
        double rateSmoothing,
        GateSettings gates,
        int resamples,
        long seed,
        Map<String, Object> settings) {

    /** Checks that what the job names exists. */
    public TrainingJob {
        Rules.identifier("name", name);
        var schema = features.rows().schema();
        Rules.require(!key.isEmpty(), "key", key, "must name at least one column");
        key.forEach(column -> schema.position("key", column));
        group.forEach(column -> schema.position("group", column));
        rateTable.forEach(column -> schema.position("baselines.rateTable.by", column));
        schema.position("split.column", split.column(), ColumnType.INSTANT);
        Rules.require(features.outcomes().containsKey(label), "label", label, "must name an outcome");
        Rules.require(
                features.rows().labelKnown().isPresent(), "labelKnown", null, "must say when the label becomes known");
        for (String feature : calibration.context()) {
            Rules.require(features.names().contains(feature), "calibration.context", feature, "must name a feature");
        }
        trainer.check(features.names());
        for (String feature : trainer.monotone().keySet()) {
            Rules.require(features.names().contains(feature), "trainer.monotone", feature, "must name a feature");
        }
    }

    /** The same job for another outcome, with a trainer of its own. */
    public TrainingJob withHead(String other, TrainerSettings otherTrainer) {
        return new TrainingJob(
                name,
                description,
                source,
                features,
                key,
                group,
                other,
                otherTrainer,
                calibration,
                split,
                rateTable,
                rateSmoothing,
                gates,
                resamples,
                seed,
                settings);
    }

    /** The same job with another seed. */
    public TrainingJob withSeed(int other) {
        return new TrainingJob(
                name,
                description,
                source,
                features,
                key,
                group,
                label,
                trainer,
                calibration,
                split,
                rateTable,
                rateSmoothing,
                gates,
                resamples,
                other,
                settings);
    }
}
