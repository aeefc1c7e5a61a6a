package io.chargehand.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in a currency; may be negative. Equal amounts are equal however many zeros they were written with. Immutable.
 *
 * @param amount the amount, at most 4 decimals; kept with no more decimals than it needs, and at least the currency's own
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int DECIMALS = 4;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    /**
     * Checks the amount.
     *
     * @throws InvalidInputException with more than 4 decimals or past 10^12
     */
    public Money {
        Rules.present("amount", amount);
        Rules.present("currency", currency);
        Rules.require(
                amount.stripTrailingZeros().scale() <= DECIMALS, "amount", amount, "must have at most 4 decimals");
        Rules.require(amount.abs().compareTo(MOST) <= 0, "amount", amount, "must be at most 10^12");
        int own = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.scale() != own) {
            BigDecimal shortest = amount.stripTrailingZeros();
            amount = shortest.scale() < own ? shortest.setScale(own) : shortest;
        }
    }

    /** Rounds {@code amount} half even to 4 decimals. */
    public static Money of(double amount, Currency currency) {
        Rules.require(Double.isFinite(amount), "amount", amount, "must be finite");
        return new Money(BigDecimal.valueOf(amount).setScale(DECIMALS, RoundingMode.HALF_EVEN), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(double factor) {
        return of(amount.doubleValue() * factor, currency);
    }

    /** Rounded half even to the currency's own decimals, as an invoice shows it. */
    public Money rounded() {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }

    public double toDouble() {
        return amount.doubleValue();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** Such as {@code $0.84}. */
    @Override
    public String toString() {
        BigDecimal shown = rounded().amount;
        return (shown.signum() < 0 ? "-" : "")
                + currency.getSymbol(Locale.US)
                + shown.abs().toPlainString();
    }

    private Money sameCurrency(Money other) {
        Rules.require(other.currency.equals(currency), "currency", other.currency, "must be " + currency);
        return other;
    }
}
