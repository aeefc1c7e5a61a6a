package io.chargehand.dispatch.json;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What is lost by when the work ends: straight between points, constant before the first.
 *
 * @param points at least one, in order of time; losses never fall
 * @param perMinute lost by each minute after the last point; 0 where absent
 */
record CurveJson(
        @Nullable List<@Nullable PointJson> points,
        @Nullable String perMinute) {

    private static final double MILLIS_PER_MINUTE = 60_000;

    /**
     * A point of the curve.
     *
     * @param at when the work ends
     * @param loss what is lost then, all told; 0 where absent
     */
    record PointJson(@Nullable Instant at, @Nullable String loss) {}

    DelayCostCurve toCurve(Instant now, Currency currency) {
        Rules.require(points != null && !points.isEmpty(), "points", points, "must hold at least one point");
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        for (int i = 0; i < xs.length; i++) {
            String field = "points[" + i + "]";
            PointJson point = points.get(i);
            Rules.present(field, point);
            Instant at = point.at();
            Rules.present(field + ".at", at);
            xs[i] = Duration.between(now, at).toMillis() / MILLIS_PER_MINUTE;
            ys[i] = point.loss() == null
                    ? 0
                    : Amount.money(field + ".loss", point.loss(), currency).toDouble();
            Rules.require(i == 0 || xs[i] > xs[i - 1], field + ".at", at, "must be after the point before it");
            Rules.require(
                    i == 0 || ys[i] >= ys[i - 1],
                    field + ".loss",
                    point.loss(),
                    "must not be below the point before it");
        }
        double slope = perMinute == null ? 0 : Amount.number("perMinute", perMinute);
        if (slope < 0) {
            throw new InvalidInputException("perMinute", perMinute, "must be at least 0");
        }
        return new DelayCostCurve(now, new PiecewiseLinear(xs, ys, slope), currency);
    }
}
