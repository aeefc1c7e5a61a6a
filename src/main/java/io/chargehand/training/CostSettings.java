package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What wrong decisions cost: the {@code costs} key of a job. Immutable.
 *
 * @param falseAlarm what it costs to act where the outcome would not have come, 0 or more
 * @param miss what it costs not to act where it comes, 0 or more, in the same currency
 * @param thresholds the probabilities at and above which the policy acts, each 0 to 1; where none are given, the one at
 *     which acting and not acting cost the same by a calibrated score
 */
public record CostSettings(Money falseAlarm, Money miss, List<Double> thresholds) {

    /** Checks the amounts. */
    public CostSettings {
        Rules.require(
                falseAlarm.currency().equals(miss.currency()),
                "costs.miss.currency",
                miss.currency(),
                "must be that of costs.falseAlarm, " + falseAlarm.currency());
        Rules.require(
                falseAlarm.toDouble() > 0 || miss.toDouble() > 0,
                "costs",
                "nothing",
                "must have an amount above 0 for falseAlarm or miss");
        thresholds = thresholds.isEmpty() ? List.of(breakEven(falseAlarm, miss)) : List.copyOf(thresholds);
    }

    private static double breakEven(Money falseAlarm, Money miss) {
        return falseAlarm.toDouble() / (falseAlarm.toDouble() + miss.toDouble());
    }

    /** The threshold at which acting and not acting cost the same where the probability is right. */
    public double breakEven() {
        return breakEven(falseAlarm, miss);
    }

    static CostSettings read(SettingsTree tree) {
        List<Double> thresholds = tree.texts("thresholds").stream()
                .map(text -> threshold(tree, text))
                .toList();
        return new CostSettings(money(tree.child("falseAlarm")), money(tree.child("miss")), thresholds);
    }

    private static double threshold(SettingsTree tree, String text) {
        try {
            double threshold = Double.parseDouble(text);
            if (threshold >= 0 && threshold <= 1) {
                return threshold;
            }
        } catch (NumberFormatException e) {
            throw outside(tree, text);
        }
        throw outside(tree, text);
    }

    private static InvalidInputException outside(SettingsTree tree, String text) {
        return tree.wrong("thresholds", text, "must be probabilities from 0 to 1");
    }

    private static Money money(SettingsTree tree) {
        String amount = tree.text("amount");
        BigDecimal number = amount(tree, amount);
        try {
            return new Money(number, currency(tree, tree.text("currency")));
        } catch (InvalidInputException e) {
            throw e.field().equals("amount") ? tree.wrong("amount", amount, e.rule()) : e;
        }
    }

    private static BigDecimal amount(SettingsTree tree, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw tree.wrong("amount", text, "must be a decimal number such as \"4.00\"");
        }
        if (number.signum() < 0) {
            throw tree.wrong("amount", text, "must be 0 or more");
        }
        return number;
    }

    private static Currency currency(SettingsTree tree, String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> tree.wrong("currency", code, "must be an ISO 4217 code such as USD"));
    }
}
