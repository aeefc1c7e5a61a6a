package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

/** What it costs to leave a task undone. */
public sealed interface Leaving {

    /** As the problem's prices say: delay cost at the horizon, the wage of a later shift, and the price of undone. */
    Leaving STANDARD = new Standard();

    /** Never, as long as it can be done at all. */
    Leaving NEVER = new Never();

    /** At the price of all tasks. */
    record Standard() implements Leaving {}

    /**
     * At a price of its own, all told: an optional task.
     *
     * @param money at least 0; neither delay cost nor wage is added
     */
    record Price(Money money) implements Leaving {
        /**
         * Checks that the price is not negative.
         *
         * @throws io.chargehand.kernel.InvalidInputException when it is
         */
        public Price {
            Rules.present("price", money);
            Rules.require(money.amount().signum() >= 0, "price", money, "must be at least 0");
        }
    }

    /**
     * Doing it comes before all money, so that the plan that does most of such tasks wins. Priced as standard where there is
     * no plan with it.
     */
    record Never() implements Leaving {}
}
