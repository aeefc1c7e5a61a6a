package io.chargehand.event.json;

import io.chargehand.kernel.InvalidInputException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.exc.ValueInstantiationException;

/** A value that is refused while it is read: carries value and rule, to which the path is added on the way out. Stateless. */
final class JsonRefusal {

    private JsonRefusal() {}

    static DatabindException of(
            JsonParser parser, DeserializationContext context, Class<?> type, Object value, String rule) {
        return ValueInstantiationException.from(
                parser, rule, context.constructType(type), new InvalidInputException("", value, rule));
    }

    /** The value at hand as a message shows it. */
    static String shown(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return "an object";
        }
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        return String.valueOf(parser.getString());
    }
}
