package io.chargehand.event.json;

import io.chargehand.event.EventCodec;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Facts as CloudEvents 1.0 in structured mode. Refuses what it does not know, except extension attributes of the envelope,
 * which CloudEvents lets any sender add. Thread-safe.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents, JSON format</a>
 */
public final class CloudEventCodec implements EventCodec {

    private static final String SPECIFICATION = "1.0";
    private static final String JSON = "application/json";
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "time", "datacontenttype", "dataschema", "subject", "data");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,64}");

    private final JsonMapper mapper = StrictJson.mapper();
    private final FactKinds kinds = new FactKinds();
    private final PathFaults faults = new PathFaults();
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    /** Makes the codec of all kinds of facts. */
    public CloudEventCodec() {
        kinds.all().forEach((type, kind) -> {
            readers.put(type, mapper.readerFor(kind));
            writers.put(kind, mapper.writerFor(kind));
        });
    }

    @Override
    public String write(OperationalEvent event) {
        ObjectNode envelope = mapper.createObjectNode();
        envelope.put("specversion", SPECIFICATION);
        envelope.put("id", event.id());
        envelope.put("source", event.source());
        envelope.put("type", type(event.fact().getClass()));
        envelope.put("time", event.time().toString());
        envelope.put("datacontenttype", JSON);
        envelope.set("data", mapper.valueToTree(event.fact()));
        return mapper.writeValueAsString(envelope);
    }

    @Override
    public OperationalEvent read(String json) {
        try {
            JsonNode tree = mapper.readTree(json);
            if (!(tree instanceof ObjectNode envelope)) {
                throw new InvalidInputException(PathFaults.BODY, tree.getNodeType(), "must be one JSON object");
            }
            return read(envelope);
        } catch (JacksonException e) {
            throw faults.explain(e);
        }
    }

    /**
     * Reads a JSON array of CloudEvents, each alone: one that cannot be read leaves the others as they are.
     *
     * @throws InvalidInputException when the whole is no JSON array
     */
    public List<ReadEvent> readBatch(String json) {
        JsonNode tree;
        try {
            tree = mapper.readTree(json);
        } catch (JacksonException e) {
            throw faults.explain(e);
        }
        Rules.require(tree.isArray(), PathFaults.BODY, tree.getNodeType(), "must be a JSON array of events");
        List<ReadEvent> events = new ArrayList<>(tree.size());
        tree.forEach(each -> events.add(readOne(each)));
        return events;
    }

    private ReadEvent readOne(JsonNode node) {
        try {
            Rules.require(node.isObject(), PathFaults.BODY, node.getNodeType(), "must be a JSON object");
            return new ReadEvent.Readable(read((ObjectNode) node));
        } catch (InvalidInputException e) {
            return new ReadEvent.Unreadable(
                    node.path("source").stringValue(null), node.path("id").stringValue(null), node.toString(), e);
        }
    }

    private OperationalEvent read(ObjectNode envelope) {
        attributes(envelope);
        String version = text(envelope, "specversion");
        Rules.require(version.equals(SPECIFICATION), "specversion", version, "must be " + SPECIFICATION);
        String contentType = envelope.path("datacontenttype").asString(JSON);
        boolean json = contentType.equals(JSON) || contentType.startsWith(JSON + ";") || contentType.endsWith("+json");
        Rules.require(json, "datacontenttype", contentType, "must be " + JSON);
        Class<? extends OperationalFact> kind = kinds.kind(text(envelope, "type"));
        return new OperationalEvent(
                text(envelope, "id"), text(envelope, "source"), time(text(envelope, "time")), data(envelope, kind));
    }

    private OperationalFact data(ObjectNode envelope, Class<? extends OperationalFact> kind) {
        JsonNode data = envelope.get("data");
        Rules.present("data", data);
        Rules.require(data.isObject(), "data", data.getNodeType(), "must be an object");
        try {
            return mapper.treeToValue(data, kind);
        } catch (JacksonException e) {
            InvalidInputException fault = faults.explain(e);
            throw fault.field().equals(PathFaults.BODY)
                    ? new InvalidInputException("data", fault.value(), fault.rule())
                    : fault.under("data.");
        }
    }

    private static void attributes(ObjectNode envelope) {
        for (String name : envelope.propertyNames()) {
            Rules.require(!name.equals("data_base64"), name, "present", "must not be present: data is JSON");
            boolean known = ATTRIBUTES.contains(name) || EXTENSION.matcher(name).matches();
            Rules.require(known, name, "present", "must be an attribute of CloudEvents, or an extension of [a-z0-9]");
        }
    }

    private static String text(ObjectNode envelope, String name) {
        JsonNode value = envelope.get(name);
        Rules.present(name, value);
        Rules.require(value.isString(), name, value, "must be a string");
        return value.asString();
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    "time", text, "must be a date and time with offset (RFC 3339), such as 2026-03-01T09:30:00Z");
        }
    }

    @Override
    public String writeFact(OperationalFact fact) {
        ObjectWriter writer = writers.get(fact.getClass());
        Rules.present("fact", writer);
        return writer.writeValueAsString(fact);
    }

    @Override
    public OperationalFact readFact(String type, String data) {
        Class<? extends OperationalFact> kind = kinds.kind(type);
        ObjectReader reader = readers.get(type);
        Rules.present("type", reader);
        try {
            return kind.cast(reader.readValue(data));
        } catch (JacksonException e) {
            throw faults.explain(e);
        }
    }

    @Override
    public String type(Class<? extends OperationalFact> kind) {
        return kinds.type(kind);
    }
}
