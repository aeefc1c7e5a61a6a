package io.chargehand.monitoring;

import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.Shift;
import io.chargehand.scoring.UsualShift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a model fares in service. Immutable.
 *
 * @param model the model's name
 * @param version the version looked at; empty where none bears the alias champion
 * @param at when it was looked at, by the service's clock
 * @param status what it comes to
 * @param fallback why a rate table answers in its place; empty where the model answers
 * @param standing where the version stands under the policy
 * @param stale whether the version is past its age
 * @param window the decisions looked at
 * @param reference what they are compared with; empty for a version of before there were references
 * @param features shift by feature, the farthest first
 * @param outcomes shift and figures by outcome
 * @param rates how the model does beside the rate table; empty where labels are too few to tell
 * @param settings what counts as drift
 * @param policy what drift leads to
 */
public record DriftReport(
        String model,
        Optional<String> version,
        Instant at,
        Status status,
        Optional<String> fallback,
        FallbackPolicy.Standing standing,
        boolean stale,
        Window window,
        Optional<ModelReference> reference,
        List<OfFeature> features,
        List<OfOutcome> outcomes,
        Optional<RateComparison> rates,
        DriftSettings settings,
        FallbackPolicy policy) {

    /** One in so many decisions left out is too many. */
    private static final int MOST_LEFT_OUT = 10;

    public DriftReport {
        features = List.copyOf(features);
        outcomes = List.copyOf(outcomes);
    }

    /** What the look at a model comes to. */
    public enum Status {
        /** No version bears the alias champion. */
        NO_MODEL,
        /** The version carries no reference: nothing to compare with. */
        NO_REFERENCE,
        /** Too few decisions, or over too short a time. */
        TOO_FEW,
        /** So many decisions were left out that the others may be no fair sample of the time. */
        PARTIAL,
        /** As at training. */
        STABLE,
        /** Some features or scores have moved, less than the policy bears. */
        WATCH,
        /** Past the policy. */
        DRIFTED
    }

    /**
     * Decisions looked at.
     *
     * @param rows how many
     * @param from the first; empty where there are none
     * @param until the last
     * @param leftOut decisions of the same time that were not scored, because they were told of too late or too many at once
     */
    public record Window(int rows, Optional<Instant> from, Optional<Instant> until, long leftOut) {

        /** Whether so many were left out, a tenth or more, that the others may be no fair sample. */
        public boolean isPartial() {
            return leftOut * MOST_LEFT_OUT >= rows + leftOut && leftOut > 0;
        }

        /** From the first to the last decision. */
        public Duration span() {
            return from.isPresent() && until.isPresent() ? Duration.between(from.get(), until.get()) : Duration.ZERO;
        }
    }

    /**
     * Shift of a feature.
     *
     * @param read whether some head of the model reads it; others do not count for the policy
     * @param usual what was usual at training
     */
    public record OfFeature(String name, boolean read, Shift shift, UsualShift usual, ShiftVerdict verdict) {}

    /**
     * Shift and figures of an outcome.
     *
     * @param outcome its name
     * @param score shift of its probabilities
     * @param verdict what that comes to
     * @param atTraining figures on the reference
     * @param performance figures in the window
     */
    public record OfOutcome(
            String outcome,
            Shift score,
            ShiftVerdict verdict,
            ModelReference.Figures atTraining,
            Performance performance) {}
}
