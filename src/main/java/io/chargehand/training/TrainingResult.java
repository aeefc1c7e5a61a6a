package io.chargehand.training;

import io.chargehand.scoring.ModelArtifact;
import io.chargehand.scoring.ModelReference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run gave. Immutable.
 *
 * @param job the job
 * @param artifact the model
 * @param learned what the learner gave
 * @param rounds boosting rounds used; 0 of a model without, or when it was not trained in this run
 * @param roundsChosen how that number was chosen; empty where it was not
 * @param validation figures on the later slice of the training period, for choosing settings
 * @param validationWithinBlocks mean AUC within the slice's blocks, blind to the moving base rate
 * @param test figures on the test rows
 * @param prior figures of the training rate alone, on the same rows
 * @param rateTable figures of the rate table, on the same rows
 * @param intervals 95 % bootstrap intervals by name
 * @param gateFailures the gates it fails, as sentences
 * @param predictions the test rows with their scores
 * @param reliability ten bins
 * @param origin where the rows came from and where they went
 * @param leaks what the leak checks warn of
 * @param unknown the rows whose label was not known at the split
 * @param reference spread of features and scores over the test rows, for watching the model in service
 * @param evaluation folds, champion, slices, costs, curves, attributions, drift
 * @param oracle how far the model goes toward an oracle, where one was given
 * @param search the settings that were tried, where the job asks for a search; {@code job} then holds those chosen
 */
public record TrainingResult(
        TrainingJob job,
        ModelArtifact artifact,
        Learner.Learned learned,
        int rounds,
        Optional<RoundsChosen> roundsChosen,
        Optional<Metrics> validation,
        Optional<Double> validationWithinBlocks,
        Metrics test,
        Metrics prior,
        Metrics rateTable,
        Map<String, Interval> intervals,
        List<String> gateFailures,
        List<ScoredRow> predictions,
        List<Metrics.Reliability> reliability,
        Origin origin,
        List<Leak> leaks,
        LabelsNotKnown unknown,
        ModelReference reference,
        Evaluation evaluation,
        Optional<OracleShare> oracle,
        Optional<SearchReport> search) {

    /**
     * 95 % bootstrap intervals of the means over the heads of one job, over whole groups, by the same names as {@link
     * #intervals}.
     *
     * @param heads at least one, measured on the same rows
     */
    public static Map<String, Interval> intervalsOver(List<TrainingResult> heads) {
        return Bootstrap.intervals(heads);
    }

    /** The same result beside an oracle's. */
    TrainingResult withOracle(Optional<OracleShare> known) {
        return new TrainingResult(
                job,
                artifact,
                learned,
                rounds,
                roundsChosen,
                validation,
                validationWithinBlocks,
                test,
                prior,
                rateTable,
                intervals,
                gateFailures,
                predictions,
                reliability,
                origin,
                leaks,
                unknown,
                reference,
                evaluation,
                known,
                search);
    }

    /** A 95 % percentile interval. */
    public record Interval(double low, double high) {}

    /**
     * Where rows came from and where they went.
     *
     * @param source the file's name or the history's
     * @param sha256 of the file, or of a history's rows
     * @param lines data lines read
     * @param unparsable lines with a cell that could not be read
     * @param unparsableExamples the first ten of those
     * @param rows entities read
     * @param trainRows rows trained on
     * @param standIn what trained in the label's place; none where the label trained on all rows
     * @param cutoff nothing known at or past it trained, in milliseconds of the epoch
     * @param testFrom first instant of the test by the split column, in milliseconds of the epoch
     * @param dropped rows on neither side, by reason
     */
    public record Origin(
            String source,
            String sha256,
            int lines,
            int unparsable,
            List<String> unparsableExamples,
            int rows,
            int trainRows,
            Optional<StandInFigures> standIn,
            long cutoff,
            long testFrom,
            Map<String, Integer> dropped) {

        /** The reason of rows before the split whose label was not known at it. */
        public static final String LABEL_NOT_KNOWN = "label not known at the split";
        /** The reason of rows whose label no cell tells, on whichever side of the split. */
        public static final String LABEL_UNTOLD = "label cannot be told";
    }
}
