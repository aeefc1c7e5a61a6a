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

    Curve(DelayCostCurve curve, Instant now) {
        PiecewiseLinear line = curve.byMinutes();
        origin = Duration.between(now, curve.origin()).toMillis();
        minutes = new double[line.size()];
        money = new double[line.size()];
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = line.x(i);
            money[i] = line.y(i);
        }
        tailSlope = line.tailSlope();
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

    /** The expected loss when the work finishes so long after now. */
    long at(long millis) {
        double x = (millis - origin) / MILLIS_PER_MINUTE;
        int last = minutes.length - 1;
        if (x <= minutes[0]) {
            return DenseProblem.units(money[0]);
        }
        if (x >= minutes[last]) {
            return DenseProblem.units(money[last] + tailSlope * (x - minutes[last]));
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (minutes[middle] <= x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double share = (x - minutes[low]) / (minutes[high] - minutes[low]);
        return DenseProblem.units(money[low] + share * (money[high] - money[low]));
    }
}
