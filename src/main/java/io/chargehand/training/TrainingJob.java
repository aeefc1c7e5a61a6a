package io.chargehand.training;

import io.chargehand.feature.Column;
import io.chargehand.feature.ColumnType;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.Known;
import io.chargehand.feature.NearestName;
import io.chargehand.feature.Schema;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param standIn the outcome that trains in the label's place on the rows that it is told of; none for the label on all
 * @param trainer how it is learned
 * @param calibration how probabilities are calibrated
 * @param split where testing begins
 * @param rateTable keys of the baseline
 * @param rateSmoothing rows' worth of prior in the baseline
 * @param gates bounds for use
 * @param leaks how it is searched for leaks
 * @param evaluation how it is evaluated beside the figures on the test rows
 * @param search settings that are tried before the split; none to train as written
 * @param resamples draws of the bootstrap
 * @param seed of every random draw
 * @param settings the job as written, for the record
 * @param places where its keys stand in its file, for errors
 */
public record TrainingJob(
        String name,
        String description,
        SourceSettings source,
        FeatureSet features,
        List<String> key,
        List<String> group,
        String label,
        Optional<String> standIn,
        TrainerSettings trainer,
        CalibrationSettings calibration,
        SplitSettings split,
        List<String> rateTable,
        double rateSmoothing,
        GateSettings gates,
        LeakSettings leaks,
        EvaluationSettings evaluation,
        Optional<SearchSettings> search,
        int resamples,
        long seed,
        Map<String, Object> settings,
        JobPlaces places) {

    /**
     * Checks that what the job names exists, and that nothing known only with the label is used before.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming every key at fault
     */
    public TrainingJob {
        Faults faults = new Faults();
        faults.check(() -> Rules.identifier("name", name));
        Schema schema = features.rows().schema();
        faults.check(() -> Rules.require(!key.isEmpty(), "key", key, "must name at least one column"));
        key.forEach(column -> faults.check(() -> schema.position("key", column)));
        group.forEach(column -> faults.check(() -> schema.position("group", column)));
        rateTable.forEach(
                column -> faults.check(() -> schema.requireKnownAtDecision("baselines.rateTable.by", column)));
        faults.check(() -> schema.position("split.column", split.column(), ColumnType.INSTANT));
        faults.check(() ->
                schema.requireKnownAtDecision("decision", features.rows().seen().column()));
        faults.check(() -> checkLabel("label", label, features));
        standIn.ifPresent(other -> faults.check(() -> checkLabel("standIn", other, features)));
        evaluation.by().forEach(column -> faults.check(() -> schema.requireKnownAtDecision("evaluation.by", column)));
        for (String feature : calibration.context()) {
            faults.check(() -> named("calibration.context", feature, features.names()));
        }
        faults.check(() -> trainer.check(features.names()));
        for (String feature : trainer.monotone().keySet()) {
            faults.check(() -> named("trainer.monotone." + feature, feature, features.names()));
        }
        List<String> names = Stream.concat(
                        features.names().stream(), schema.columns().stream().map(Column::name))
                .distinct()
                .toList();
        for (String subject : leaks.acknowledged().keySet()) {
            faults.check(() -> Rules.require(
                    names.contains(subject),
                    "leakChecks.acknowledge." + subject,
                    subject,
                    NearestName.rule("a feature or a column", subject, names)));
        }
        faults.refuse();
    }

    private static void named(String field, String feature, List<String> features) {
        Rules.require(features.contains(feature), field, feature, NearestName.rule("a feature", feature, features));
    }

    private static void checkLabel(String field, String label, FeatureSet features) {
        Rules.require(
                features.outcomes().containsKey(label),
                field,
                label,
                NearestName.rule("an outcome", label, features.outcomes().keySet()));
        Rules.require(
                features.rows().labelKnown().isPresent(), "labelKnown", null, "must say when the label becomes known");
        Schema schema = features.rows().schema();
        List<String> columns = features.getOutcome(label).columns();
        Rules.require(
                columns.stream()
                        .anyMatch(column ->
                                schema.findColumn(column).orElseThrow().known() == Known.LABEL),
                "outcomes." + label,
                columns,
                "must read a column marked known: label: a label told by what is known at the decision would leak into features");
    }

    /** The same job for another outcome, with a trainer of its own. */
    public TrainingJob withHead(String other, TrainerSettings otherTrainer) {
        return with(other, otherTrainer, calibration, seed);
    }

    /** The same job with another seed. */
    public TrainingJob withSeed(int other) {
        return with(label, trainer, calibration, other);
    }

    /** The same job with another trainer and calibration. */
    TrainingJob withSettings(TrainerSettings otherTrainer, CalibrationSettings otherCalibration) {
        return with(label, otherTrainer, otherCalibration, seed);
    }

    /**
     * The same job with other files of streams, by the streams' names.
     *
     * @throws io.chargehand.kernel.InvalidInputException when the job reads no such stream from a file
     */
    public TrainingJob withStreamFiles(Map<String, String> files) {
        List<String> known = source instanceof SourceSettings.Csv csv
                ? List.copyOf(csv.streams().keySet())
                : List.of();
        for (String name : files.keySet()) {
            Rules.require(
                    known.contains(name), "streams", name, NearestName.rule("a stream read from a file", name, known));
        }
        return source instanceof SourceSettings.Csv csv && !files.isEmpty()
                ? with(csv.withStreamFiles(files), label, trainer, calibration, seed)
                : this;
    }

    private TrainingJob with(
            String otherLabel, TrainerSettings otherTrainer, CalibrationSettings otherCalibration, long otherSeed) {
        return with(source, otherLabel, otherTrainer, otherCalibration, otherSeed);
    }

    private TrainingJob with(
            SourceSettings otherSource,
            String otherLabel,
            TrainerSettings otherTrainer,
            CalibrationSettings otherCalibration,
            long otherSeed) {
        return new TrainingJob(
                name,
                description,
                otherSource,
                features,
                key,
                group,
                otherLabel,
                standIn,
                otherTrainer,
                otherCalibration,
                split,
                rateTable,
                rateSmoothing,
                gates,
                leaks,
                evaluation,
                search,
                resamples,
                otherSeed,
                settings,
                places);
    }
}
