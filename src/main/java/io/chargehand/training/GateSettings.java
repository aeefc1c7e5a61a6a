package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds a model must meet on the test rows to be used: the {@code gates} key of a job.
 *
 * @param minAuc least AUC
 * @param maxBrier greatest Brier score
 * @param maxCalibrationError greatest calibration error
 * @param beatRateTable whether AUC and Brier must both be better than the rate table's
 */
public record GateSettings(
        Optional<Double> minAuc,
        Optional<Double> maxBrier,
        Optional<Double> maxCalibrationError,
        boolean beatRateTable) {

    /** Reads the settings; all absent means no bounds. */
    public static GateSettings read(Optional<SettingsTree> found) {
        SettingsTree tree = found.orElseGet(() -> SettingsTree.of(Map.of()));
        return new GateSettings(
                tree.findNumber("minAuc", 0, 1),
                tree.findNumber("maxBrier", 0, 1),
                tree.findNumber("maxCalibrationError", 0, 1),
                tree.truth("beatRateTable", false));
    }

    /** The gates the figures fail, as sentences; empty when all pass. */
    public List<String> failures(Metrics model, Metrics rateTable) {
        List<String> failures = new ArrayList<>();
        minAuc.filter(bound -> model.auc() < bound)
                .ifPresent(bound -> failures.add("AUC " + model.auc() + " is below " + bound));
        maxBrier.filter(bound -> model.brier() > bound)
                .ifPresent(bound -> failures.add("Brier " + model.brier() + " is above " + bound));
        maxCalibrationError
                .filter(bound -> model.calibrationError() > bound)
                .ifPresent(
                        bound -> failures.add("calibration error " + model.calibrationError() + " is above " + bound));
        if (beatRateTable && !(model.auc() > rateTable.auc() && model.brier() < rateTable.brier())) {
            failures.add("AUC " + model.auc() + " and Brier " + model.brier()
                    + " are not both better than the rate table's " + rateTable.auc() + " and " + rateTable.brier());
        }
        return failures;
    }
}
