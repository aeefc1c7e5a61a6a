package io.chargehand.app.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Reads instants from ISO 8601 text that carries an offset, and from nothing else. */
final class OffsetInstants {

    static final String RULE = "must be an instant with offset, such as 2026-11-23T10:00:00+01:00";

    private OffsetInstants() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("instants with offset");
        module.addDeserializer(Instant.class, new Reader<>(Instant.class, OffsetDateTime::toInstant));
        module.addDeserializer(OffsetDateTime.class, new Reader<>(OffsetDateTime.class, Function.identity()));
        return module;
    }

    private static final class Reader<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final Function<OffsetDateTime, T> result;

        Reader(Class<T> type, Function<OffsetDateTime, T> result) {
            super(type);
            this.type = type;
            this.result = result;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return result.apply(OffsetDateTime.parse(text));
                } catch (DateTimeParseException refused) {
                    throw context.weirdStringException(text, type, RULE);
                }
            }
            throw context.weirdStringException(text, type, RULE);
        }
    }
}
