package io.chargehand.dispatch;

import io.chargehand.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class MoneySharesTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAddUpToTheRoundedSumAndAreWithinACent(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Money> amounts = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> Money.of(random.nextDouble() * 0.3, USD))
                    .toList();
            List<Money> rounded = MoneyShares.rounded(amounts);
            Money sum = amounts.stream().reduce(Money.zero(USD), Money::plus).rounded();
            assertThat(rounded.stream().reduce(Money.zero(USD), Money::plus).compareTo(sum))
                    .isZero();
            for (int i = 0; i < amounts.size(); i++) {
                assertThat(Math.abs(rounded.get(i).toDouble() - amounts.get(i).toDouble()))
                        .isLessThan(0.01);
            }
        }
    }
}
