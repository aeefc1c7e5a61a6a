package io.chargehand.scenario;

import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.MonitoringStore.Scored;
import io.chargehand.monitoring.RateComparison;
import io.chargehand.monitoring.ShiftVerdict;
import io.chargehand.scoring.FeatureEncoder;
import io.chargehand.scoring.ServingModels;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one look at a model saw, as the bench prints it. */
record DriftLook(
        long seed,
        String world,
        String model,
        double daysAfterTurn,
        DriftReport.Status status,
        @Nullable String fallback,
        int decisions,
        List<String> drifted,
        Map<String, Double> scorePsi,
        Map<String, Figures> figures,
        @Nullable RateComparison rates,
        @Nullable List<Moved> features,
        @Nullable List<Moved> scores,
        @Nullable Map<String, List<String>> reads) {

    /** Figures on the labels that are in: how much larger the model's squared error is than the rate table's, and its standard error. */
    record Figures(int labels, double brier, double rateBrier, double excess, double excessError) {}

    /** A shift with what was usual. */
    record Moved(String name, double psi, double psiP, double usualPsi, double ks, double ksP, double usualKs) {

        static Moved of(String name, Shift shift, UsualShift usual) {
            return new Moved(
                    name,
                    shift.psi(),
                    shift.psiP(),
                    usual.psi(),
                    shift.ks().orElse(0.0),
                    shift.ksP().orElse(1.0),
                    usual.ks());
        }
    }

    static DriftLook of(long seed, String world, Instant turn, DriftReport report, WatchedTwin twin, boolean full) {
        Map<String, Double> scorePsi = new TreeMap<>();
        Map<String, Figures> figures = new TreeMap<>();
        List<Scored> rows = report.version()
                .map(version -> twin.scored(
                        report.model(),
                        version,
                        report.at().minus(report.settings().window()),
                        report.at().plusMillis(1)))
                .orElse(List.of());
        report.outcomes().forEach(outcome -> {
            scorePsi.put(outcome.outcome(), outcome.score().psi());
            figures.put(outcome.outcome(), figures(outcome.outcome(), rows));
        });
        List<DriftReport.OfFeature> read =
                report.features().stream().filter(DriftReport.OfFeature::read).toList();
        return new DriftLook(
                seed,
                world,
                report.model(),
                Duration.between(turn, report.at()).toHours() / 24.0,
                report.status(),
                report.fallback().orElse(null),
                report.window().rows(),
                read.stream()
                        .filter(each -> each.verdict() == ShiftVerdict.DRIFTED)
                        .map(DriftReport.OfFeature::name)
                        .toList(),
                scorePsi,
                figures,
                report.rates().orElse(null),
                full
                        ? read.stream()
                                .map(each -> Moved.of(each.name(), each.shift(), each.usual()))
                                .toList()
                        : null,
                full
                        ? report.outcomes().stream()
                                .map(each -> Moved.of(
                                        each.outcome(),
                                        each.score(),
                                        each.atTraining().scores().usual()))
                                .toList()
                        : null,
                full ? reads(twin, report.model()) : null);
    }

    private static Figures figures(String outcome, List<Scored> rows) {
        double[] model = rows.stream()
                .filter(row -> row.labels().containsKey(outcome))
                .mapToDouble(row -> squared(row, row.scores(), outcome))
                .toArray();
        double[] rate = rows.stream()
                .filter(row -> row.labels().containsKey(outcome))
                .mapToDouble(row -> squared(row, row.byRate(), outcome))
                .toArray();
        int count = model.length;
        double sum = 0;
        double squares = 0;
        double ours = 0;
        double theirs = 0;
        for (int i = 0; i < count; i++) {
            double excess = model[i] - rate[i];
            sum += excess;
            squares += excess * excess;
            ours += model[i];
            theirs += rate[i];
        }
        double n = Math.max(1, count);
        double error = Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)) / n);
        return new Figures(count, ours / n, theirs / n, sum / n, error);
    }

    private static double squared(Scored row, Map<String, Double> scores, String outcome) {
        double label = row.labels().getOrDefault(outcome, false) ? 1 : 0;
        double miss = label - scores.getOrDefault(outcome, 0.0);
        return miss * miss;
    }

    private static Map<String, List<String>> reads(WatchedTwin twin, String model) {
        Map<String, List<String>> reads = new TreeMap<>();
        twin.get(ServingModels.class)
                .findLoaded(model)
                .ifPresent(loaded -> loaded.heads()
                        .forEach((outcome, head) -> reads.put(
                                outcome,
                                head.encoder().inputs().stream()
                                        .map(FeatureEncoder.Input::name)
                                        .distinct()
                                        .toList())));
        return reads;
    }
}
