package io.chargehand.kernel;

import java.time.Instant;

/**
 * P(promise missed) by planned finish time; never falls as the finish gets later. Immutable.
 *
 * @param origin the instant that minute 0 of the curve stands for
 * @param byMinutes probability by minutes after {@code origin}; non-decreasing, within 0 to 1, flat after its last point
 */
public record RiskCurve(Instant origin, PiecewiseLinear byMinutes) {

    /**
     * Checks that it is a probability and does not fall.
     *
     * @throws InvalidInputException when it is not
     */
    public RiskCurve {
        Rules.require(byMinutes.isNonDecreasing(), "riskCurve", byMinutes, "must not fall as the finish gets later");
        Rules.require(
                byMinutes.tailSlope() == 0, "riskCurve", byMinutes.tailSlope(), "must be flat after its last point");
        Rules.range("riskCurve", byMinutes.y(0), 0, 1);
        Rules.range("riskCurve", byMinutes.y(byMinutes.size() - 1), 0, 1);
    }

    /** P(promise missed) when the work is planned to finish at {@code finish}. */
    public Probability at(Instant finish) {
        return new Probability(byMinutes.at(Minutes.between(origin, finish)));
    }

    /** The expected loss by finish time when a missed promise loses {@code loss}. */
    public DelayCostCurve times(Money loss) {
        return new DelayCostCurve(origin, byMinutes.times(loss.toDouble()), loss.currency());
    }
}
