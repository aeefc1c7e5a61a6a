package io.chargehand.backroom;

import io.chargehand.event.NodeDefined;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.PiecewiseLinear;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A node's opening hours, in which customers come. Immutable. */
final class OpenHours {

    private static final int DAYS = 3;
    private static final double DAY_MINUTES = 24 * 60;

    private final NodeDefined node;

    OpenHours(NodeDefined node) {
        this.node = node;
    }

    /**
     * What is lost by the minute, while the node is open, once {@code openMinutes} more of open time have passed.
     *
     * @param now from when
     * @param openMinutes open minutes until the loss begins, 0 when it has begun
     * @param perMinute what an open minute loses then
     */
    DelayCostCurve lossAfter(Instant now, double openMinutes, Money perMinute) {
        List<double[]> points = new ArrayList<>();
        LocalDate first = now.atZone(node.timeZone()).toLocalDate();
        double left = openMinutes;
        double loss = 0;
        for (int day = 0; day <= DAYS; day++) {
            LocalDate date = first.plusDays(day);
            double opens = Math.max(
                    0,
                    minutes(
                            now,
                            date.atTime(node.opens()).atZone(node.timeZone()).toInstant()));
            double closes = minutes(
                    now, date.atTime(node.closes()).atZone(node.timeZone()).toInstant());
            double open = closes - opens;
            if (open <= left) {
                left -= Math.max(0, open);
                continue;
            }
            double from = opens + left;
            left = 0;
            points.add(new double[] {from, loss});
            loss += (closes - from) * perMinute.toDouble();
            points.add(new double[] {closes, loss});
        }
        return new DelayCostCurve(now, curve(points, perMinute), perMinute.currency());
    }

    private PiecewiseLinear curve(List<double[]> points, Money perMinute) {
        double openShare = Duration.between(node.opens(), node.closes()).toMinutes() / DAY_MINUTES;
        double tail = points.isEmpty() ? 0 : perMinute.toDouble() * openShare;
        List<double[]> rising = new ArrayList<>();
        for (double[] point : points) {
            if (rising.isEmpty() || point[0] > rising.get(rising.size() - 1)[0]) {
                rising.add(point);
            }
        }
        if (rising.isEmpty()) {
            return PiecewiseLinear.constant(0);
        }
        return new PiecewiseLinear(
                rising.stream().mapToDouble(point -> point[0]).toArray(),
                rising.stream().mapToDouble(point -> point[1]).toArray(),
                tail);
    }

    private static double minutes(Instant from, Instant to) {
        return Minutes.between(from, to);
    }
}
