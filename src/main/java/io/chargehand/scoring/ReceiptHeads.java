package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Probability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The four probabilities of a receipt line, and the distribution of what arrives that follows from them. P(SHORT) and P(OVER)
 * add up to 1 at most. Immutable.
 *
 * @param few P(SHORT)
 * @param over P(OVER)
 * @param damaged P(DAMAGED)
 * @param late P(LATE)
 */
record ReceiptHeads(Probability few, Probability over, Probability damaged, Probability late) {

    static final String SHORT = "short";
    static final String OVER = "over";
    static final String DAMAGED = "damaged";
    static final String LATE = "late";
    static final List<String> OUTCOMES = List.of(SHORT, OVER, DAMAGED, LATE);

    /** The first ratio past all of the advised units: less than one unit in the largest line. */
    private static final double PAST_ALL = 1 + 1e-6;

    private static final double HAIR = 1e-12;

    /** A line is short or over or neither: where two models' answers add up to more than 1, both are scaled down to it. */
    ReceiptHeads {
        double either = few.value() + over.value();
        if (either > 1 + HAIR) {
            few = new Probability(few.value() / either);
            over = new Probability(over.value() / either);
        }
    }

    /** How often lines of a kind bring at least a share of the advised units; {@code NaN} where none was seen. */
    interface Shares {
        double atLeast(String column, double share);
    }

    static ReceiptHeads of(ReceiptRiskScore score) {
        return new ReceiptHeads(score.shortRisk(), score.overRisk(), score.damagedRisk(), score.lateRisk());
    }

    /** The probabilities by outcome. */
    Map<String, Double> byOutcome() {
        return Map.of(SHORT, few.value(), OVER, over.value(), DAMAGED, damaged.value(), LATE, late.value());
    }

    /**
     * The distribution of units received fit for sale over those advised: the supplier's smoothed shares among its short,
     * damaged and over lines, mixed by the probabilities, with SHORT and OVER excluding each other and DAMAGED
     * independent of both.
     *
     * @param rates the vector of {@link OperationalRates#receipt()}
     */
    ReceivedDistribution distribution(FeatureVector rates) {
        List<String> names = rates.set().names();
        return distribution((column, share) -> rates.number(names.indexOf(OperationalRates.atLeast(column, share))));
    }

    ReceivedDistribution distribution(Shares rates) {
        double onlyDamaged = (1 - few.value()) * damaged.value();
        double above = Math.max(0, Math.min(over.value(), 1 - few.value() - onlyDamaged));
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {0, 1});
        for (double share : OperationalRates.upToAll()) {
            double below = few.value() * (1 - at(rates, "shortRatio", share))
                    + onlyDamaged * (1 - at(rates, "damagedRatio", share));
            points.add(new double[] {share, 1 - below});
        }
        points.add(new double[] {PAST_ALL, above});
        for (double share : OperationalRates.aboveAll()) {
            points.add(new double[] {share, above * at(rates, "overRatio", share)});
        }
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        double least = 1;
        for (int i = 0; i < xs.length; i++) {
            least = Math.max(0, Math.min(least, points.get(i)[1]));
            xs[i] = points.get(i)[0];
            ys[i] = least;
        }
        return new ReceivedDistribution(new PiecewiseLinear(xs, ys, 0));
    }

    /** With no such line seen anywhere, an even spread. */
    private static double at(Shares rates, String column, double share) {
        double rate = rates.atLeast(column, share);
        return Double.isNaN(rate) ? Math.max(0, 1 - share) : rate;
    }
}
