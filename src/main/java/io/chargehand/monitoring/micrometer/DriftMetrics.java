package io.chargehand.monitoring.micrometer;

import io.chargehand.monitoring.DecisionWatch;
import io.chargehand.monitoring.DriftListener;
import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.ShiftVerdict;
import io.chargehand.monitoring.SnapshotBuffer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last look at each model as gauges by model and version, and what the buffers hold and lost. Thread-safe. */
@Component
class DriftMetrics implements DriftListener {

    private final MultiGauge featurePsi;
    private final MultiGauge scorePsi;
    private final MultiGauge drifted;
    private final MultiGauge rows;
    private final MultiGauge fallback;
    private final MultiGauge brier;
    private final MultiGauge rate;
    private final MultiGauge auc;
    private final Map<String, DriftReport> latest = new TreeMap<>();

    DriftMetrics(MeterRegistry registry, SnapshotBuffer buffer, DecisionWatch watch) {
        featurePsi = gauge(registry, "feature.psi", "PSI of a feature against the reference of the version");
        scorePsi = gauge(registry, "score.psi", "PSI of the probabilities of an outcome against the reference");
        drifted = gauge(registry, "features.drifted", "Features that the model reads and that have drifted");
        rows = gauge(registry, "window.decisions", "Decisions in the window");
        fallback = gauge(registry, "fallback", "1 where a rate table answers in the model's place");
        brier = gauge(registry, "brier", "Brier score: at training, expected before labels, confirmed by labels");
        rate = gauge(registry, "rate", "Rate of an outcome: at training, predicted, realized");
        auc = gauge(registry, "auc", "AUC: at training, confirmed by labels");
        FunctionCounter.builder("chargehand.monitoring.snapshots.lost", buffer, SnapshotBuffer::lost)
                .description("Scores that were not kept")
                .register(registry);
        FunctionCounter.builder("chargehand.monitoring.snapshots.kept", buffer, SnapshotBuffer::kept)
                .description("Scores that were asked for and are kept")
                .register(registry);
        FunctionCounter.builder("chargehand.monitoring.decisions.lost", watch, DecisionWatch::lost)
                .description("Decisions and outcomes of the event log that found the watch full")
                .register(registry);
        FunctionCounter.builder("chargehand.monitoring.decisions.late", watch, DecisionWatch::late)
                .description("Decisions that the event log told of too late to be scored")
                .register(registry);
        Gauge.builder("chargehand.monitoring.snapshots.waiting", buffer, SnapshotBuffer::waiting)
                .description("Scores that wait to be written")
                .register(registry);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("chargehand.model." + name)
                .description(description)
                .register(registry);
    }

    @Override
    public synchronized void looked(DriftReport report) {
        latest.put(report.model(), report);
        Rows all = new Rows();
        latest.values().forEach(each -> add(each, all));
        all.register();
    }

    private void add(DriftReport report, Rows all) {
        Tags model =
                Tags.of("model", report.model(), "version", report.version().orElse("none"));
        all.add(fallback, model, report.fallback().isPresent() ? 1 : 0);
        all.add(rows, model, report.window().rows());
        all.add(
                drifted,
                model,
                report.features().stream()
                        .filter(feature -> feature.read() && feature.verdict() == ShiftVerdict.DRIFTED)
                        .count());
        report.features()
                .forEach(feature -> all.add(
                        featurePsi,
                        model.and("feature", feature.name()),
                        feature.shift().psi()));
        report.outcomes().forEach(outcome -> add(outcome, model.and("outcome", outcome.outcome()), all));
    }

    private void add(DriftReport.OfOutcome outcome, Tags tags, Rows all) {
        all.add(scorePsi, tags, outcome.score().psi());
        all.add(brier, tags.and("kind", "training"), outcome.atTraining().brier());
        all.add(brier, tags.and("kind", "expected"), outcome.performance().expectedBrier());
        all.add(rate, tags.and("kind", "training"), outcome.atTraining().baseRate());
        all.add(rate, tags.and("kind", "predicted"), outcome.performance().meanScore());
        all.add(auc, tags.and("kind", "training"), outcome.atTraining().auc());
        outcome.performance().confirmed().ifPresent(confirmed -> {
            all.add(brier, tags.and("kind", "confirmed"), confirmed.brier());
            all.add(rate, tags.and("kind", "realized"), confirmed.rate());
            confirmed.auc().ifPresent(value -> all.add(auc, tags.and("kind", "confirmed"), value));
        });
    }

    /** The rows of each gauge; what a gauge showed before and is not among them goes. */
    private final class Rows {
        private final Map<MultiGauge, List<MultiGauge.Row<?>>> byGauge = new java.util.HashMap<>();

        void add(MultiGauge gauge, Tags tags, double value) {
            byGauge.computeIfAbsent(gauge, each -> new ArrayList<>()).add(MultiGauge.Row.of(tags, value));
        }

        void register() {
            for (MultiGauge gauge : List.of(featurePsi, scorePsi, drifted, rows, fallback, brier, rate, auc)) {
                gauge.register(byGauge.getOrDefault(gauge, List.of()), true);
            }
        }
    }
}
