package io.chargehand.dispatch;

import io.chargehand.kernel.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rounds amounts so that they still add up to their rounded sum. Stateless. */
final class MoneyShares {

    private MoneyShares() {}

    /**
     * Rounds each amount to the currency's decimals; those that lose most by rounding down are rounded up until the sum is the
     * rounded sum.
     *
     * @param amounts not negative, of one currency, at least one
     */
    static List<Money> rounded(List<Money> amounts) {
        Money sum = Money.zero(amounts.get(0).currency());
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        int decimals = sum.currency().getDefaultFractionDigits();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        List<BigDecimal> down = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (Money amount : amounts) {
            BigDecimal floor = amount.amount().setScale(decimals, RoundingMode.FLOOR);
            down.add(floor);
            given = given.add(floor);
        }
        long missing = sum.rounded().amount().subtract(given).divide(unit).longValue();
        List<Integer> byLoss = IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> amounts.get(i).amount().subtract(down.get(i)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 0; i < missing; i++) {
            int index = byLoss.get(i % byLoss.size());
            down.set(index, down.get(index).add(unit));
        }
        Money total = sum;
        return down.stream().map(amount -> new Money(amount, total.currency())).toList();
    }
}
