package io.chargehand.feature;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rate tables that answer when no model is usable, and the shares of what arrives: feature sets defined in code, so
 * that they need no job file. Stateless.
 */
public final class OperationalRates {

    /** Of a promise row: how often promises of its node, method and slack were missed, smoothed. */
    public static final String MISSED = "missed-by-node-slack";

    /** Shares of the advised units at which the distribution of what arrives is known, rising, up to all of them. */
    private static final double[] UP_TO_ALL = {0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1};
    /** Shares above all of the advised units. */
    private static final double[] ABOVE_ALL = {1.02, 1.05, 1.1, 1.2, 1.5, 2};

    /** Just below a bound counts as reaching it: ratios are quotients of whole units. */
    private static final double HAIR = 1e-9;

    private static final double SMOOTHING = 20;

    private OperationalRates() {}

    /** Rates of missed promises, from the coarsest to {@link #MISSED}. */
    public static FeatureSet promise() {
        Map<String, Outcome> outcomes = Map.of("missed", new Outcome.IsAbove("missed", 0.5));
        List<Feature> features = List.of(
                rate("missed-by-slack", "missed", Optional.empty(), "slackBand"),
                rate("missed-by-method-slack", "missed", Optional.of("missed-by-slack"), "method", "slackBand"),
                rate(MISSED, "missed", Optional.of("missed-by-method-slack"), "node", "slackBand"));
        return new FeatureSet(OperationalStreams.promise(), outcomes, List.of(), ZoneOffset.UTC, features);
    }

    /** Rates of receipt discrepancies by supplier and item, and the distribution of what arrives by supplier. */
    public static FeatureSet receipt() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        List<Feature> features = new ArrayList<>();
        for (String label : List.of("short", "over", "damaged", "late")) {
            outcomes.put(label, new Outcome.IsAbove(label, 0.5));
            features.add(rate(label + "-by-supplier", label, Optional.empty(), "supplier"));
            features.add(rate(discrepancy(label), label, Optional.of(label + "-by-supplier"), "supplier", "item"));
        }
        for (double share : upToAll()) {
            share(outcomes, features, "shortRatio", share);
            share(outcomes, features, "damagedRatio", share);
        }
        for (double share : aboveAll()) {
            share(outcomes, features, "overRatio", share);
        }
        return new FeatureSet(OperationalStreams.receipt(), outcomes, List.of(), ZoneOffset.UTC, features);
    }

    private static void share(Map<String, Outcome> outcomes, List<Feature> features, String column, double share) {
        String name = atLeast(column, share);
        outcomes.put(name, new Outcome.IsAbove(column, share - HAIR));
        features.add(rate(name, name, Optional.empty(), "supplier"));
    }

    private static Feature rate(String name, String outcome, Optional<String> toward, String... by) {
        return new Feature.Rate(name, outcome, List.of(by), SMOOTHING, Memory.ALL, toward, Feature.RateForm.RATE);
    }

    /** The feature that holds the rate of a discrepancy: {@code short}, {@code over}, {@code damaged} or {@code late}. */
    public static String discrepancy(String label) {
        return label + "-by-supplier-item";
    }

    /**
     * The feature that holds how often at least a share of the advised units was received fit for sale.
     *
     * @param column {@code shortRatio}, {@code damagedRatio} or {@code overRatio}: among which lines
     */
    public static String atLeast(String column, double share) {
        return column + "-at-least-" + share;
    }

    /** Shares of the advised units at which the distribution is known for short and damaged lines, rising. */
    public static double[] upToAll() {
        return UP_TO_ALL.clone();
    }

    /** Shares of the advised units at which the distribution is known for lines that came over, rising. */
    public static double[] aboveAll() {
        return ABOVE_ALL.clone();
    }
}
