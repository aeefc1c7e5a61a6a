package io.chargehand.training;

import io.chargehand.feature.NearestName;
import io.chargehand.feature.SettingsTree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which settings are tried, and how they are measured: the {@code search} key of a job. Immutable.
 *
 * @param grid the values of each key that is varied, such as {@code trainer.depth}, in the order written
 * @param features named lists of features that train, tried in turn; none to vary no features
 * @param folds blocks of the slice, each answered by models trained before it
 * @param share share of the training rows, latest by decision, that make the slice
 * @param labels which labels may train for a block
 * @param measure what a setting is judged by
 * @param draws how many settings are drawn from the grid at random, no more than it has; none to try all
 * @param minutes when the search ends with the best so far; none for no limit
 */
record SearchSettings(
        Map<String, List<Object>> grid,
        Map<String, List<String>> features,
        int folds,
        double share,
        CalibrationSettings.Labels labels,
        Measure measure,
        Optional<Integer> draws,
        Optional<Double> minutes) {

    /** The most settings that are tried unless {@code draws} says how many. */
    static final int MOST = 1000;

    static final String FEATURES = "features";

    private static final List<String> VARIED = List.of("trainer.", "calibration.");

    /** What a setting is judged by. */
    enum Measure {
        BRIER,
        LOG_LOSS,
        AUC;

        double of(Metrics metrics) {
            return switch (this) {
                case BRIER -> metrics.brier();
                case LOG_LOSS -> metrics.logLoss();
                case AUC -> metrics.auc();
            };
        }

        /** Whether the first figure is better than the second. */
        boolean better(double one, double other) {
            return this == AUC ? one > other : one < other;
        }
    }

    SearchSettings {
        grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Reads the settings. */
    static SearchSettings read(SettingsTree tree) {
        Map<String, List<Object>> grid = new LinkedHashMap<>();
        tree.findChild("grid").ifPresent(named -> {
            for (String key : named.names()) {
                named.keep(() -> axis(named, key)).ifPresent(values -> grid.put(key, values));
            }
        });
        Map<String, List<String>> features = new LinkedHashMap<>();
        tree.findChild(FEATURES).ifPresent(named -> {
            for (String name : named.names()) {
                List<String> listed = named.texts(name);
                if (listed.isEmpty()) {
                    named.keep(named.wrong(name, listed, "must name at least one feature"));
                }
                features.put(name, listed);
            }
        });
        if (!tree.has("grid") && features.isEmpty()) {
            throw tree.wrong("grid", null, "must give values to try, unless features does");
        }
        if (!features.isEmpty() && grid.containsKey("trainer.only")) {
            throw tree.wrong(FEATURES, features, "must not stand beside trainer.only in the grid");
        }
        int draws = tree.whole("draws", 0, 0, 100_000);
        double minutes = tree.number("minutes", 0, 0, 100_000);
        return new SearchSettings(
                grid,
                features,
                tree.whole("folds", 4, 2, 20),
                tree.number("share", 0.5, 0.05, 0.9),
                tree.choice("labels", CalibrationSettings.Labels.AT_BLOCK),
                tree.choice("measure", Measure.BRIER),
                draws == 0 ? Optional.empty() : Optional.of(draws),
                minutes == 0 ? Optional.empty() : Optional.of(minutes));
    }

    private static List<Object> axis(SettingsTree named, String key) {
        List<Object> values = named.values(key);
        if (VARIED.stream().noneMatch(key::startsWith)) {
            throw named.wrong(
                    key,
                    values,
                    NearestName.rule("a key of trainer or calibration such as trainer.depth", key, VARIED));
        }
        return values;
    }
}
