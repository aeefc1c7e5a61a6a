package io.chargehand.backroom;

import io.chargehand.kernel.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much more a minute of delay has to cost until the cheapest of a task's places starts earlier. A place that adds {@code c}
 * and finishes at {@code f} adds {@code c + s f} once each minute costs {@code s} more: one line for each place, and the task is
 * where the lowest is. Stateless.
 */
final class SteeperDelay {

    /** What rounding may add to the difference of two costs, each a sum of amounts rounded once: three ten-thousandths. */
    private static final double ROUNDING = 0.0003;

    private static final double STEEPEST = 1_000_000;
    private static final int DECIMALS = 4;

    private SteeperDelay() {}

    /** Amounts by which one of the earlier places becomes the cheapest of all, least first. */
    static List<Money> amounts(List<Alternative> places, Instant start) {
        List<Alternative> earlier = new ArrayList<>();
        List<Alternative> others = new ArrayList<>();
        places.forEach(place -> (place.start().isBefore(start) ? earlier : others).add(place));
        List<Money> amounts = new ArrayList<>();
        for (Alternative place : earlier) {
            double least = 0;
            double most = STEEPEST;
            for (Alternative other : others) {
                double minutes =
                        Duration.between(place.finish(), other.finish()).toMillis() / 60_000.0;
                double dearer = place.added().minus(other.added()).toDouble() + ROUNDING;
                if (minutes > 0) {
                    least = Math.max(least, dearer / minutes);
                } else if (minutes < 0) {
                    most = Math.min(most, dearer / minutes);
                } else if (dearer > 0) {
                    most = -1;
                }
            }
            BigDecimal amount = BigDecimal.valueOf(least).setScale(DECIMALS, RoundingMode.UP);
            if (amount.doubleValue() <= most && amount.signum() > 0) {
                amounts.add(new Money(amount, place.added().currency()));
            }
        }
        Collections.sort(amounts);
        return amounts;
    }
}
