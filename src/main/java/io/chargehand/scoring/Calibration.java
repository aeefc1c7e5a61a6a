package io.chargehand.scoring;

import io.chargehand.kernel.Rules;

import java.util.Arrays;

/**
 * Turns a model's log-odds into a probability that comes true as often as it says. Fitted on rows later than those the
 * model was trained on. Immutable, safe for use by several threads.
 */
public sealed interface Calibration {

    /** Probabilities stay this far from 0 and 1. */
    double EDGE = 1e-4;

    /**
     * The calibrated probability, within {@code [EDGE, 1 - EDGE]}.
     *
     * @param margin the model's log-odds
     * @param context log-odds of the context features, in the model's order; may be empty
     */
    double probability(double margin, double[] context);

    /** The written name of its kind. */
    String kind();

    /** The same with its answers moved in log-odds, but for what it holds at an edge. */
    Calibration moved(double logOdds);

    /** The model's log-odds as they are. */
    record None() implements Calibration {
        @Override
        public double probability(double margin, double[] context) {
            return clip(sigmoid(margin));
        }

        @Override
        public Calibration moved(double logOdds) {
            return new Platt(1, logOdds, new double[0]);
        }

        @Override
        public String kind() {
            return "none";
        }
    }

    /**
     * Platt scaling: log-odds times a slope plus an intercept; with context, plus weighted log-odds of as-of rates, which
     * makes it a stack of the model and its rate tables.
     */
    record Platt(double slope, double intercept, double[] weights) implements Calibration {
        @Override
        public double probability(double margin, double[] context) {
            double sum = intercept + slope * margin;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * context[i];
            }
            return clip(sigmoid(sum));
        }

        @Override
        public Calibration moved(double logOdds) {
            return new Platt(slope, intercept + logOdds, weights);
        }

        @Override
        public String kind() {
            return weights.length == 0 ? "platt" : "stack";
        }
    }

    /** Beta calibration (Kull, Silva Filho, Flach 2017): {@code a·ln p − b·ln(1 − p) + c} in log-odds; a, b at least 0. */
    record Beta(double a, double b, double c) implements Calibration {
        /** Checks that it does not fall. */
        public Beta {
            Rules.range("beta.a", a, 0, 1e6);
            Rules.range("beta.b", b, 0, 1e6);
        }

        @Override
        public double probability(double margin, double[] context) {
            return clip(sigmoid(a * logOf(margin) - b * logOf(-margin) + c));
        }

        /** {@code ln sigmoid(margin)}. */
        public static double logOf(double margin) {
            return margin >= 0 ? -Math.log1p(Math.exp(-margin)) : margin - Math.log1p(Math.exp(margin));
        }

        @Override
        public Calibration moved(double logOdds) {
            return new Beta(a, b, c + logOdds);
        }

        @Override
        public String kind() {
            return "beta";
        }
    }

    /**
     * Isotonic regression: level between the points, interpolated on the straight line; flat outside.
     *
     * @param margins rising
     * @param probabilities never falling, one per margin
     */
    record Isotonic(double[] margins, double[] probabilities) implements Calibration {
        /** Checks the order. */
        public Isotonic {
            Rules.require(margins.length > 0, "isotonic", margins.length, "must hold at least one point");
            Rules.require(
                    margins.length == probabilities.length, "isotonic", margins.length, "must be of equal length");
            for (int i = 1; i < margins.length; i++) {
                Rules.require(
                        margins[i] > margins[i - 1] && probabilities[i] >= probabilities[i - 1],
                        "isotonic",
                        margins[i],
                        "must rise");
            }
        }

        @Override
        public double probability(double margin, double[] context) {
            int last = margins.length - 1;
            if (margin <= margins[0]) {
                return clip(probabilities[0]);
            }
            if (margin >= margins[last]) {
                return clip(probabilities[last]);
            }
            int above = Arrays.binarySearch(margins, margin);
            if (above >= 0) {
                return clip(probabilities[above]);
            }
            above = -above - 1;
            double share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
            return clip(probabilities[above - 1] + share * (probabilities[above] - probabilities[above - 1]));
        }

        @Override
        public Calibration moved(double logOdds) {
            return new Isotonic(
                    margins,
                    Arrays.stream(probabilities)
                            .map(p -> clip(sigmoid(logit(p) + logOdds)))
                            .toArray());
        }

        @Override
        public String kind() {
            return "isotonic";
        }
    }

    /** {@code 1 / (1 + e^-x)}. */
    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code ln(p / (1 - p))} with p kept within {@code [EDGE, 1 - EDGE]}; 0 for {@code NaN}. */
    static double logit(double p) {
        if (Double.isNaN(p)) {
            return 0;
        }
        double kept = clip(p);
        return Math.log(kept / (1 - kept));
    }

    private static double clip(double p) {
        return Math.max(EDGE, Math.min(1 - EDGE, p));
    }
}
