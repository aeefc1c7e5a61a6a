package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.util.Currency;

/**
 * What a plan pays beside delay and wages. Immutable.
 *
 * @param reassignment per task that the plan before gave to another worker who could still do it. A worker who has read a
 *     queue has begun to act on it: about a minute and a half of two people's time is lost by each task that changes hands
 * @param undone per task left to a later shift, beside its delay cost to the end of the last shift and the wage that shift will
 *     pay for it. High, so that work is left only where there is no time for it, and finite, so that the least loss is left
 */
public record SequencingPrices(Money reassignment, Money undone) {

    /**
     * Checks that neither is negative.
     *
     * @throws io.chargehand.kernel.InvalidInputException when one is, or the currencies differ
     */
    public SequencingPrices {
        Rules.require(reassignment.amount().signum() >= 0, "reassignment", reassignment, "must be at least 0");
        Rules.require(undone.amount().signum() >= 0, "undone", undone, "must be at least 0");
        Rules.require(
                reassignment.currency().equals(undone.currency()),
                "undone",
                undone.currency(),
                "must be in one currency");
    }

    /** One unit of money per reassignment, fifty per undone task. */
    public static SequencingPrices standard(Currency currency) {
        return new SequencingPrices(Money.of(1, currency), Money.of(50, currency));
    }

    public Currency currency() {
        return undone.currency();
    }
}
