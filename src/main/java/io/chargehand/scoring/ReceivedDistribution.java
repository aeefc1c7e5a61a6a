package io.chargehand.scoring;

import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;

import java.util.Map;

/**
 * How many units of an ASN line arrive fit for sale, as a share of those advised. Immutable.
 *
 * @param atLeast P(received / advised >= ratio) by ratio; does not rise, within 0 to 1
 */
public record ReceivedDistribution(PiecewiseLinear atLeast) {

    /**
     * Checks that it is a distribution.
     *
     * @throws io.chargehand.kernel.InvalidInputException when it rises or leaves 0 to 1
     */
    public ReceivedDistribution {
        Rules.require(atLeast.times(-1).isNonDecreasing(), "atLeast", atLeast, "must not rise with the ratio");
        Rules.range("atLeast", atLeast.y(0), 0, 1);
        Rules.range("atLeast", atLeast.y(atLeast.size() - 1), 0, 1);
    }

    /**
     * The distribution that follows from the probabilities of a receipt line's discrepancies.
     *
     * @param risks by outcome: {@code short}, {@code over}, {@code damaged}, {@code late}
     * @param rates the vector of {@link io.chargehand.feature.OperationalRates#receipt()}; where a share is missing, an even spread
     *     stands in for it
     * @throws io.chargehand.kernel.InvalidInputException when an outcome is missing
     */
    public static ReceivedDistribution of(Map<String, Double> risks, FeatureVector rates) {
        return new ReceiptHeads(
                        risk(risks, ReceiptHeads.SHORT),
                        risk(risks, ReceiptHeads.OVER),
                        risk(risks, ReceiptHeads.DAMAGED),
                        risk(risks, ReceiptHeads.LATE))
                .distribution(rates);
    }

    private static Probability risk(Map<String, Double> risks, String outcome) {
        Double risk = risks.get(outcome);
        if (risk == null) {
            throw new InvalidInputException("risks", risks.keySet(), "must hold " + outcome);
        }
        return new Probability(risk);
    }

    /** P(at least {@code units} of {@code advised} arrive fit for sale); 1 for no units. */
    public Probability atLeast(Quantity units, Quantity advised) {
        if (units.isZero()) {
            return new Probability(1);
        }
        return new Probability(atLeast.at((double) units.units() / advised.units()));
    }

    /** The most units, up to {@code advised}, that arrive with at least this confidence. */
    public Quantity reservable(Quantity advised, Probability confidence) {
        long low = 0;
        long high = advised.units();
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (atLeast(new Quantity(middle), advised).value() >= confidence.value()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Quantity(low);
    }
}
