package io.chargehand.event.json;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.ser.std.StdSerializer;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money as {@code {"amount":"12.34","currency":"USD"}}.
 *
 * @param amount a decimal number, in a string so that no reader rounds it
 * @param currency ISO 4217
 */
record MoneyJson(@Nullable String amount, @Nullable String currency) {

    private static final int LONGEST = 40;

    Money toMoney() {
        return new Money(decimal(), isoCurrency());
    }

    private BigDecimal decimal() {
        String rule = "must be a decimal number in a string, such as \"12.34\"";
        Rules.present("amount", amount);
        try {
            boolean plain = amount.length() <= LONGEST && amount.matches("-?\\d+(\\.\\d+)?");
            Rules.require(plain, "amount", amount, rule);
            return new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("amount", amount, rule);
        }
    }

    private Currency isoCurrency() {
        Rules.present("currency", currency);
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("currency", currency, "must be an ISO 4217 code, such as USD");
        }
    }

    static final class Reader extends StdDeserializer<Money> {

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            MoneyJson read = context.readValue(parser, MoneyJson.class);
            try {
                return read.toMoney();
            } catch (InvalidInputException e) {
                throw ValueInstantiationException.from(parser, e.rule(), context.constructType(Money.class), e);
            }
        }
    }

    static final class Writer extends StdSerializer<Money> {

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeStringProperty("amount", money.amount().toPlainString());
            generator.writeStringProperty("currency", money.currency().getCurrencyCode());
            generator.writeEndObject();
        }
    }
}
