package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.Rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is evaluated beside its figures on the test rows: the {@code evaluation} and {@code costs} keys of a job.
 * Immutable.
 *
 * @param folds forward-chaining folds before the split, each a model of its own; 0 for none, at most 20
 * @param by columns whose slices get figures of their own
 * @param smallestSlice rows below which slices are pooled, 1 to 1,000,000
 * @param sample test rows whose attributions are computed, 0 to 10,000
 * @param costs what wrong decisions cost; empty where the job does not say
 */
public record EvaluationSettings(
        int folds, List<String> by, int smallestSlice, int sample, Optional<CostSettings> costs) {

    private static final int MOST_FOLDS = 20;
    private static final int USUAL_SLICE = 50;
    private static final int LARGEST_SLICE = 1_000_000;
    private static final int USUAL_SAMPLE = 500;
    private static final int LARGEST_SAMPLE = 10_000;

    /** Checks the ranges. */
    public EvaluationSettings {
        Rules.range("evaluation.folds", folds, 0, MOST_FOLDS);
        Rules.range("evaluation.smallestSlice", smallestSlice, 1, LARGEST_SLICE);
        Rules.range("evaluation.attributionSample", sample, 0, LARGEST_SAMPLE);
        by = List.copyOf(by);
    }

    /** Reads the settings from a job. */
    static EvaluationSettings read(SettingsTree job) {
        SettingsTree tree = job.findChild("evaluation").orElseGet(() -> SettingsTree.of(Map.of()));
        return new EvaluationSettings(
                tree.whole("folds", 0, 0, MOST_FOLDS),
                tree.texts("by"),
                tree.whole("smallestSlice", USUAL_SLICE, 1, LARGEST_SLICE),
                tree.whole("attributionSample", USUAL_SAMPLE, 0, LARGEST_SAMPLE),
                job.findChild("costs").flatMap(costs -> costs.attempt(() -> CostSettings.read(costs))));
    }
}
