package io.chargehand.dispatch.json;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Decimal numbers in strings. Stateless. */
final class Amount {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

    private Amount() {}

    /** Money of at most 4 decimals. */
    static Money money(String field, String text, Currency currency) {
        try {
            return new Money(decimal(field, text), currency);
        } catch (InvalidInputException e) {
            throw e.field().equals(field) ? e : new InvalidInputException(field, text, e.rule());
        }
    }

    /** A number of money, such as a price per minute, of any number of decimals. */
    static double number(String field, String text) {
        return decimal(field, text).doubleValue();
    }

    private static BigDecimal decimal(String field, String text) {
        boolean plain = DECIMAL.matcher(text).matches();
        Rules.require(plain, field, text, "must be a decimal number in a string, such as \"12.34\"");
        return new BigDecimal(text);
    }
}
