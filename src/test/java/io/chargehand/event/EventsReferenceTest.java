package io.chargehand.event;

import io.chargehand.event.json.CloudEventCodec;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of events says what the records say. After a change of a record, write the page anew:
 * {@code mvn test -Dtest=EventsReferenceTest -Dchargehand.docs.write=true}.
 */
class EventsReferenceTest {

    private static final Path PAGE = Path.of("docs", "reference", "events.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "chargehand");
    private static final String HEAD = """
            # Events

            Facts enter by `POST /v1/events` as [CloudEvents 1.0](https://github.com/cloudevents/spec) in structured JSON: one event
            (`application/cloudevents+json`), a JSON array of at most 10,000 (`application/cloudevents-batch+json`), or either as
            `application/json`.

            | attribute | | |
            | --- | --- | --- |
            | `specversion` | required | `1.0` |
            | `id` | required | names the event within its source, 1 to 128 characters; the same source and id again is a duplicate |
            | `source` | required | who says so, 1 to 200 characters |
            | `type` | required | one of those below |
            | `time` | required | when it happened: RFC 3339 with offset; kept to the microsecond |
            | `data` | required | the fact, as below |
            | `datacontenttype` | | `application/json` |
            | `subject`, `dataschema`, extensions of `[a-z0-9]` | | let through, not kept |

            The answer has a verdict per event: `accepted` with its `position` in the log, `duplicate`, or `rejected` with `field`
            (its path), `value` and `rule`. One event that is rejected answers with a problem (RFC 9457): 400 where it breaks a rule,
            404 where it names an id that is not known, 409 where the present state does not allow it. A batch answers 200, and each
            rejected event carries the status it would have had alone; the others go through. A body that is no JSON of this form
            answers 400 and changes nothing. Every rejected event is kept: `GET /v1/dead-letters?after=&limit=`.

            Events are best sent in the order in which they happened. A late one is accepted; of master data and shifts, the event
            with the latest `time` holds, whatever the order of arrival.

            Nothing unknown is let through in `data`, nothing required may be missing, and no value is converted: a number in quotes is
            refused. Ids are strings of 1 to 64 characters of `[A-Za-z0-9._:-]`. Money is `{"amount":"12.34","currency":"USD"}`, the
            amount a decimal in quotes with at most 4 decimals. Instants carry an offset. Durations are ISO 8601 (`PT7M30S`).

            """;

    private final EventCodec codec = new CloudEventCodec();
    private final Set<Class<?>> parts = new LinkedHashSet<>();

    @Test
    void pageSaysWhatTheRecordsSay() throws IOException {
        String expected = HEAD + kinds() + parts();
        if (Boolean.getBoolean("chargehand.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    private String kinds() {
        return Arrays.stream(OperationalFact.class.getPermittedSubclasses())
                .map(kind -> "## `" + codec.type(kind.asSubclass(OperationalFact.class)) + "`\n\n" + described(kind))
                .collect(Collectors.joining());
    }

    private String parts() {
        StringBuilder text = new StringBuilder("# Parts of events\n\n");
        Set<Class<?>> done = new LinkedHashSet<>();
        while (done.size() < parts.size()) {
            for (Class<?> part : List.copyOf(parts)) {
                if (done.add(part)) {
                    text.append("## ")
                            .append(part.getSimpleName())
                            .append("\n\n")
                            .append(described(part));
                }
            }
        }
        return text.toString();
    }

    private String described(Class<?> record) {
        String source = source(record);
        StringBuilder text =
                new StringBuilder(summary(source)).append("\n\n| field | JSON | meaning |\n| --- | --- | --- |\n");
        for (RecordComponent component : record.getRecordComponents()) {
            String name = renamed(record, component.getName());
            text.append("| `%s` | %s | %s |\n"
                    .formatted(name, json(component.getGenericType()), meaning(source, component.getName())));
        }
        return text.append('\n').toString();
    }

    /** References name their parts by the id's own name in JSON. */
    private static String renamed(Class<?> record, String component) {
        return switch (record.getSimpleName() + "." + component) {
            case "OrderLineRef.order" -> "orderId";
            case "AsnLineRef.asn" -> "asnId";
            default -> component;
        };
    }

    private String json(Type type) {
        if (type instanceof ParameterizedType generic) {
            String of = json(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? of + ", optional" : "array of " + of;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(value -> "`" + value + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (raw.getSimpleName()) {
            case "int", "long", "Quantity" -> "whole number";
            case "double", "Metres", "Minutes", "Probability" -> "number";
            case "boolean" -> "true or false";
            case "String", "Skill", "Equipment" -> "string";
            case "Instant" -> "instant";
            case "Duration" -> "duration";
            case "LocalTime" -> "time of day";
            case "Money" -> "money";
            case "ZoneId" -> raw.getName().startsWith("java.") ? "IANA time zone" : "id";
            default -> {
                if (raw.getSimpleName().endsWith("Id")) {
                    yield "id";
                }
                parts.add(raw);
                yield "[" + raw.getSimpleName() + "](#" + raw.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ")";
            }
        };
    }

    private static String source(Class<?> record) {
        String module = record.getPackageName().substring("io.chargehand.".length());
        try {
            return Files.readString(SOURCES.resolve(module).resolve(record.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String summary(String source) {
        Matcher found = Pattern.compile("/\\*\\*(.*?)(?=\\n \\*\\s*\\n|@param|\\*/)", Pattern.DOTALL)
                .matcher(source);
        assertThat(found.find()).isTrue();
        return plain(found.group(1));
    }

    private static String meaning(String source, String component) {
        Matcher found = Pattern.compile(
                        "@param " + component + " (.*?)(?=\\n \\* @|\\n \\*/|\\n \\*\\s*\\n)", Pattern.DOTALL)
                .matcher(source);
        assertThat(found.find()).as(component).isTrue();
        return plain(found.group(1));
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n \\*", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
