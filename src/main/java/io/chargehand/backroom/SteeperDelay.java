package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How much more a minute of delay has to cost until the cheapest of a task's places starts earlier. A place that adds {@code c}
 * and finishes at {@code f} adds {@code c + s f} once each minute costs {@code s} more: one line for each place, and the task is
 * where the lowest is. Stateless.
 */
final class SteeperDelay {

    /** What rounding may add to the difference of two costs, each a sum of amounts rounded once: three ten-thousandths. */
    private static final double ROUNDING = 0.0003;

    private static final double STEEPEST = 1_000_000;
    /** Amounts closer than that share are not told apart. */
    private static final double CLOSE = 0.04;

    private static final int MOST_STEPS = 50;
    private static final int DECIMALS = 4;

    private SteeperDelay() {}

    /**
     * Amounts by which one of the earlier places becomes the cheapest of all, least first. Where rounding decides, because two
     * places finish at almost the same time, there are several of a place, from too little to enough.
     */
    static List<Money> amounts(List<Alternative> places, Instant start) {
        List<Alternative> earlier = new ArrayList<>();
        List<Alternative> others = new ArrayList<>();
        places.forEach(place -> (place.start().isBefore(start) ? earlier : others).add(place));
        TreeSet<BigDecimal> amounts = new TreeSet<>();
        for (Alternative place : earlier) {
            double enough = least(place, others, ROUNDING);
            double perhaps = Math.max(0, least(place, others, -ROUNDING));
            int steps = enough > 0 && enough < STEEPEST
                    ? (int) Math.min(MOST_STEPS, (enough - perhaps) / (CLOSE * enough))
                    : 0;
            for (int i = 0; i <= steps; i++) {
                add(enough - i * (enough - perhaps) / Math.max(1, steps), amounts);
            }
        }
        return amounts.stream()
                .map(amount -> new Money(amount, places.get(0).added().currency()))
                .toList();
    }

    private static void add(double amount, TreeSet<BigDecimal> amounts) {
        BigDecimal rounded = BigDecimal.valueOf(amount).setScale(DECIMALS, RoundingMode.UP);
        if (rounded.signum() > 0 && amount < STEEPEST) {
            amounts.add(rounded);
        }
    }

    /** The least amount by which a place becomes cheaper than all others by so much; a million or more where none does. */
    private static double least(Alternative place, List<Alternative> others, double margin) {
        double least = 0;
        double most = STEEPEST;
        for (Alternative other : others) {
            double minutes = Minutes.between(place.finish(), other.finish());
            double dearer = place.added().minus(other.added()).toDouble() + margin;
            if (minutes > 0) {
                least = Math.max(least, dearer / minutes);
            } else if (minutes < 0) {
                most = Math.min(most, dearer / minutes);
            } else if (dearer > 0) {
                return STEEPEST;
            }
        }
        return least <= most ? least : STEEPEST;
    }
}
