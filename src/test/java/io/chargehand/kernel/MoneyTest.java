package io.chargehand.kernel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {

    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "5,      USD, 5.00",
        "5.0000, USD, 5.00",
        "5.00,   USD, 5.00",
        "0.1230, USD, 0.123",
        "1E+2,   USD, 100.00",
        "-2.5,   USD, -2.50",
        "0,      USD, 0.00",
        "100.0,  JPY, 100",
    })
    void equalAmountsAreEqualHoweverTheyAreWritten(String written, String currency, String kept) {
        Money money = new Money(new BigDecimal(written), Currency.getInstance(currency));
        assertThat(money.amount()).isEqualTo(new BigDecimal(kept));
        assertThat(money).isEqualTo(new Money(new BigDecimal(kept).setScale(4), Currency.getInstance(currency)));
    }

    @ParameterizedTest
    @CsvSource({"0.84, $0.84", "-2.22, -$2.22", "-0.001, $0.00", "1234.5, $1234.50", "0.005, $0.00", "0.015, $0.02"})
    void signStandsBeforeTheSymbol(String amount, String shown) {
        assertThat(new Money(new BigDecimal(amount), USD)).hasToString(shown);
    }

    @Test
    void fiveDecimalsAreRefused() {
        BigDecimal amount = new BigDecimal("0.12345");
        assertThatThrownBy(() -> new Money(amount, USD))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 4 decimals");
    }
}
