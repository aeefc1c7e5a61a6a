package io.chargehand.dispatch.web;

import io.chargehand.backroom.PlanCost;

/**
 * A cost by kind as JSON, exact to the ten-thousandth.
 *
 * @param total the sum of all kinds
 * @param delay delay cost at the planned finish
 * @param work wage for the work
 * @param walking price of walking
 * @param overtime what overtime costs beyond the wage
 * @param change price of tasks that changed hands
 * @param undone what tasks left undone cost
 */
record CostView(
        MoneyView total,
        MoneyView delay,
        MoneyView work,
        MoneyView walking,
        MoneyView overtime,
        MoneyView change,
        MoneyView undone) {

    static CostView of(PlanCost cost) {
        return new CostView(
                MoneyView.of(cost.total()),
                MoneyView.of(cost.delay()),
                MoneyView.of(cost.work()),
                MoneyView.of(cost.walking()),
                MoneyView.of(cost.overtime()),
                MoneyView.of(cost.change()),
                MoneyView.of(cost.undone()));
    }
}
