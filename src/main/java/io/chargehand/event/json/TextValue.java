package io.chargehand.event.json;

import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a value that is a string in JSON. Stateless. */
final class TextValue<T> extends StdDeserializer<T> {

    private final transient Function<String, T> parse;
    private final String rule;

    /**
     * Makes a reader.
     *
     * @param parse makes the value; refuses by an exception
     * @param rule what the string must be, for strings that {@code parse} refuses without saying why
     */
    TextValue(Class<T> type, Function<String, T> parse, String rule) {
        super(type);
        this.parse = parse;
        this.rule = rule;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw JsonRefusal.of(parser, context, handledType(), JsonRefusal.shown(parser), rule);
        }
        String text = parser.getString();
        try {
            return parse.apply(text);
        } catch (InvalidInputException e) {
            throw JsonRefusal.of(parser, context, handledType(), text, e.rule());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw JsonRefusal.of(parser, context, handledType(), text, rule);
        }
    }
}
