package io.chargehand.event.json;

import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

import java.util.function.DoubleFunction;

/** Reads a value that is a number in JSON. Stateless. */
final class NumberValue<T> extends StdDeserializer<T> {

    private final transient DoubleFunction<T> make;
    private final boolean whole;

    private NumberValue(Class<T> type, DoubleFunction<T> make, boolean whole) {
        super(type);
        this.make = make;
        this.whole = whole;
    }

    static <T> NumberValue<T> any(Class<T> type, DoubleFunction<T> make) {
        return new NumberValue<>(type, make, false);
    }

    /** Whole numbers that a double holds exactly. */
    static <T> NumberValue<T> whole(Class<T> type, DoubleFunction<T> make) {
        return new NumberValue<>(type, make, true);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        boolean fits = token == JsonToken.VALUE_NUMBER_INT || !whole && token == JsonToken.VALUE_NUMBER_FLOAT;
        String rule = whole ? "must be a whole number" : "must be a number";
        if (!fits) {
            throw JsonRefusal.of(parser, context, handledType(), JsonRefusal.shown(parser), rule);
        }
        try {
            return make.apply(parser.getDoubleValue());
        } catch (InvalidInputException e) {
            throw JsonRefusal.of(parser, context, handledType(), parser.getString(), e.rule());
        } catch (InputCoercionException e) {
            throw JsonRefusal.of(parser, context, handledType(), parser.getString(), rule);
        }
    }
}
