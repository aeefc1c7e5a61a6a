package io.chargehand.kernel;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * Expected loss in money by finish time: where models and solver meet. Never falls as the finish gets later. Immutable.
 *
 * @param origin the instant that minute 0 of the curve stands for
 * @param byMinutes loss in units of {@code currency} by minutes after {@code origin}; non-decreasing
 * @param currency ISO 4217
 */
public record DelayCostCurve(Instant origin, PiecewiseLinear byMinutes, Currency currency) {

    /**
     * Checks that the loss does not fall.
     *
     * @throws InvalidInputException when it does
     */
    public DelayCostCurve {
        Rules.require(
                byMinutes.isNonDecreasing(), "delayCostCurve", byMinutes, "must not fall as the finish gets later");
    }

    /** The curve of work whose delay costs nothing. */
    public static DelayCostCurve none(Instant origin, Currency currency) {
        return new DelayCostCurve(origin, PiecewiseLinear.constant(0), currency);
    }

    /** The curve of work that loses {@code perMinute} for every minute after {@code from}. */
    public static DelayCostCurve linear(Instant from, Money perMinute) {
        return new DelayCostCurve(
                from,
                new PiecewiseLinear(new double[] {0}, new double[] {0}, perMinute.toDouble()),
                perMinute.currency());
    }

    /** The expected loss when the work finishes at {@code finish}. */
    public Money at(Instant finish) {
        return Money.of(byMinutes.at(minutes(finish)), currency);
    }

    /** Until when work that finishes at {@code finish} may finish instead and lose no more; empty when for ever. */
    public Optional<Instant> flatUntil(Instant finish) {
        int last = byMinutes.size() - 1;
        int point = 0;
        while (point < last && byMinutes.x(point + 1) <= minutes(finish)) {
            point++;
        }
        while (point < last && byMinutes.y(point + 1) == byMinutes.y(point)) {
            point++;
        }
        if (point == last && byMinutes.tailSlope() == 0) {
            return Optional.empty();
        }
        Instant end = origin.plusMillis((long) Math.floor(byMinutes.x(point) * 60_000));
        return Optional.of(end.isAfter(finish) ? end : finish);
    }

    /** The sum of both losses, on this curve's origin. */
    public DelayCostCurve plus(DelayCostCurve other) {
        Rules.require(other.currency.equals(currency), "currency", other.currency, "must be " + currency);
        return new DelayCostCurve(origin, byMinutes.plus(other.byMinutes.shifted(minutes(other.origin))), currency);
    }

    private double minutes(Instant instant) {
        return Minutes.between(origin, instant);
    }
}
