package io.chargehand.monitoring.jdbc;

import io.chargehand.kernel.Rules;
import io.chargehand.monitoring.DriftSettings;
import io.chargehand.monitoring.FallbackPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How models are watched.
 *
 * @param enabled whether scores are kept and models watched
 * @param snapshotBuffer memory for snapshots of scores that wait to be written, some 200 bytes each: what finds it full is lost and
 *     counted, 10 KB to 4 GB
 * @param snapshotSpace what snapshots of scores that were asked for may take on disk; beyond it the oldest go, 1 MB or more
 * @param decisionBuffer most decisions, and most outcomes, of the event log that wait to be scored and written, 10 to 1,000,000
 * @param batch most decisions and outcomes written at a time, 1 to 100,000
 * @param writeEvery real time between two writes, while nothing waits after one: what a crash can lose, beside the write under way
 * @param retention how long snapshots and outcomes are kept, by the service's clock
 * @param lookEvery real time between two looks at each model
 * @param window decisions of the latest such time are compared with those a version was measured on, by the service's clock
 * @param leastSpan time that the decisions must cover; less than nearly a week shows weekdays, not drift
 * @param mostRows decisions compared at most, the latest, 100 to 100,000
 * @param leastRows decisions at least before anything is called drift; fewer scatter too much
 * @param leastLabels labels at least before figures on them are given
 * @param psiWatch PSI from which a shift is worth a look; 0.1 is custom
 * @param psiDrift PSI from which it is drift; 0.25 is custom
 * @param ksDrift Kolmogorov-Smirnov distance from which it is drift, 0 to 1
 * @param usualFactor by how much a shift must surpass the largest among the weeks before the reference to count, 1 or more: rates as
 *     of an instant move all the time
 * @param significance chance of such a shift by accident below which it counts, 0 to 1; small, because a model has many features
 * @param fallbackOnDrift whether a rate table answers in place of a model whose inputs or scores have drifted, where it does better on
 *     the labels that are in; off, drift is only announced
 * @param driftedShare share of the features that one head of a model reads which must have drifted for a fallback, 0 to 1; a drifted score
 *     counts as all
 * @param calmShare share of them which may be drifted when the model comes back, at most {@code drifted-share}
 * @param betterBy by how many standard errors the rate table must do better than the model on the labels that are in for a fallback, or
 *     the model for its end, 0 to 10
 * @param lasts how long drift, and the rate table's being better, must last before a fallback, by the service's clock
 * @param calmLasts how long it must be over before the model comes back, by the service's clock
 * @param oldest age of the newest decision a version was measured on, past which it is stale and a rate table answers
 */
@ConfigurationProperties("chargehand.monitoring")
public record MonitoringSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") DataSize snapshotBuffer,
        @DefaultValue("4GB") DataSize snapshotSpace,
        @DefaultValue("10000") int decisionBuffer,
        @DefaultValue("1000") int batch,
        @DefaultValue("PT0.25S") Duration writeEvery,
        @DefaultValue("P90D") Duration retention,
        @DefaultValue("PT1M") Duration lookEvery,
        @DefaultValue("P7D") Duration window,
        @DefaultValue("P6D") Duration leastSpan,
        @DefaultValue("20000") int mostRows,
        @DefaultValue("500") int leastRows,
        @DefaultValue("200") int leastLabels,
        @DefaultValue("0.1") double psiWatch,
        @DefaultValue("0.25") double psiDrift,
        @DefaultValue("0.2") double ksDrift,
        @DefaultValue("2") double usualFactor,
        @DefaultValue("0.001") double significance,
        @DefaultValue("true") boolean fallbackOnDrift,
        @DefaultValue("0.15") double driftedShare,
        @DefaultValue("0.1") double calmShare,
        @DefaultValue("1") double betterBy,
        @DefaultValue("P1D") Duration lasts,
        @DefaultValue("P1D") Duration calmLasts,
        @DefaultValue("P180D") Duration oldest) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the setting out of range
     */
    public MonitoringSettings {
        Rules.range("chargehand.monitoring.snapshot-buffer", snapshotBuffer.toBytes(), 10_000, 1L << 32);
        Rules.range("chargehand.monitoring.snapshot-space", snapshotSpace.toBytes(), 1 << 20, Long.MAX_VALUE);
        Rules.range("chargehand.monitoring.decision-buffer", decisionBuffer, 10, 1_000_000);
        Rules.range("chargehand.monitoring.batch", batch, 1, 100_000);
        positive("write-every", writeEvery);
        positive("retention", retention);
        positive("look-every", lookEvery);
    }

    private static void positive(String name, Duration value) {
        Rules.require(value.toMillis() > 0, "chargehand.monitoring." + name, value, "must be more than zero");
    }

    /** What counts as drift. */
    DriftSettings drift() {
        return new DriftSettings(
                window,
                leastSpan,
                mostRows,
                leastRows,
                leastLabels,
                psiWatch,
                psiDrift,
                ksDrift,
                usualFactor,
                significance);
    }

    /** What drift leads to. */
    FallbackPolicy policy() {
        return new FallbackPolicy(fallbackOnDrift, driftedShare, calmShare, betterBy, lasts, calmLasts, oldest);
    }
}
