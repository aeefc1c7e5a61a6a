package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.util.Currency;

/**
 * What waiting costs: every weight of the plans that is not in the retailer's data. All amounts are in one currency, the
 * retailer's. Immutable.
 *
 * @param goodwillPerLine lost beside its margin when an order line's promise is missed: future purchases of a customer who was
 *     let down
 * @param latePerLineMinute each minute that a line is later than its promise; without it, an order already late would never be
 *     worth finishing
 * @param agePerMinute each minute that any task waits; small, so that among tasks of equal loss the older goes first
 * @param dockPerCartonMinute each minute that a carton stands on the dock: the space is needed for the next arrival
 * @param discrepancyPerDay share of an ASN's doubtful value lost by each day that a discrepancy is claimed or reordered later
 * @param emptyShelfLossShare share of the demand at an empty shelf that is lost; the rest buys another item or comes back
 * @param perishedShare share of a unit's shelf life, spent waiting, that is lost as markdown at its end
 * @param failedPick what a pick costs that finds nothing: the walk, another search, another node's freight
 * @param onlinePickShare picks for orders as a share of an item's demand
 * @param doubtDays days after a count in which book stock becomes wrong with probability 63 %
 * @param resaleLossPerDay share of its price that a returned unit loses each day until it can be sold
 * @param exceptionPerMinute each minute of an exception that holds up no order: somebody passes the obstacle
 */
public record DelayPrices(
        Money goodwillPerLine,
        Money latePerLineMinute,
        Money agePerMinute,
        Money dockPerCartonMinute,
        double discrepancyPerDay,
        double emptyShelfLossShare,
        double perishedShare,
        Money failedPick,
        double onlinePickShare,
        double doubtDays,
        double resaleLossPerDay,
        Money exceptionPerMinute) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range, or currencies differ
     */
    public DelayPrices {
        for (Money each : new Money[] {
            goodwillPerLine, latePerLineMinute, agePerMinute, dockPerCartonMinute, failedPick, exceptionPerMinute
        }) {
            Rules.require(each.amount().signum() >= 0, "prices", each, "must be at least 0");
            Rules.require(
                    each.currency().equals(goodwillPerLine.currency()),
                    "prices",
                    each.currency(),
                    "must be in one currency");
        }
        Rules.range("discrepancyPerDay", discrepancyPerDay, 0, 1);
        Rules.range("emptyShelfLossShare", emptyShelfLossShare, 0, 1);
        Rules.range("perishedShare", perishedShare, 0, 1);
        Rules.range("onlinePickShare", onlinePickShare, 0, 1);
        Rules.range("doubtDays", doubtDays, 1, 10_000);
        Rules.range("resaleLossPerDay", resaleLossPerDay, 0, 1);
    }

    /** Prices of a mid-priced retailer, as amounts of any currency of similar size to the dollar. */
    public static DelayPrices standard(Currency currency) {
        return new DelayPrices(
                Money.of(12, currency),
                Money.of(0.02, currency),
                Money.of(0.002, currency),
                Money.of(0.0015, currency),
                0.01,
                0.6,
                0.5,
                Money.of(6, currency),
                0.2,
                45,
                0.01,
                Money.of(0.05, currency));
    }

    /** The currency of all of them. */
    public Currency currency() {
        return goodwillPerLine.currency();
    }
}
