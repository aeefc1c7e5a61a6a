package io.chargehand.scoring.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;

/**
 * Reads a record field by field: the mapper's own way with records takes several times as long, which tells where a body holds one for
 * each node. Its errors are the mapper's. Thread-safe once resolved.
 *
 * @param <T> the record; its components may all be absent
 */
abstract class FieldReader<T extends Record> extends StdDeserializer<T> {

    private final transient RecordComponent[] components;
    private final String[] names;
    private final transient @Nullable ValueDeserializer<Object>[] readers;

    @SuppressWarnings({"unchecked", "rawtypes"})
    FieldReader(Class<T> type) {
        super(type);
        components = type.getRecordComponents();
        names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        readers = new ValueDeserializer[names.length];
    }

    /** The record of the values of its components, null where absent. */
    abstract T of(@Nullable Object[] values);

    @Override
    public void resolve(DeserializationContext context) {
        for (int i = 0; i < names.length; i++) {
            readers[i] = context.findRootValueDeserializer(context.constructType(components[i].getGenericType()));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return (T) context.handleUnexpectedToken(getValueType(context), parser);
        }
        @Nullable Object[] values = new Object[names.length];
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            int place = place(name);
            if (place >= 0) {
                values[place] = token == JsonToken.VALUE_NULL ? null : value(parser, context, place);
            } else if (!context.handleUnknownProperty(parser, this, handledType(), name)) {
                parser.skipChildren();
            }
        }
        return of(values);
    }

    private int place(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object value(JsonParser parser, DeserializationContext context, int place) {
        ValueDeserializer<Object> reader = readers[place];
        if (reader == null) {
            throw new IllegalStateException("not resolved");
        }
        try {
            return reader.deserialize(parser, context);
        } catch (JacksonException e) {
            throw e.prependPath(handledType(), names[place]);
        }
    }

    @Override
    public Collection<Object> getKnownPropertyNames() {
        return Arrays.asList((Object[]) names);
    }
}
