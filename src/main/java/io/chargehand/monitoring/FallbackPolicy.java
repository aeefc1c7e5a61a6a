package io.chargehand.monitoring;

import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rate table answers in a model's place. Drift begins a fallback only where labels show that the rate table does better;
 * it begins and ends one at different bounds, and only where it lasts, so that a model on the brink does not come and go. Immutable.
 *
 * @param onDrift whether drift is reason enough; off, it is announced and the model goes on
 * @param driftedShare share of the features that one head of the model reads which must have drifted, above 0, at most 1; a drifted score
 *     counts as much as all of them
 * @param calmShare share at most which may be drifted when the model comes back, at most {@code driftedShare}
 * @param betterBy by how many standard errors the rate table must do better on the labels that are in for a fallback, or the model
 *     for its end, 0 to 10
 * @param lasts how long drift must last before the fallback, by the service's clock
 * @param calmLasts how long it must be over before the model comes back, by the service's clock
 * @param oldest age of the newest decision that the model was measured on, past which it is stale
 */
public record FallbackPolicy(
        boolean onDrift,
        double driftedShare,
        double calmShare,
        double betterBy,
        Duration lasts,
        Duration calmLasts,
        Duration oldest) {

    private static final String STALE = "stale: ";

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the setting out of range
     */
    public FallbackPolicy {
        Rules.range("driftedShare", driftedShare, 1e-6, 1);
        Rules.range("calmShare", calmShare, 0, driftedShare);
        Rules.range("betterBy", betterBy, 0, 10);
        Rules.require(!lasts.isNegative(), "lasts", lasts, "must not be negative");
        Rules.require(!calmLasts.isNegative(), "calmLasts", calmLasts, "must not be negative");
        Rules.require(oldest.toMillis() > 0, "oldest", oldest, "must be more than zero");
    }

    /** How much drift there is, in the policy's eyes. */
    public enum Level {
        /** There are too few rows, or no reference, to tell. */
        UNKNOWN,
        /** Little enough to come back. */
        CALM,
        /** Between the bounds: what is, stays. */
        BETWEEN,
        /** Enough to fall back. */
        PAST
    }

    /**
     * What is known of a version at an instant.
     *
     * @param level how much drift there is
     * @param better whether the model or the rate table does better on the labels that are in
     * @param drift the drift in words
     * @param dataUntil the newest decision the version was measured on; empty where it has no reference
     */
    public record Evidence(Level level, RateComparison.Better better, String drift, Optional<Instant> dataUntil) {}

    /**
     * Where a version stands. Immutable.
     *
     * @param reason why a rate table answers; empty where the model does
     * @param pastSince since when drift has been past the policy and the rate table better; empty where it is not, or a fallback already holds
     * @param calmSince since when it has been over, or the model better; empty where it is not, or no fallback holds
     */
    public record Standing(Optional<String> reason, Optional<Instant> pastSince, Optional<Instant> calmSince) {

        /** Of a version nothing is held against. */
        public static final Standing CLEAR = new Standing(Optional.empty(), Optional.empty(), Optional.empty());

        /** Of a version that a rate table answers for. */
        public static Standing held(String reason) {
            return new Standing(Optional.of(reason), Optional.empty(), Optional.empty());
        }
    }

    /** The share of drifted features as a level. */
    Level level(double share, boolean scoreDrifted) {
        if (scoreDrifted || share >= driftedShare) {
            return Level.PAST;
        }
        return share <= calmShare ? Level.CALM : Level.BETWEEN;
    }

    /** Who does better, by the policy's bound. */
    RateComparison.Better better(Optional<RateComparison> rates) {
        return rates.map(known -> known.better(betterBy)).orElse(RateComparison.Better.UNKNOWN);
    }

    /** Whether a version is past its age. */
    public boolean isStale(Optional<Instant> dataUntil, Instant now) {
        return dataUntil.filter(until -> until.plus(oldest).isBefore(now)).isPresent();
    }

    /** Where a version stands after a look at it. */
    public Standing next(Standing before, Evidence evidence, Instant now) {
        if (isStale(evidence.dataUntil(), now)) {
            return Standing.held(STALE + "measured on decisions up to "
                    + evidence.dataUntil().orElseThrow() + ", more than " + oldest + " ago");
        }
        boolean wasStale =
                before.reason().filter(reason -> reason.startsWith(STALE)).isPresent();
        return before.reason().isPresent() && !wasStale
                ? held(before, evidence, now)
                : answering(before, evidence, now);
    }

    private Standing answering(Standing before, Evidence evidence, Instant now) {
        boolean right = evidence.level() == Level.PAST && evidence.better() == RateComparison.Better.RATE_TABLE;
        if (!onDrift || !right) {
            return Standing.CLEAR;
        }
        Instant since = before.pastSince().orElse(now);
        return now.isBefore(since.plus(lasts))
                ? new Standing(Optional.empty(), Optional.of(since), Optional.empty())
                : Standing.held(evidence.drift());
    }

    private Standing held(Standing before, Evidence evidence, Instant now) {
        boolean over = evidence.level() == Level.CALM || evidence.better() == RateComparison.Better.MODEL;
        if (onDrift && !over) {
            return new Standing(before.reason(), Optional.empty(), Optional.empty());
        }
        Instant since = before.calmSince().orElse(now);
        return onDrift && now.isBefore(since.plus(calmLasts))
                ? new Standing(before.reason(), Optional.empty(), Optional.of(since))
                : Standing.CLEAR;
    }
}
