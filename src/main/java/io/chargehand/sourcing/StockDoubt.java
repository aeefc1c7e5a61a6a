package io.chargehand.sourcing;

import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Rules;

/**
 * How likely units that the books show are not found by the picker. Book stock drifts from the shelf between counts; the last
 * units of a place are the ones most often missing; a node that keeps coming up short will again. Immutable.
 *
 * @param driftPerDay chance per day since the last count that the book has become wrong enough to fail a pick, 0 to 1
 * @param floorFactor how much faster the sales floor drifts than the backroom, where customers carry nothing about; at least 1
 * @param lowUnits units left after the pick below which the pick is doubtful, at least 1
 * @param lowDoubt chance of failing when it takes the last unit, falling to 0 at {@code lowUnits}; 0 to 1
 * @param negativeDoubt chance of failing where another place of the node shows less than nothing of the item, 0 to 1
 * @param priorShorts share of picks that come up short where there is no history, 0 to 1
 * @param priorWeight reservations of history that weigh as much as the prior, more than 0
 */
public record StockDoubt(
        double driftPerDay,
        double floorFactor,
        double lowUnits,
        double lowDoubt,
        double negativeDoubt,
        double priorShorts,
        double priorWeight) {

    /**
     * Retail book stock is wrong on roughly half of all item-store pairs, most by few units (DeHoratius and Raman 2008): so age
     * alone makes a pick fail rarely, at 0.4 % a day, and low books often, at 12 % for the last unit.
     */
    public static final StockDoubt STANDARD = new StockDoubt(0.004, 2, 4, 0.12, 0.15, 0.01, 40);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public StockDoubt {
        Rules.range("driftPerDay", driftPerDay, 0, 1);
        Rules.range("floorFactor", floorFactor, 1, 100);
        Rules.range("lowUnits", lowUnits, 1, 1_000_000);
        Rules.range("lowDoubt", lowDoubt, 0, 1);
        Rules.range("negativeDoubt", negativeDoubt, 0, 1);
        Rules.range("priorShorts", priorShorts, 0, 1);
        Rules.range("priorWeight", priorWeight, 1e-9, 1e9);
    }

    /**
     * What is known of units at a place.
     *
     * @param daysSinceCount days since the last count, at least 0
     * @param onSalesFloor whether customers reach it
     * @param book units that the books show there
     * @param negativeElsewhere whether another place of the node shows less than nothing of the item
     * @param history how often the node came up short on the item
     */
    public record Evidence(
            double daysSinceCount,
            boolean onSalesFloor,
            long book,
            boolean negativeElsewhere,
            ShortPicks.Record history) {}

    /** P(the picker does not find {@code units}): one less the chance that none of the causes strikes. */
    public Probability notThere(Evidence evidence, long units) {
        double drift =
                driftPerDay * (evidence.onSalesFloor() ? floorFactor : 1) * Math.max(0, evidence.daysSinceCount());
        double left = Math.max(0, evidence.book() - units);
        double low = lowDoubt * Math.max(0, 1 - left / lowUnits);
        double negative = evidence.negativeElsewhere() ? negativeDoubt : 0;
        ShortPicks.Record history = evidence.history();
        double shorts = (history.shorts() + priorShorts * priorWeight) / (history.reservations() + priorWeight);
        double found = Math.exp(-drift) * (1 - low) * (1 - negative) * (1 - Math.min(1, shorts));
        return new Probability(Math.min(1, Math.max(0, 1 - found)));
    }
}
