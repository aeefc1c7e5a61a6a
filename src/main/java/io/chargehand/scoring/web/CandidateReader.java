package io.chargehand.scoring.web;

import io.chargehand.kernel.NodeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Reads a candidate field by field: by far the most frequent object of a body, which the mapper's own way with records reads several
 * times as slowly. Its errors are the mapper's. Stateless.
 */
final class CandidateReader extends StdDeserializer<PromiseRiskRequest.Candidate> {

    private static final String NODE = "nodeId";
    private static final String FINISH = "plannedFinish";

    private transient @Nullable ValueDeserializer<Object> nodes;
    private transient @Nullable ValueDeserializer<Object> instants;

    CandidateReader() {
        super(PromiseRiskRequest.Candidate.class);
    }

    @Override
    public void resolve(DeserializationContext context) {
        nodes = context.findRootValueDeserializer(context.constructType(NodeId.class));
        instants = context.findRootValueDeserializer(context.constructType(Instant.class));
    }

    @Override
    public PromiseRiskRequest.@Nullable Candidate deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return (PromiseRiskRequest.Candidate) context.handleUnexpectedToken(getValueType(context), parser);
        }
        NodeId node = null;
        Instant finish = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(NODE)) {
                node = (NodeId) value(parser, context, name, nodes);
            } else if (name.equals(FINISH)) {
                finish = (Instant) value(parser, context, name, instants);
            } else if (!context.handleUnknownProperty(parser, this, handledType(), name)) {
                parser.skipChildren();
            }
        }
        return new PromiseRiskRequest.Candidate(node, finish);
    }

    private static @Nullable Object value(
            JsonParser parser,
            DeserializationContext context,
            String name,
            @Nullable ValueDeserializer<Object> reader) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            return Objects.requireNonNull(reader, "resolved").deserialize(parser, context);
        } catch (JacksonException e) {
            throw e.prependPath(PromiseRiskRequest.Candidate.class, name);
        }
    }

    @Override
    public Collection<Object> getKnownPropertyNames() {
        return List.of(NODE, FINISH);
    }
}
