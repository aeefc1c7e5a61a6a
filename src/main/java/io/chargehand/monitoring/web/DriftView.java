package io.chargehand.monitoring.web;

import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.DriftSettings;
import io.chargehand.monitoring.FallbackPolicy;
import io.chargehand.monitoring.Performance;
import io.chargehand.monitoring.RateComparison;
import io.chargehand.monitoring.ShiftVerdict;
import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a model fares in service. */
record DriftView(
        String model,
        @Nullable String version,
        Instant at,
        DriftReport.Status status,
        Fallback fallback,
        Window window,
        @Nullable Reference reference,
        String referenceNote,
        List<Feature> features,
        List<Outcome> outcomes,
        @Nullable Rates rates,
        DriftSettings settings,
        FallbackPolicy policy) {

    /**
     * Whether a rate table answers.
     *
     * @param active whether it does
     * @param reason why
     * @param pastSince since when drift has been past the policy, while it has not lasted long enough
     * @param calmSince since when it has been over, while that has not lasted long enough
     */
    record Fallback(
            boolean active,
            @Nullable String reason,
            @Nullable Instant pastSince,
            @Nullable Instant calmSince,
            boolean stale) {}

    /** The decisions looked at; {@code leftOut}: those of the same time that were not scored. */
    record Window(
            int decisions, @Nullable Instant from, @Nullable Instant until, Duration span, long leftOut) {}

    /** How the model does beside the rate table on the decisions whose labels are in; {@code better} by the policy's bound. */
    record Rates(
            RateComparison.Better better,
            int labels,
            int orders,
            double brier,
            double rateBrier,
            double excess,
            double error) {}

    /** What they are compared with: the test rows of the version's training. */
    record Reference(int decisions, Instant from, Instant until) {}

    /** Shift of a feature or of a score. */
    record Moved(
            ShiftVerdict verdict,
            double psi,
            double psiP,
            double usualPsi,
            @Nullable Double ks,
            @Nullable Double ksP,
            double usualKs,
            int decisions,
            int missing,
            int referenceDecisions,
            double referenceMissing) {

        static Moved of(Shift shift, UsualShift usual, ShiftVerdict verdict) {
            return new Moved(
                    verdict,
                    rounded(shift.psi()),
                    rounded(shift.psiP()),
                    rounded(usual.psi()),
                    shift.ks().map(DriftView::rounded).orElse(null),
                    shift.ksP().map(DriftView::rounded).orElse(null),
                    rounded(usual.ks()),
                    shift.rows(),
                    shift.missing(),
                    shift.referenceRows(),
                    rounded(shift.referenceMissing()));
        }
    }

    /** Shift of a feature; {@code read} tells whether the model reads it. */
    record Feature(String name, boolean read, Moved shift) {}

    /** Shift and figures of an outcome. */
    record Outcome(
            String outcome,
            Moved score,
            AtTraining atTraining,
            Estimated estimated,
            @Nullable Confirmed confirmed) {}

    /** Figures on the reference. */
    record AtTraining(double meanScore, double baseRate, double brier, double auc) {}

    /** Figures to be expected if the scores are calibrated, before labels are in. */
    record Estimated(double meanScore, double brier) {}

    /** Figures on the decisions whose labels are in. */
    record Confirmed(
            int labels,
            double meanScore,
            double rate,
            double brier,
            @Nullable Double auc) {}

    static DriftView of(DriftReport report) {
        return new DriftView(
                report.model(),
                report.version().orElse(null),
                report.at(),
                report.status(),
                new Fallback(
                        report.fallback().isPresent(),
                        report.fallback().orElse(null),
                        report.standing().pastSince().orElse(null),
                        report.standing().calmSince().orElse(null),
                        report.stale()),
                new Window(
                        report.window().rows(),
                        report.window().from().orElse(null),
                        report.window().until().orElse(null),
                        report.window().span(),
                        report.window().leftOut()),
                report.reference().map(DriftView::reference).orElse(null),
                report.reference().isPresent() ? "test rows of the version's training" : "no reference",
                report.features().stream()
                        .map(each -> new Feature(
                                each.name(), each.read(), Moved.of(each.shift(), each.usual(), each.verdict())))
                        .toList(),
                report.outcomes().stream().map(DriftView::outcome).toList(),
                report.rates().map(rates -> rates(rates, report.policy())).orElse(null),
                report.settings(),
                report.policy());
    }

    private static Rates rates(RateComparison rates, FallbackPolicy policy) {
        return new Rates(
                rates.better(policy.betterBy()),
                rates.labels(),
                rates.orders(),
                rounded(rates.brier()),
                rounded(rates.rateBrier()),
                rounded(rates.excess()),
                rounded(rates.error()));
    }

    private static Reference reference(ModelReference reference) {
        return new Reference(reference.rows(), reference.from(), reference.until());
    }

    private static Outcome outcome(DriftReport.OfOutcome outcome) {
        ModelReference.Figures before = outcome.atTraining();
        Performance now = outcome.performance();
        return new Outcome(
                outcome.outcome(),
                Moved.of(outcome.score(), before.scores().usual(), outcome.verdict()),
                new AtTraining(
                        rounded(before.meanScore()),
                        rounded(before.baseRate()),
                        rounded(before.brier()),
                        rounded(before.auc())),
                new Estimated(rounded(now.meanScore()), rounded(now.expectedBrier())),
                now.confirmed().map(DriftView::confirmed).orElse(null));
    }

    private static Confirmed confirmed(Performance.Confirmed confirmed) {
        return new Confirmed(
                confirmed.labels(),
                rounded(confirmed.meanScore()),
                rounded(confirmed.rate()),
                rounded(confirmed.brier()),
                confirmed.auc().map(DriftView::rounded).orElse(null));
    }

    /** Six decimals: more would be noise. */
    private static double rounded(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
