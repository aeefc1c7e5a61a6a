package io.chargehand.dispatch.web;

import io.chargehand.kernel.Money;

/**
 * Money as JSON.
 *
 * @param amount a decimal
 * @param currency ISO 4217
 */
record MoneyView(String amount, String currency) {

    static MoneyView of(Money money) {
        return new MoneyView(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
