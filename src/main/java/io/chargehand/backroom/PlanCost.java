package io.chargehand.backroom;

import io.chargehand.kernel.Money;

import java.util.Currency;

/**
 * The money a plan is expected to lose, by kind. Immutable.
 *
 * @param delay delay cost of the placed tasks, at their finish
 * @param work wage for the placed tasks
 * @param walking price of walking to them, and home
 * @param overtime what work and walking past the last window cost beyond the wage
 * @param change price of tasks that changed hands against the previous plan
 * @param undone what the unplaced tasks cost: their own price, or delay cost at the horizon, the dearest wage for their work, and
 *     the price of undone
 */
public record PlanCost(Money delay, Money work, Money walking, Money overtime, Money change, Money undone) {

    /** No cost. */
    public static PlanCost zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new PlanCost(zero, zero, zero, zero, zero, zero);
    }

    /** The sum with another cost, kind by kind. */
    public PlanCost plus(PlanCost other) {
        return new PlanCost(
                delay.plus(other.delay),
                work.plus(other.work),
                walking.plus(other.walking),
                overtime.plus(other.overtime),
                change.plus(other.change),
                undone.plus(other.undone));
    }

    PlanCost plusUndone(Money more) {
        return new PlanCost(delay, work, walking, overtime, change, undone.plus(more));
    }

    /** The sum of all kinds: the plan score. */
    public Money total() {
        return delay.plus(work).plus(walking).plus(overtime).plus(change).plus(undone);
    }
}
