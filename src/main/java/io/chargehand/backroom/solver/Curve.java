package io.chargehand.backroom.solver;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.PiecewiseLinear;

import java.time.Duration;
import java.time.Instant;

/** A delay-cost curve by milliseconds after the problem's now, in ten-thousandths of money. Immutable. */
final class Curve {

    private static final double MILLIS_PER_MINUTE = 60_000;

    private final long origin;
    private final double[] minutes;
    private final double[] money;
    private final double tailSlope;
    private final double[] from;
    private final double[] units;
    private final double[] slope;

    Curve(DelayCostCurve curve, Instant now) {
        PiecewiseLinear line = curve.byMinutes();
        origin = Duration.between(now, curve.origin()).toMillis();
        int points = line.size();
        minutes = new double[points];
        money = new double[points];
        from = new double[points];
        units = new double[points];
        slope = new double[points];
        tailSlope = line.tailSlope();
        for (int i = 0; i < points; i++) {
            minutes[i] = line.x(i);
            money[i] = line.y(i);
            from[i] = origin + minutes[i] * MILLIS_PER_MINUTE;
            units[i] = money[i] * DenseProblem.UNITS;
        }
        for (int i = 0; i < points; i++) {
            double perMinute = i + 1 < points ? (money[i + 1] - money[i]) / (minutes[i + 1] - minutes[i]) : tailSlope;
            slope[i] = perMinute * DenseProblem.UNITS / MILLIS_PER_MINUTE;
        }
    }

    /** How many points the curve has. */
    int size() {
        return minutes.length;
    }

    /** The millisecond of a point, rounded. */
    long instant(int point) {
        return origin + Math.round(minutes[point] * MILLIS_PER_MINUTE);
    }

    /** Money by minute from a point to the next, or on from the last. */
    double slopeAfter(int point) {
        return point == minutes.length - 1
                ? tailSlope
                : (money[point + 1] - money[point]) / (minutes[point + 1] - minutes[point]);
    }

    /** The expected loss when the work finishes so long after now, as {@code Money} rounds it. */
    long at(long millis) {
        double x = (millis - origin) / MILLIS_PER_MINUTE;
        int last = minutes.length - 1;
        if (x <= minutes[0]) {
            return DenseProblem.units(money[0]);
        }
        if (x >= minutes[last]) {
            return DenseProblem.units(money[last] + tailSlope * (x - minutes[last]));
        }
        int low = piece(x, minutes);
        double share = (x - minutes[low]) / (minutes[low + 1] - minutes[low]);
        return DenseProblem.units(money[low] + share * (money[low + 1] - money[low]));
    }

    /** The same without rounding, and faster. */
    double near(long millis) {
        if (millis <= from[0]) {
            return units[0];
        }
        int i = piece(millis, from);
        return units[i] + slope[i] * (millis - from[i]);
    }

    /** Until when the loss stays what it is at {@code millis}. */
    long flatUntil(long millis) {
        int i = millis < from[0] ? -1 : piece(millis, from);
        while (i + 1 < from.length && (i < 0 || slope[i] == 0)) {
            i++;
        }
        if (slope[i] == 0) {
            return DenseProblem.NEVER;
        }
        return Math.max(millis, (long) Math.floor(from[i]));
    }

    /** Whether the finish makes no difference. */
    boolean isFlat() {
        return flatUntil(-DenseProblem.NEVER) == DenseProblem.NEVER;
    }

    /** The last start at or before, or the first; curves are short, so one after the other. */
    private static int piece(double x, double[] starts) {
        int i = 0;
        while (i + 1 < starts.length && starts[i + 1] <= x) {
            i++;
        }
        return i;
    }
}
