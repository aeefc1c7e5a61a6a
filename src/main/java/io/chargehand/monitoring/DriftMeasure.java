package io.chargehand.monitoring;

import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the decisions of a window with a reference. Immutable.
 *
 * @param reference what the version was measured on
 * @param read the features that some head of the model reads
 * @param settings what counts as drift
 */
record DriftMeasure(ModelReference reference, Set<String> read, DriftSettings settings) {

    /** Shift by feature, the farthest first. */
    List<DriftReport.OfFeature> features(List<MonitoringStore.Scored> rows, boolean enough) {
        List<DriftReport.OfFeature> features = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, ModelReference.Spread> feature :
                reference.features().entrySet()) {
            int position = at++;
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row ->
                    values.add(position < row.features().size() ? row.features().get(position) : null));
            ModelReference.Spread before = feature.getValue();
            Shift shift = Shift.of(before.values(), reference.rows(), values);
            features.add(new DriftReport.OfFeature(
                    feature.getKey(),
                    read.contains(feature.getKey()),
                    shift,
                    before.usual(),
                    verdict(shift, before.usual(), enough)));
        }
        features.sort(Comparator.comparingDouble(
                        (DriftReport.OfFeature feature) -> feature.shift().psi())
                .reversed());
        return features;
    }

    /** Shift and figures by outcome. */
    List<DriftReport.OfOutcome> outcomes(List<MonitoringStore.Scored> rows, boolean enough) {
        List<DriftReport.OfOutcome> outcomes = new ArrayList<>();
        reference.outcomes().forEach((outcome, figures) -> {
            List<@Nullable Object> scores = new ArrayList<>(rows.size());
            rows.forEach(row -> scores.add(row.scores().get(outcome)));
            Shift shift = Shift.of(figures.scores().values(), reference.rows(), scores);
            outcomes.add(new DriftReport.OfOutcome(
                    outcome,
                    shift,
                    verdict(shift, figures.scores().usual(), enough),
                    figures,
                    Performance.of(outcome, rows, settings.leastLabels())));
        });
        return outcomes;
    }

    /** How the model does beside the rate table. */
    Optional<RateComparison> rates(List<MonitoringStore.Scored> rows) {
        return RateComparison.of(reference.outcomes().keySet(), rows, settings.leastLabels());
    }

    private ShiftVerdict verdict(Shift shift, UsualShift usual, boolean enough) {
        return enough ? settings.verdict(shift, usual) : ShiftVerdict.TOO_FEW;
    }

    /** The drift in one sentence, for whoever reads a score. */
    static String sentence(List<DriftReport.OfFeature> features, List<DriftReport.OfOutcome> outcomes) {
        List<String> parts = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.verdict() == ShiftVerdict.DRIFTED)
                .forEach(outcome -> parts.add(String.format(
                        Locale.ROOT,
                        "scores of %s (PSI %.2f)",
                        outcome.outcome(),
                        outcome.score().psi())));
        List<DriftReport.OfFeature> drifted = features.stream()
                .filter(feature -> feature.read() && feature.verdict() == ShiftVerdict.DRIFTED)
                .toList();
        if (!drifted.isEmpty()) {
            long reads = features.stream().filter(DriftReport.OfFeature::read).count();
            parts.add(String.format(
                    Locale.ROOT,
                    "%d of %d features, most %s (PSI %.2f)",
                    drifted.size(),
                    reads,
                    drifted.get(0).name(),
                    drifted.get(0).shift().psi()));
        }
        return "drift: " + String.join(", ", parts);
    }
}
