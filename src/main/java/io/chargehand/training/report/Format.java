package io.chargehand.training.report;

import io.chargehand.training.ClassWeights;
import io.chargehand.training.RoundsChosen;
import io.chargehand.training.TrainingResult;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/** Writes figures for people. Stateless. */
final class Format {

    /** What stands where there is no figure. */
    static final String NONE = "–";

    private static final int FIGURE = 4;

    private Format() {}

    static String decimals(int decimals, double value) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    static String figure(double value) {
        return decimals(FIGURE, value);
    }

    static String figure(Optional<Double> value) {
        return value.map(Format::figure).orElse(NONE);
    }

    static String money(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    static String percent(double share) {
        return decimals(1, 100 * share) + " %";
    }

    /** A whole number with separators. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String interval(TrainingResult.@Nullable Interval interval) {
        return interval == null ? NONE : figure(interval.low()) + " to " + figure(interval.high());
    }

    static String moneyInterval(TrainingResult.@Nullable Interval interval) {
        return interval == null ? NONE : money(interval.low()) + " to " + money(interval.high());
    }

    /** How a number of rounds was chosen. */
    static String rounds(RoundsChosen chosen) {
        String patience = chosen.patience() == 0
                ? ""
                : ", " + chosen.patience() + " without a better one end the looking after " + chosen.looked();
        return chosen.rounds() + " of " + chosen.most() + " by "
                + chosen.measure().written() + " "
                + figure(chosen.value()) + patience + "; the whole curve is best at " + chosen.bestRounds() + " ("
                + figure(chosen.bestValue()) + ")";
    }

    /** How much classes weigh. */
    static String classWeights(ClassWeights weights) {
        String ratio = weights.balanced()
                ? "balanced"
                : String.format(Locale.ROOT, "%s with the outcome, %s without", weights.outcome(), weights.other());
        return ratio + "; taken back in log-odds";
    }

    /** A p-value, as is usual not below a thousandth. */
    static String p(double p) {
        return p < 0.001 ? "< 0.001" : decimals(3, p);
    }
}
